import type { JsonDocument } from '../documents/json.ts';
import type { Location } from '../report.ts';
export interface OauthClientFile {
    readonly document: JsonDocument;
    /** JSON Pointer of the client: `/integration`, or the older `/ui_extension`. */
    readonly at: string;
    readonly name: string;
    readonly scopes: readonly string[];
    readonly redirectUris: readonly string[];
    readonly onboardingUrl?: string;
}
/** Undefined when the file describes no client. */
export declare function readOauthClient(document: JsonDocument): OauthClientFile | undefined;
/** Where a step's failure is shown: at what it is about. */
export declare function placeOf({ document, at }: OauthClientFile, step: string): Location;
