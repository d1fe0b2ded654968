// A step of the smoke test: what it needs, and what it found. One file a step, in steps/.
import type { Http } from '../http/http.ts';
import type { IntegrationStatus } from '../report.ts';
import type { Credentials } from './credentials.ts';
import type { OpenOnboarding } from './follow-onboarding.ts';
import type { OauthClientFile } from './oauth-client.ts';
import type { Callback, SignIn } from './sign-in.ts';

export const stepNames = [
  'onboarding',
  'authorize',
  'token',
  'scopes',
  'scope-access',
  'create-api-key',
  'app-uuid',
  'refresh',
  'confidential-client',
  'revoke',
] as const;
export type StepName = (typeof stepNames)[number];

/** A failure says what it means and what to do; `inconclusive` is a skip that says why nothing could be told. */
export type Outcome =
  | { readonly status: 'passed'; readonly reason?: string }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'skipped'; readonly reason: string };

export const passed = (reason?: string): Outcome => (reason === undefined ? { status: 'passed' } : { status: 'passed', reason });
export const failed = (reason: string): Outcome => ({ status: 'failed', reason });
export const skipped = (reason: string): Outcome => ({ status: 'skipped', reason });

export interface Step {
  readonly name: StepName;
  /** Steps that have to have passed. */
  readonly needs: readonly StepName[];
  /** Milliseconds. */
  readonly limit: number;
  run(subject: Subject, state: State, signal: AbortSignal): Promise<Outcome>;
}

/** What is tested: one integration's client on one site. */
export interface Subject {
  readonly client: OauthClientFile;
  readonly credentials: Credentials;
  /** To the site alone. */
  readonly http: Http;
  readonly onboarding: Onboarding;
  /** The manifest's, where there is a manifest. */
  readonly appUuid?: string;
  /** Whether the base has the integration; `unknown` without a base. */
  readonly status: IntegrationStatus;
  readonly signIn: SignIn;
  /** Keeps a text out of every output. */
  readonly conceal: (secret: string) => void;
  /** Takes a refresh token that replaces the one that was given. */
  readonly onRotated: (refreshToken: string) => void;
  readonly allow: Permissions;
}

/** Where customers begin, and how it may be reached. */
export interface Onboarding {
  /** Given by the person who runs the test, in the place of the client's. */
  readonly url?: URL;
  /** Only to the internet where a repository names the address. */
  readonly http: Http;
  /** For pages that go on by script; absent where the address is the user's own. */
  readonly open?: OpenOnboarding;
}

/** What is done only when it is asked for. */
export interface Permissions {
  /** Creates the organisation's one Marketplace API key. */
  readonly createApiKey: boolean;
  /** Revokes a refresh token that was given, not made by this run. */
  readonly revoke: boolean;
}

/** What the steps hand on to each other. */
export interface State {
  callback?: Callback;
  tokens?: Tokens;
  /** A read that the access token opened: after the revocation it must not. */
  readable?: string;
}

export interface Tokens {
  readonly access: string;
  readonly refresh?: string;
  /** As the answer says; absent when it says nothing. */
  readonly scopes?: readonly string[];
}
