// Folders on disk -> report: what both shells do, so that the action and the command line give one verdict.
import type { Catalog } from './catalog/catalog.ts';
import type { CatalogKind } from './catalog/integration.ts';
import { openCatalog } from './catalog/open.ts';
import { repositoryKind } from './catalog/repository-kind.ts';
import { findConfig, parseConfig } from './config/config.ts';
import { severitiesOf } from './config/severities.ts';
import { decode } from './documents/text.ts';
import { type LintOptions, lint } from './lint.ts';
import type { Report } from './report.ts';
import { rules } from './rules/index.ts';

export interface CheckRequest {
  /** Absolute paths of integrations and catalogs of them. */
  readonly paths: readonly string[];
  /** Instead of the one at the top of the repository. */
  readonly config?: { readonly file: string; readonly bytes: Uint8Array };
  /** Above what the configuration and the repository's name say. */
  readonly catalog?: CatalogKind | 'auto';
  readonly onProgress?: LintOptions['onProgress'];
  /** Mends what can be mended safely, in the files, before reporting what is left. */
  readonly fix?: boolean;
}

export interface Checked {
  readonly report: Report;
  /** The texts that the findings speak of, by file. */
  readonly sources: ReadonlyMap<string, string>;
}

/** @throws UserError for a path that holds no integration, or a configuration that is wrong. */
export async function check({ paths, config: given, catalog, onProgress, fix = false }: CheckRequest): Promise<Checked> {
  const opened = await openCatalog(paths);
  const ids = rules.map(({ id }) => id);
  const config = given === undefined ? await findConfig(opened.source, ids) : await parseConfig(given.file, given.bytes, ids);
  const kind = decided(catalog) ?? decided(config.catalog) ?? repositoryKind(opened.root) ?? 'auto';
  const severityOf = await severitiesOf(config);
  const options = { severityOf, ...(onProgress !== undefined && { onProgress }) };
  const report = fix ? await fixFiles({ ...opened, kind }, options) : await lint({ ...opened, kind }, options);
  return { report, sources: await readSources(opened, report) };
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
