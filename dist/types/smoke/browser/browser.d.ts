import type { OpenOnboarding } from '../follow-onboarding.ts';
import type { SignIn } from '../sign-in.ts';
import type { Pace } from './pace.ts';
export interface BrowserOptions {
    /** Chrome's executable; looked for in the usual places when absent. */
    readonly chrome?: string;
    /** A folder for pictures of failed sign-ins. */
    readonly artifacts?: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly platform: NodeJS.Platform;
    readonly pace?: Pace;
}
export interface SigningBrowser {
    readonly signIn: SignIn;
    /** For onboarding pages that go on by script; the address is a repository's, so the page reaches the internet alone. */
    readonly openOnboarding: OpenOnboarding;
    close(): Promise<void>;
}
export declare function signingBrowser({ chrome, artifacts, env, platform, pace }: BrowserOptions): SigningBrowser;
