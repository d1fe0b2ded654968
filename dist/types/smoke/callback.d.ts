import type { Site } from '../platform/sites.ts';
export type CallbackAnswer = {
    readonly code: string;
    readonly note?: string;
} | {
    /** What is wrong, and what to do. */
    readonly fault: string;
};
/** @param state That of the authorization request. */
export declare function readCallback({ searchParams }: URL, state: string, site: Site): CallbackAnswer;
