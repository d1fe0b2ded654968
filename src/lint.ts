// The whole pipeline on one page: catalog -> integrations -> rules -> findings -> report.
import { readAppUuids } from './catalog/app-uuids.ts';
import type { Base } from './catalog/base/base.ts';
import { BaseUnavailable } from './catalog/base/revision.ts';
import type { Catalog } from './catalog/catalog.ts';
import { join, parentFolder } from './catalog/file-source.ts';
import { Integration } from './catalog/integration.ts';
import type { ExportedClient } from './platform/exported-client.ts';
import type { Answer, PublishedSource } from './platform/published.ts';
import {
  byPlace,
  countsOf,
  type Finding,
  type IntegrationStatus,
  type IntegrationSummary,
  type Report,
  type Severity,
  startOf,
  type Unchecked,
} from './report.ts';
import { rules as allRules } from './rules/index.ts';
import { formatMessage, helpUrl, type Rule, type RuleContext, type SeverityOf } from './rules/rule.ts';
import { Secrets } from './secrets.ts';
import { redacted, summarize } from './summarize.ts';
import { version } from './version.ts';

export interface LintOptions {
  readonly rules?: readonly Rule[];
  readonly severityOf?: SeverityOf;
  readonly onProgress?: (done: number, total: number) => void;
  /** What the integrations were before: tells new from existing, and what was wrong already. */
  readonly base?: Base;
  /** Whether what was wrong already is looked for, by running the rules on the base as well; they are unless it says no. */
  readonly marksPreexisting?: boolean;
  /** Who knows the published app_uuid. */
  readonly published?: readonly PublishedSource[];
  /** The OAuth client of the one integration that is linted, as an exported app manifest has it. */
  readonly exported?: ExportedClient;
}

/** The id under which a rule that threw is reported; the exit code is then 2. */
export const internalError = 'internal-error';

/** Lints every folder of the catalog. What it could not check is in the report, with the reason; it throws for nothing that a file holds. */
export async function lint(catalog: Catalog, options: LintOptions = {}): Promise<Report> {
  const { rules = allRules, severityOf = (rule) => rule.severity } = options;
  const run = new Run(catalog, rules, severityOf, options);
  for (const [index, folder] of catalog.folders.entries()) {
    options.onProgress?.(index, catalog.folders.length);
    await run.check(folder);
  }
  return run.report();
}

/** One run over one catalog. Integrations are let go once they are checked: a large catalog takes no more memory than a small one. */
class Run {
  readonly #catalog: Catalog;
  readonly #rules: readonly Rule[];
  readonly #severityOf: SeverityOf;
  readonly #base: Base | undefined;
  readonly #marksPreexisting: boolean;
  readonly #published: readonly PublishedSource[];
  readonly #exported: ExportedClient | undefined;
  readonly #findings: Finding[] = [];
  readonly #unchecked: Unchecked[] = [];
  readonly #integrations: IntegrationSummary[] = [];
  readonly #secrets = new Secrets();
  #appUuids: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

  constructor(
    catalog: Catalog,
    rules: readonly Rule[],
    severityOf: SeverityOf,
    { base, marksPreexisting = true, published = [], exported }: LintOptions = {},
  ) {
    this.#catalog = catalog;
    this.#rules = rules;
    this.#severityOf = severityOf;
    this.#base = base;
    this.#marksPreexisting = marksPreexisting;
    this.#published = published;
    this.#exported = exported;
  }

  async check(folder: string): Promise<void> {
    const { source, kind } = this.#catalog;
    const integration = await Integration.open(source, folder, kind);
    const { status, before, changed } = await this.#before(folder);
    const published = await this.#ask(integration, status);
    const summary = await summarize({ integration, before, status, changed, published });
    this.#integrations.push(summary);
    const passedOver = summary.passedOver !== undefined;
    const found: Finding[] = [];
    for (const rule of this.#rules) {
      if (passedOver !== (rule.id === 'catalog/no-manifest')) continue;
      const severity = this.#severityOf(rule, integration);
      if (severity !== 'off') await this.#apply(rule, severity, { integration, before, status, published, found });
    }
    const foundBefore =
      before === undefined || found.length === 0 || !this.#marksPreexisting
        ? 'none'
        : changed
          ? await this.#foundBefore(before, folder)
          : 'all';
    this.#findings.push(...markPreexisting(found, integration, foundBefore));
  }

  /** What every source says of it. */
  async #ask(integration: Integration, status: IntegrationStatus): Promise<Answer[]> {
    const { path, name, oauth, manifest, oauthClients } = integration;
    const subject = { path, name, status, oauth, manifest, oauthClients };
    const answers = await Promise.all(this.#published.map((source) => source(subject)));
    return answers.filter((answer) => answer !== undefined);
  }

  /** The integration as the base has it, under whatever name. Where the base does not answer, nothing is taken for new. */
  async #before(folder: string): Promise<Before> {
    if (this.#base === undefined) return { status: 'unknown', before: undefined, changed: false };
    try {
      const origin = await this.#base.origin(folder);
      const before = origin === undefined ? undefined : await Integration.open(this.#base.source, origin, this.#catalog.kind);
      if (before === undefined || before.manifestFile.status === 'missing')
        return { status: 'new', before: undefined, changed: true };
      return { status: 'existing', before, changed: await this.#base.isChanged(folder) };
    } catch (error) {
      this.#notCompared(error, folder, 'whether it is new or existing is not known, nor what stood there before');
      return { status: 'unknown', before: undefined, changed: false };
    }
  }

  /** What the same rules say of the base. */
  async #foundBefore(before: Integration, folder: string): Promise<FoundBefore> {
    if (this.#base === undefined) return 'none';
    try {
      await this.#base.prefetch(before.path);
      return await this.#runBefore(this.#base, before);
    } catch (error) {
      this.#notCompared(error, folder, 'what stood there before is not known');
      return 'none';
    }
  }

  async #runBefore(base: Base, before: Integration): Promise<FoundBefore> {
    const run = new Run(
      { ...this.#catalog, source: base.source, folders: [before.path], parents: [parentFolder(before.path)] },
      this.#rules,
      this.#severityOf,
    );
    await run.check(before.path);
    this.#secrets.addAll(run.#secrets);
    return { path: before.path, findings: run.#findings };
  }

  /** @throws what is no silence of the base. */
  #notCompared(error: unknown, integration: string, consequence: string): void {
    if (!(error instanceof BaseUnavailable)) throw error;
    this.#unchecked.push({ rule: 'app-uuid/unchanged', integration, reason: `${error.message}; ${consequence}` });
  }

  report(): Report {
    const findings = this.#findings
      .map((finding) => ({ ...finding, message: this.#secrets.hide(finding.message) }))
      .sort(byPlace);
    return {
      version: 1,
      tool: { name: 'tilelint', version },
      root: this.#catalog.root,
      summary: { integrations: this.#integrations.length, ...countsOf(findings), fixed: 0 },
      integrations: this.#integrations.map((each) => redacted(each, (text) => this.#secrets.hide(text))),
      findings,
      unchecked: this.#unchecked.map((each) => ({ ...each, reason: this.#secrets.hide(each.reason) })),
      smoke: [],
    };
  }

  async #apply(rule: Rule, severity: Severity, subject: Subject): Promise<void> {
    const { integration, found } = subject;
    try {
      if (rule.applies !== undefined && !rule.applies(integration)) return;
      const context = this.#context(rule, severity, subject);
      await rule.check(context);
      const more = context.reported() - mostFindings;
      if (more > 0) context.unchecked(`${more} more findings of this rule are left out`);
    } catch (error) {
      if (error instanceof BaseUnavailable) throw error;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      found.push({
        rule: internalError,
        severity: 'error',
        message: `The rule ${rule.id} failed, a bug in tilelint: ${reason}`,
        ...startOf(join(integration.path, 'manifest.json')),
        help: 'https://github.com/tilelint/tilelint/issues',
        source: rule.docs.source,
        preexisting: false,
      });
    }
  }

  #context(
    rule: Rule,
    severity: Severity,
    { integration, before, status, published, found }: Subject,
  ): RuleContext & { reported(): number } {
    let reported = 0;
    return {
      reported: () => reported,
      integration,
      status,
      published,
      ...(this.#exported !== undefined && { exported: this.#exported }),
      ...(before !== undefined && { before }),
      appUuids: () => {
        this.#appUuids ??= readAppUuids(this.#catalog);
        return this.#appUuids;
      },
      report: ({ messageId, data, at, fix }) => {
        if (++reported > mostFindings) return;
        const edits = fix?.filter((edit) => edit !== undefined) ?? [];
        const finding: Finding = {
          rule: rule.id,
          severity,
          message: formatMessage(rule.messages[messageId] ?? messageId, data),
          file: at.file,
          range: at.range,
          help: helpUrl(rule.id),
          source: rule.docs.source,
          preexisting: false,
        };
        found.push(edits.length > 0 ? { ...finding, fix: { edits } } : finding);
      },
      unchecked: (reason) => this.#unchecked.push({ rule: rule.id, integration: integration.path, reason }),
      conceal: (secret) => this.#secrets.add(secret),
    };
  }
}

interface Before {
  readonly status: IntegrationStatus;
  readonly before: Integration | undefined;
  /** Whether anything differs, as far as is known. */
  readonly changed: boolean;
}

interface Subject {
  readonly integration: Integration;
  readonly before: Integration | undefined;
  readonly status: IntegrationStatus;
  readonly published: readonly Answer[];
  readonly found: Finding[];
}

/** `all`: nothing changed. `none`: it is new, or the base does not answer. */
type FoundBefore = 'all' | 'none' | { readonly path: string; readonly findings: readonly Finding[] };

/** A finding stood there before when the base has one of the same rule, file and message, wherever in the file: each once. */
function markPreexisting(found: readonly Finding[], { path }: Integration, before: FoundBefore): Finding[] {
  if (before === 'none') return [...found];
  if (before === 'all') return found.map((finding) => ({ ...finding, preexisting: true }));
  const key = ({ rule, file, message }: Finding, folder: string) =>
    `${rule}\n${folder === '.' ? file : file.slice(folder.length)}\n${message}`;
  const left = new Map<string, number>();
  for (const finding of before.findings) left.set(key(finding, before.path), (left.get(key(finding, before.path)) ?? 0) + 1);
  return found.map((finding) => {
    const count = left.get(key(finding, path)) ?? 0;
    left.set(key(finding, path), count - 1);
    return count > 0 ? { ...finding, preexisting: true } : finding;
  });
}

/** Of one rule in one integration: nobody reads more, and a hostile file makes millions. */
const mostFindings = 1000;
