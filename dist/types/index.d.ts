import type { BrowserOptions, SigningBrowser } from './smoke/browser/browser.ts';
import type { Credentials } from './smoke/credentials.ts';
import type { SmokeOptions, SmokeOutcome } from './smoke/smoke-test.ts';
import type { findTargets, Targets } from './smoke/targets.ts';
export type { Catalog } from './catalog/catalog.ts';
export type { Entry, FileContent, FileSource } from './catalog/file-source.ts';
export { openCatalog } from './catalog/open.ts';
export { Redaction } from './http/redaction.ts';
export { type LintOptions, lint } from './lint.ts';
export type { Site } from './platform/sites.ts';
export type { Edit, Finding, Fix, IntegrationStatus, IntegrationSummary, Location, Position, Range, Report, Severity, SmokeRequest, SmokeResult, SmokeStep, SmokeVerdict, StepStatus, Summary, SuppressedFinding, Unchecked, } from './report.ts';
export type { SignIn } from './smoke/sign-in.ts';
export type { Target } from './smoke/smoke-test.ts';
export { UserError } from './user-error.ts';
export type { BrowserOptions, Credentials, SigningBrowser, SmokeOptions, SmokeOutcome, Targets };
/** The OAuth smoke test of some clients, on the sites of their credentials. @throws UserError for credentials of nobody. */
export declare function smokeTest(options: SmokeOptions): Promise<SmokeOutcome>;
/** The OAuth clients of integrations that a report lists. */
export declare function smokeTargets(...of: Parameters<typeof findTargets>): Promise<Targets>;
/** @param text JSON or YAML, as `oauth-credentials`. @throws UserError with a line for every fault, never a value. */
export declare function parseCredentials(name: string, text: string): Promise<readonly Credentials[]>;
/** A Chrome for `signIn`, started when it is needed. Close it afterwards. */
export declare function signingBrowser(options: BrowserOptions): Promise<SigningBrowser>;
