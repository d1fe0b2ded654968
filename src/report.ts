// The words that every room shares: where something is, what was found there, how it is mended, and the report that holds it all.
// The shape of Report is `--format json`, version 1 (schemas/report.schema.json).

export const severities = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof severities)[number];

/** A place in a text: 1-based line, 1-based column counted in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A range of a file. `file` is a POSIX path relative to the report's root. */
export interface Location {
  readonly file: string;
  readonly range: Range;
}

/** The start of a file, for what concerns the whole of it. */
export function startOf(file: string): Location {
  const start = { line: 1, column: 1 };
  return { file, range: { start, end: start } };
}

/** Replaces the text at a location. An empty range inserts. */
export interface Edit extends Location {
  readonly text: string;
}

/** Edits that belong together: all are applied, or none. */
export interface Fix {
  readonly edits: readonly Edit[];
}

export interface Finding extends Location {
  /** `group/name`, as in docs/rules. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** URL of the rule's page. */
  readonly help: string;
  /** URL of the Datadog page that asks for it. */
  readonly source: string;
  readonly fix?: Fix;
  /** It stood in the base already. */
  readonly preexisting: boolean;
}

/** A finding that the configuration switched off for its integration, and why. */
export interface SuppressedFinding extends Finding {
  readonly reason: string;
}

export type IntegrationStatus = 'new' | 'existing' | 'unknown';

export interface IntegrationSummary {
  readonly path: string;
  readonly name: string;
  readonly status: IntegrationStatus;
  readonly oauth: boolean;
  /** Why no rule ran on this folder. */
  readonly passedOver?: string;
  /** Absent where it was passed over. */
  readonly appUuid?: AppUuid;
  /** What differs from the base; absent where nothing does, and without a base. */
  readonly change?: IntegrationChange;
}

/** How the app_uuid was proven, or that it was not. */
export interface AppUuid {
  /** `proven`: a source names the same. `unchanged`: the base has the same. `differs`: from either. */
  readonly status: 'proven' | 'unchanged' | 'differs' | 'unverified';
  /** Who proves it, what differs, or why nobody could tell. */
  readonly reason: string;
}

/** What a reviewer asks of an integration that is new or differs from the base. */
export interface IntegrationChange {
  /** Absent without an OAuth client, before and now. */
  readonly oauth?: OauthChange;
  /** Absent where the README could not be read. */
  readonly sections?: Sections;
}

export interface OauthChange {
  readonly scopes: Difference;
  readonly redirectUris: Difference;
  readonly onboardingUrl: Difference;
}

/** Against the base; of a new integration everything is added. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What the README holds. */
export interface Sections {
  /** `## Setup`. */
  readonly setup: boolean;
  /** In place: inside Setup, or an H2 behind it. */
  readonly uninstallation: boolean;
  /** That earlier authorizations are revoked; absent where no OAuth client asks for it. */
  readonly revocation?: boolean;
  /** That the API keys are to be disabled; absent where the client may not create any. */
  readonly apiKeys?: boolean;
}

/** Something that tilelint could not check, and why. */
export interface Unchecked {
  readonly rule: string;
  /** Absent when it concerns the whole run. */
  readonly integration?: string;
  readonly reason: string;
}

export type StepStatus = 'passed' | 'failed' | 'skipped';

export interface SmokeStep {
  readonly step: string;
  readonly status: StepStatus;
  readonly reason?: string;
  readonly durationMs: number;
}

export interface SmokeResult {
  readonly integration: string;
  readonly site: string;
  readonly steps: readonly SmokeStep[];
  /** What was sent, in order; no query, header or body of it. */
  readonly requests?: readonly SmokeRequest[];
}

export interface SmokeRequest {
  /** The step that sent it. */
  readonly step: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Absent when there was no answer. */
  readonly status?: number;
  readonly durationMs: number;
}

export type SmokeVerdict = 'passed' | 'failed' | 'not made';

/** Whether a token was exchanged: without one nothing is proven, and nothing has passed. */
export function tokenExchanged(steps: readonly SmokeStep[]): boolean {
  return steps.some(({ step, status }) => step === 'token' && status === 'passed');
}

/** Whether a site's name is that of a sandbox, which knows only what it was given: it proves nothing of Datadog. */
export function isSandbox(site: string): boolean {
  return / sandbox$|^sandbox$/.test(site);
}

export function smokeVerdict(steps: readonly SmokeStep[]): SmokeVerdict {
  if (steps.some(({ status }) => status === 'failed')) return 'failed';
  return tokenExchanged(steps) ? 'passed' : 'not made';
}

export interface Summary {
  readonly integrations: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  readonly preexisting: number;
  readonly fixed: number;
}

export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'tilelint'; readonly version: string };
  /** Absolute path of the folder that every `file` is relative to. */
  readonly root: string;
  readonly summary: Summary;
  readonly integrations: readonly IntegrationSummary[];
  /** Sorted by file, line, column, rule. */
  readonly findings: readonly Finding[];
  /** What an override of the configuration switched off; counted nowhere. Absent where nothing was. */
  readonly suppressed?: readonly SuppressedFinding[];
  readonly unchecked: readonly Unchecked[];
  readonly smoke: readonly SmokeResult[];
}

/** The counts that follow from the findings. */
export function countsOf(findings: readonly Finding[]): Omit<Summary, 'integrations' | 'fixed'> {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    notices: count('notice'),
    preexisting: findings.filter(({ preexisting }) => preexisting).length,
  };
}

/** Whether `severity` reaches `threshold`. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}

/** Reading order: file, line, column, then rule. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The findings of each integration, by its path; those of none under an empty one. */
export function byIntegration({
  integrations,
  findings,
}: Pick<Report, 'integrations' | 'findings'>): Map<string, readonly Finding[]> {
  const known = new Set(integrations.map(({ path }) => path));
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const path = owner(finding.file, known);
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [finding]);
    else group.push(finding);
  }
  return groups;
}

function owner(file: string, paths: ReadonlySet<string>): string {
  for (let folder = file; folder.includes('/'); ) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    if (paths.has(folder)) return folder;
  }
  return paths.has('.') ? '.' : '';
}
