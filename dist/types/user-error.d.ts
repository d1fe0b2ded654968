export declare class UserError extends Error {
    name: string;
}
