// Folders on disk -> report: what both shells do, so that the action and the command line give one verdict.
import type { Base } from './catalog/base.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { CatalogKind } from './catalog/integration.ts';
import { openCatalog } from './catalog/open.ts';
import { repositoryKind } from './catalog/repository-kind.ts';
import { type Config, findConfig, parseConfig } from './config/config.ts';
import { severitiesOf } from './config/severities.ts';
import { decode } from './documents/text.ts';
import { type LintOptions, lint } from './lint.ts';
import type { Finding, Report, Severity, Unchecked } from './report.ts';
import { rules } from './rules/index.ts';

export interface CheckRequest {
  /** Absolute paths of integrations and catalogs of them. */
  readonly paths: readonly string[];
  /** Instead of the one at the top of the repository. */
  readonly config?: { readonly file: string; readonly bytes: Uint8Array };
  /** Above what the configuration and the repository's name say. */
  readonly catalog?: CatalogKind | 'auto';
  readonly onProgress?: LintOptions['onProgress'];
  /** The revision to compare with, as git names it; `auto` for the merge base with the upstream's default branch. */
  readonly base?: string;
  /** Lints only the integrations that differ from the base. */
  readonly changed?: boolean;
  /** What the caller could not do before: said in the report. */
  readonly unchecked?: readonly Unchecked[];
  /** What git may know of the environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Mends what can be mended safely, in the files, before reporting what is left. */
  readonly fix?: boolean;
}

export interface Checked {
  readonly report: Report;
  /** The texts that the findings speak of, by file. */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether a finding counts for the verdict: one that stood in the base already does not, unless the configuration says so. */
  blocks(finding: Finding): boolean;
}

/** @throws UserError for a path that holds no integration, or a configuration that is wrong. */
export async function check(request: CheckRequest): Promise<Checked> {
  const { catalog: asked, onProgress, fix = false } = request;
  const all = await openCatalog(request.paths);
  const base = await openedBase(request, all);
  const config = await readPolicy(request, all, base);
  const kind: Catalog['kind'] = decided(asked) ?? decided(config.catalog) ?? repositoryKind(all.root) ?? 'auto';
  const folders =
    base !== undefined && request.changed === true ? all.folders.filter((folder) => base.isChanged(folder)) : all.folders;
  const catalog = { ...all, folders, kind };
  const severityOf = await severitiesOf(config);
  const options = { severityOf, ...(onProgress !== undefined && { onProgress }), ...(base !== undefined && { base }) };
  const linted = fix ? await fixFiles(catalog, options) : await lint(catalog, options);
  const report = { ...linted, unchecked: [...(request.unchecked ?? []), ...linted.unchecked] };
  const existing = config.existingFindings ?? (base === undefined ? 'block' : 'report');
  return {
    report: existing === 'hide' ? withoutPreexisting(report) : report,
    sources: await readSources(catalog, report),
    blocks: ({ preexisting }) => !preexisting || existing === 'block',
  };
}

async function openedBase({ base, changed, env = {} }: CheckRequest, catalog: Catalog): Promise<Base | undefined> {
  if (base === undefined && changed !== true) return undefined;
  const { openBase } = await import('./catalog/base.ts');
  return openBase(catalog, base ?? 'auto', env);
}

/** From the base where it has one: otherwise a change could switch its own gate off. */
async function readPolicy({ config }: CheckRequest, { source }: Catalog, base: Base | undefined): Promise<Config> {
  const ids = rules.map(({ id }) => id);
  if (config !== undefined) return parseConfig(config.file, config.bytes, ids);
  const before = base === undefined ? undefined : await findConfig(base.source, ids);
  return before?.file === undefined ? findConfig(source, ids) : before;
}

function withoutPreexisting(report: Report): Report {
  const findings = report.findings.filter(({ preexisting }) => !preexisting);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const summary = {
    ...report.summary,
    errors: count('error'),
    warnings: count('warning'),
    notices: count('notice'),
    preexisting: 0,
  };
  return { ...report, findings, summary };
}

async function fixFiles(catalog: Catalog, options: LintOptions): Promise<Report> {
  const [{ fix }, { writeTexts }] = await Promise.all([import('./fix/fix.ts'), import('./fix/write-texts.ts')]);
  const { report, texts } = await fix(catalog, options);
  writeTexts(catalog.root, texts);
  return report;
}

function decided<Kind>(kind: Kind | 'auto' | undefined): Kind | undefined {
  return kind === 'auto' ? undefined : kind;
}

async function readSources({ source }: Catalog, { findings }: Report): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of new Set(findings.map((finding) => finding.file))) {
    const content = await source.read(file);
    if (content.status === 'read') texts.set(file, decode(content.bytes).text);
  }
  return texts;
}
