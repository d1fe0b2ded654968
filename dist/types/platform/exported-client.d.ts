import { type Json } from '../documents/pointer.ts';
export interface ExportedClient {
    /** Which export says so. */
    readonly how: string;
    /** What the export says nothing of is absent. */
    readonly scopes?: readonly string[];
    readonly redirectUris?: readonly string[];
    readonly onboardingUrl?: string;
}
/** @returns Undefined when it carries no OAuth details; a reason when it carries more than one client. */
export declare function exportedClient(manifest: Json, file: string): ExportedClient | {
    readonly reason: string;
} | undefined;
