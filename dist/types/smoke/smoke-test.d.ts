import type { Limits as TransportLimits } from '../http/limits.ts';
import type { Redaction } from '../http/redaction.ts';
import type { Retry } from '../http/retry.ts';
import { type Finding, type IntegrationStatus, type SmokeResult, type Unchecked } from '../report.ts';
import { type Credentials } from './credentials.ts';
import type { OpenOnboarding } from './follow-onboarding.ts';
import { type OauthClientFile } from './oauth-client.ts';
import type { SignIn } from './sign-in.ts';
import type { Permissions } from './step.ts';
/** An integration whose client is tested. */
export interface Target {
    /** Relative to the report's root. */
    readonly path: string;
    readonly name: string;
    readonly client: OauthClientFile;
    readonly appUuid?: string;
    readonly status: IntegrationStatus;
}
export interface SmokeOptions {
    readonly targets: readonly Target[];
    readonly credentials: readonly Credentials[];
    /** A run without credentials is an error, not a notice. */
    readonly required: boolean;
    /** Names of sites that the integrations claim. */
    readonly claimedSites: readonly string[];
    readonly allow: Permissions;
    readonly signIn: SignIn;
    readonly openOnboarding?: OpenOnboarding;
    readonly redaction: Redaction;
    /** Told of every secret that the run comes by. */
    readonly onSecret?: (secret: string) => void;
    /** A refresh token that replaces the one of these credentials, which may be dead from now on. */
    readonly onRotated: (credentials: Credentials, refreshToken: string) => void;
    /** In the place of the client's own. */
    readonly onboardingUrl?: URL;
    /** Where the proxies' variables are read. */
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly retry?: Partial<Retry>;
    readonly limits?: Partial<TransportLimits>;
    /** Milliseconds for one integration on one site. */
    readonly runLimit?: number;
}
export interface SmokeOutcome {
    readonly smoke: readonly SmokeResult[];
    readonly findings: readonly Finding[];
    readonly unchecked: readonly Unchecked[];
}
/**
 * Credentials for an integration that is not among the targets are left alone, and it is said.
 * @throws UserError when credentials leave open which integration they are for, or are there twice.
 */
export declare function smokeTest(options: SmokeOptions): Promise<SmokeOutcome>;
