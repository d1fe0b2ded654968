// Folders on disk -> report: what both shells do, so that the action and the command line give one verdict.
import { relative, sep } from 'node:path';
import type { Base } from './catalog/base/base.ts';
import type { GithubCommit } from './catalog/base/open-base.ts';
import { BaseUnavailable } from './catalog/base/revision.ts';
import type { Catalog } from './catalog/catalog.ts';
import { hasRemote } from './catalog/git-folder.ts';
import type { CatalogKind } from './catalog/integration.ts';
import { openCatalog } from './catalog/open.ts';
import { repositoryKind } from './catalog/repository-kind.ts';
import type { Config } from './config/config.ts';
import { type NamedConfig, type Policy, readPolicy } from './config/policy.ts';
import { severitiesOf } from './config/severities.ts';
import { parseJson } from './documents/json.ts';
import type { Change } from './documents/patch.ts';
import { decode, TextDocument } from './documents/text.ts';
import { isUuid } from './documents/uuid.ts';
import { type LintOptions, lint } from './lint.ts';
import { type ExportedClient, exportedClient } from './platform/exported-client.ts';
import type { LiveClient } from './platform/live-source.ts';
import { claimedSource, configuredSource, exportedSource, type PublishedSource, valueSource } from './platform/published.ts';
import { byPlace, countsOf, type Finding, type Report, type Unchecked } from './report.ts';
import { concealed, covered } from './reporters/concealed.ts';
import { rules } from './rules/index.ts';
import type { SeverityOf } from './rules/rule.ts';
import { UserError } from './user-error.ts';

export interface CheckRequest {
  /** Absolute paths of integrations and catalogs of them. */
  readonly paths: readonly string[];
  /** Instead of the one at the top of the repository. */
  readonly config?: NamedConfig;
  /** Above what the configuration and the repository's name say. */
  readonly catalog?: CatalogKind | 'auto';
  readonly onProgress?: LintOptions['onProgress'];
  /** Instead of all. None: the integrations and their status alone. */
  readonly rules?: LintOptions['rules'];
  /**
   * The revision to compare with: as git names it, one of the GitHub API, or why there is none. `auto`: the merge base with the
   * upstream's default branch.
   */
  readonly base?: string | GithubCommit | { readonly reason: string };
  /** The commit that is checked out, where it decides what changed: what a later step of a job wrote does not. */
  readonly head?: string;
  /** Where no base is given: looks for that merge base, to tell new from existing. The run is not about a change. */
  readonly impliedBase?: boolean;
  /** The published app_uuid of the one integration that is linted. */
  readonly appUuid?: string;
  /** The exported app manifest of the one integration that is linted. */
  readonly appManifest?: { readonly file: string; readonly bytes: Uint8Array };
  /** Where the live Developer Platform is asked for published apps; nowhere when absent. */
  readonly live?: readonly LiveClient[];
  /** A new OAuth integration whose app_uuid nobody confirms is an error. */
  readonly requirePublished?: boolean;
  /** Lints only the integrations that differ from the base. */
  readonly changed?: boolean;
  /** What the caller could not do before: said in the report. */
  readonly unchecked?: readonly Unchecked[];
  /** What git may know of the environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `write` mends what can be mended safely, in the files, and reports what is left; `show` writes nothing and reports everything. */
  readonly fix?: 'write' | 'show';
}

export interface Checked {
  readonly report: Report;
  readonly catalog: Catalog;
  readonly config: Config;
  /** The texts that the findings speak of, by file; secrets in them are covered. */
  readonly sources: ReadonlyMap<string, string>;
  /** Where secrets are, by file: also those whose finding is hidden. */
  readonly secrets: ReturnType<typeof concealed>;
  /** What fixes change, or would. */
  readonly changes: readonly Change[];
  /** Whether a finding counts for the verdict: one that stood in the base already does not, unless the configuration says so. */
  blocks(finding: Finding): boolean;
}

/** @throws UserError for a path that holds no integration, a base that is none, or a configuration that is wrong. */
export async function check(request: CheckRequest): Promise<Checked> {
  const { catalog: asked, onProgress, changed = false, env = {} } = request;
  const all = await openCatalog(request.paths, 'auto', env);
  const { base, reason } = await openedBase(request, all);
  const isChange = base !== undefined && (request.base !== undefined || changed);
  const policy = await policyOf(request, all, isChange ? base : undefined);
  const { config } = policy;
  const kind: Catalog['kind'] = decided(asked) ?? decided(config.catalog) ?? repositoryKind(all.root, env) ?? 'auto';
  const folders = base !== undefined && changed ? await changedFolders(all, base) : all.folders;
  const catalog = { ...all, folders, kind };
  const configured = await severitiesOf(config);
  const severityOf: SeverityOf = (rule, integration) => {
    const severity = configured(rule, integration);
    return request.requirePublished === true && rule.id === 'app-uuid/unverified' && severity !== 'off' ? 'error' : severity;
  };
  const { published, exported, unchecked } = await publishedSources(request, catalog, policy);
  const options = {
    severityOf,
    published,
    ...(exported !== undefined && { exported }),
    ...(onProgress !== undefined && { onProgress }),
    ...(base !== undefined && { base }),
    marksPreexisting: isChange || config.existingFindings !== undefined,
    ...(request.rules !== undefined && { rules: request.rules }),
  };
  const { report: found, changes } = await linted(catalog, options, request.fix);
  const notChecked = [...(request.unchecked ?? []), ...notYet(policy), ...unchecked, ...withoutBase(found, base, reason)];
  const report = await withOverrides(
    { ...found, unchecked: [...notChecked, ...found.unchecked] },
    { catalog, config, options, request, isChange },
  );
  const secrets = concealed(report);
  const existing = config.existingFindings ?? (isChange ? 'report' : 'block');
  return {
    report: existing === 'hide' ? withoutPreexisting(report) : report,
    catalog,
    config,
    sources: await readSources(catalog, report, secrets),
    secrets,
    changes,
    blocks: ({ preexisting }) => !preexisting || existing === 'block',
  };
}

/** A folder of which the base says nothing is linted. */
async function changedFolders({ folders }: Catalog, base: Base): Promise<string[]> {
  const changed: string[] = [];
  for (const folder of folders) if ((await whereAnswered(base.isChanged(folder))) !== false) changed.push(folder);
  return changed;
}

async function openedBase(
  { base, head, impliedBase = false, changed = false, env = {} }: CheckRequest,
  catalog: Catalog,
): Promise<{ readonly base?: Base; readonly reason?: string }> {
  if (typeof base === 'object' && 'reason' in base) return { reason: base.reason };
  if (base === undefined && !changed) {
    if (!impliedBase || !hasRemote(catalog.root, env)) return {};
    const found = (await import('./catalog/base/open-base.ts')).impliedBase(catalog, env);
    return 'reason' in found ? found : { base: found };
  }
  const { openBase } = await import('./catalog/base/open-base.ts');
  try {
    return { base: await openBase(catalog, base ?? 'auto', env, head) };
  } catch (error) {
    if (error instanceof BaseUnavailable) return { reason: error.message };
    throw error;
  }
}

async function policyOf({ config }: CheckRequest, { root, source }: Catalog, base: Base | undefined): Promise<Policy> {
  const ids = rules.map(({ id }) => id);
  const head = { root, head: source };
  if (base === undefined) return readPolicy(head, config, ids);
  const policy = await whereAnswered(readPolicy({ ...head, base: base.source }, config, ids));
  return (
    policy ?? {
      ...(await readPolicy(head, config, ids)),
      notYet: 'whether the configuration is the one of the base, which could not be read',
    }
  );
}

async function whereAnswered<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof BaseUnavailable) return undefined;
    throw error;
  }
}

/** Who knows what was published, and what could not be read of it. */
interface Sources {
  readonly published: readonly PublishedSource[];
  readonly exported?: ExportedClient;
  readonly unchecked: readonly Unchecked[];
}

/** @throws UserError for what cannot be a source, or could be meant for several integrations. */
async function publishedSources(
  { appUuid, appManifest, live = [], env = {} }: CheckRequest,
  { folders }: Catalog,
  { config: { apps, file = 'the configuration' }, claims }: Policy,
): Promise<Sources> {
  if ((appUuid !== undefined || appManifest !== undefined) && folders.length > 1) {
    throw new UserError(
      `One published app_uuid cannot be that of ${folders.length} integrations: lint one folder, or give \`apps\` in tilelint.yml`,
    );
  }
  const published = Object.keys(apps).length > 0 ? [configuredSource(apps, file)] : [];
  if (claims !== undefined) published.push(claimedSource(claims.apps, claims.file));
  if (appUuid !== undefined) {
    if (!isUuid(appUuid)) throw new UserError(`Expected a UUID as the published app_uuid, found \`${appUuid}\``);
    published.push(valueSource(appUuid, 'the value that was given'));
  }
  const client = appManifest === undefined ? undefined : readExport(appManifest, published);
  if (live.length > 0) {
    const { liveSource } = await import('./platform/live-source.ts');
    published.push(...live.map((each) => liveSource(each, folders.length, { env })));
  }
  if (client === undefined) return { published, unchecked: [] };
  return 'reason' in client
    ? { published, unchecked: [{ rule: 'oauth-client/matches-export', reason: client.reason }] }
    : { published, exported: client, unchecked: [] };
}

/** Adds the export to the sources. @returns The OAuth client that it carries. */
function readExport(
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  published: PublishedSource[],
): ReturnType<typeof exportedClient> {
  const parsed = parseJson(new TextDocument(file, decode(bytes).text));
  if (parsed.status === 'broken') throw new UserError(`The exported app manifest ${file} is not JSON: ${parsed.error.message}`);
  published.push(exportedSource(parsed.document.value, file));
  return exportedClient(parsed.document.value, file);
}

function notYet({ notYet: reason }: Policy): Unchecked[] {
  return reason === undefined ? [] : [{ rule: 'configuration', reason }];
}

/** Without a base nobody knows which integrations are new: said once, not for each. */
function withoutBase({ integrations }: Report, base: Base | undefined, reason: string | undefined): Unchecked[] {
  if (base !== undefined || (reason === undefined && !integrations.some(({ oauth }) => oauth))) return [];
  const why = reason ?? 'git names no base to compare with, `--base REV` does';
  return [{ rule: 'app-uuid/unverified', reason: `new integrations are not told from existing ones: ${why}` }];
}

/** What overrides switched off is in the report, with the reason; an override that does nothing is found where it stands. */
async function withOverrides(
  report: Report,
  {
    catalog,
    config,
    options,
    request,
    isChange,
  }: { catalog: Catalog; config: Config; options: LintOptions; request: CheckRequest; isChange: boolean },
): Promise<Report> {
  if (config.overrides.length === 0) return report;
  const { suppressedFindings, unusedOverrides } = await import('./suppressed.ts');
  const suppressed = await suppressedFindings(catalog, config, options);
  const all = suppressed.length > 0 ? { ...report, suppressed } : report;
  const named = request.config === undefined ? config.file : relative(catalog.root, request.config.path).split(sep).join('/');
  // In a change the places are those of the base's text; a file outside of the root is none of the report's.
  if (isChange || named === undefined || named.startsWith('..') || request.rules !== undefined) return all;
  return withFindings(all, [...report.findings, ...(await unusedOverrides(catalog, config, named, all))].sort(byPlace));
}

function withoutPreexisting(report: Report): Report {
  return withFindings(
    report,
    report.findings.filter(({ preexisting }) => !preexisting),
  );
}

function withFindings(report: Report, findings: readonly Finding[]): Report {
  return { ...report, findings, summary: { ...report.summary, ...countsOf(findings) } };
}

interface Linted {
  readonly report: Report;
  readonly changes: readonly Change[];
}

async function linted(catalog: Catalog, options: LintOptions, mode: CheckRequest['fix']): Promise<Linted> {
  if (mode === undefined) return { report: await lint(catalog, options), changes: [] };
  const [{ fix }, { writeChanges }] = await Promise.all([import('./fix/fix.ts'), import('./fix/write-changes.ts')]);
  const { report, before, changes } = await fix(catalog, options);
  if (mode === 'show') return { report: before, changes };
  writeChanges(catalog.root, changes);
  return { report, changes };
}

function decided<Kind>(kind: Kind | 'auto' | undefined): Kind | undefined {
  return kind === 'auto' ? undefined : kind;
}

async function readSources(
  { source }: Catalog,
  { findings }: Report,
  secrets: Checked['secrets'],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of new Set(findings.map((finding) => finding.file))) {
    const content = await source.read(file);
    if (content.status === 'read') texts.set(file, covered(decode(content.bytes).text, secrets.get(file)));
  }
  return texts;
}
