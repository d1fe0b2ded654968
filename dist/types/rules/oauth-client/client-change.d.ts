import type { JsonDocument } from '../../documents/json.ts';
import type { Difference, OauthChange } from '../../report.ts';
import { roles } from './clients.ts';
export type Role = (typeof roles)[number];
/** The parts of a client that take effect when it is published. */
export interface ClientTexts {
    readonly scopes: readonly string[];
    readonly redirectUris: readonly string[];
    readonly onboardingUrl: readonly string[];
}
/** Empty where there is no such client. */
export declare function clientTexts(document: JsonDocument | undefined, role: Role): ClientTexts;
export declare function clientChange(before: ClientTexts, now: ClientTexts): OauthChange;
/** Every client of a file together. */
export declare function clientsChange(before: JsonDocument | undefined, now: JsonDocument | undefined): OauthChange;
/** Where a URL has a user name and a password, they are not shown. */
export declare function difference(before: readonly string[], now: readonly string[]): Difference;
