export type Found = {
    readonly status: 'app';
    readonly uuid: string;
} | {
    readonly status: 'unknown';
    readonly reason: string;
};
export declare class AuthorizedClients {
    #private;
    /** Tells an entry from others, on this page and the next ones. */
    readonly keys: readonly string[];
    /** How many entries all pages have together, where the answer says so. */
    readonly total: number | undefined;
    /** @returns The page, or why the text is none. */
    static read(text: string): AuthorizedClients | string;
    private constructor();
    has(clientId: string): boolean;
    appOf(clientId: string): Found;
}
