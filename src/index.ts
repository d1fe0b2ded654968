// The library: `import { lint, openCatalog, smokeTest } from 'tilelint'`. What only the smoke test needs is loaded when it is called.
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
export type {
  Edit,
  Finding,
  Fix,
  IntegrationStatus,
  IntegrationSummary,
  Location,
  Position,
  Range,
  Report,
  Severity,
  SmokeRequest,
  SmokeResult,
  SmokeStep,
  SmokeVerdict,
  StepStatus,
  Summary,
  SuppressedFinding,
  Unchecked,
} from './report.ts';
export type { SignIn } from './smoke/sign-in.ts';
export type { Target } from './smoke/smoke-test.ts';
export { UserError } from './user-error.ts';
export type { BrowserOptions, Credentials, SigningBrowser, SmokeOptions, SmokeOutcome, Targets };

/** The OAuth smoke test of some clients, on the sites of their credentials. @throws UserError for credentials of nobody. */
export async function smokeTest(options: SmokeOptions): Promise<SmokeOutcome> {
  return (await import('./smoke/smoke-test.ts')).smokeTest(options);
}

/** The OAuth clients of integrations that a report lists. */
export async function smokeTargets(...of: Parameters<typeof findTargets>): Promise<Targets> {
  return (await import('./smoke/targets.ts')).findTargets(...of);
}

/** @param text JSON or YAML, as `oauth-credentials`. @throws UserError with a line for every fault, never a value. */
export async function parseCredentials(name: string, text: string): Promise<readonly Credentials[]> {
  return (await import('./smoke/credentials.ts')).parseCredentials(name, text);
}

/** A Chrome for `signIn`, started when it is needed. Close it afterwards. */
export async function signingBrowser(options: BrowserOptions): Promise<SigningBrowser> {
  return (await import('./smoke/browser/browser.ts')).signingBrowser(options);
}
