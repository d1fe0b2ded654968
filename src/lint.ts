// The whole pipeline on one page: catalog -> integrations -> rules -> findings -> report.
import type { Catalog } from './catalog/catalog.ts';
import { join } from './catalog/file-source.ts';
import { Integration } from './catalog/integration.ts';
import { byPlace, type Finding, type IntegrationSummary, type Report, type Severity, type Unchecked } from './report.ts';
import { rules as allRules } from './rules/index.ts';
import { formatMessage, helpUrl, type Rule, type RuleContext, type SeverityOf } from './rules/rule.ts';
import { version } from './version.ts';

export interface LintOptions {
  readonly rules?: readonly Rule[];
  readonly severityOf?: SeverityOf;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The id under which a rule that threw is reported; the exit code is then 2. */
export const internalError = 'internal-error';

/** Lints every folder of the catalog. What it could not check is in the report, with the reason; it throws for nothing that a file holds. */
export async function lint(catalog: Catalog, options: LintOptions = {}): Promise<Report> {
  const { rules = allRules, severityOf = (rule) => rule.severity } = options;
  const run = new Run(catalog, rules, severityOf);
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
  readonly #findings: Finding[] = [];
  readonly #unchecked: Unchecked[] = [];
  readonly #integrations: IntegrationSummary[] = [];
  readonly #secrets = new Set<string>();
  #appUuids: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

  constructor(catalog: Catalog, rules: readonly Rule[], severityOf: SeverityOf) {
    this.#catalog = catalog;
    this.#rules = rules;
    this.#severityOf = severityOf;
  }

  async check(folder: string): Promise<void> {
    const { source, kind } = this.#catalog;
    const integration = await Integration.open(source, folder, kind);
    const summary = { path: integration.path, name: integration.name, status: 'unknown' as const, oauth: integration.oauth };
    const passedOver = integration.manifestFile.status === 'missing';
    this.#integrations.push(passedOver ? { ...summary, passedOver: noManifest } : summary);
    for (const rule of this.#rules) {
      if (passedOver !== (rule.id === 'catalog/no-manifest')) continue;
      const severity = this.#severityOf(rule, integration);
      if (severity !== 'off') await this.#apply(rule, severity, integration);
    }
  }

  report(): Report {
    const findings = this.#findings.map((finding) => ({ ...finding, message: this.#redact(finding.message) })).sort(byPlace);
    const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
    return {
      version: 1,
      tool: { name: 'tilelint', version },
      root: this.#catalog.root,
      summary: {
        integrations: this.#integrations.length,
        errors: count('error'),
        warnings: count('warning'),
        notices: count('notice'),
        preexisting: findings.filter((finding) => finding.preexisting).length,
        fixed: 0,
      },
      integrations: this.#integrations,
      findings,
      unchecked: this.#unchecked.map((each) => ({ ...each, reason: this.#redact(each.reason) })),
      smoke: [],
    };
  }

  async #apply(rule: Rule, severity: Severity, integration: Integration): Promise<void> {
    try {
      if (rule.applies !== undefined && !rule.applies(integration)) return;
      await rule.check(this.#context(rule, severity, integration));
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#findings.push({
        rule: internalError,
        severity: 'error',
        message: `The rule ${rule.id} failed, a bug in tilelint: ${reason}`,
        file: join(integration.path, 'manifest.json'),
        range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
        help: 'https://github.com/tilelint/tilelint/issues',
        source: rule.docs.source,
        preexisting: false,
      });
    }
  }

  #context(rule: Rule, severity: Severity, integration: Integration): RuleContext {
    return {
      integration,
      appUuids: () => {
        this.#appUuids ??= readAppUuids(this.#catalog);
        return this.#appUuids;
      },
      report: ({ messageId, data, at, fix }) => {
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
        this.#findings.push(edits.length > 0 ? { ...finding, fix: { edits } } : finding);
      },
      unchecked: (reason) => this.#unchecked.push({ rule: rule.id, integration: integration.path, reason }),
      conceal: (secret) => this.#secrets.add(secret),
    };
  }

  /** A message may show the beginning of a secret alone, where it cuts a long value: that is hidden as well. */
  #redact(text: string): string {
    let redacted = text;
    for (const secret of this.#secrets) {
      const head = secret.slice(0, tellingCharacters);
      for (let at = redacted.indexOf(head); at !== -1; at = redacted.indexOf(head, at + 1)) {
        let end = at + head.length;
        while (end - at < secret.length && redacted[end] === secret[end - at]) end++;
        redacted = `${redacted.slice(0, at)}[redacted]${redacted.slice(end)}`;
      }
    }
    return redacted;
  }
}

/** So many characters of a secret give it away. */
const tellingCharacters = 8;

const noManifest = 'it has no manifest.json: integrations made in the Publishing Platform are published from there';

async function readAppUuids(catalog: Catalog): Promise<ReadonlyMap<string, readonly string[]>> {
  const folders = new Set(catalog.folders);
  for (const parent of catalog.parents) {
    for (const { name, kind } of await catalog.source.list(parent)) if (kind === 'folder') folders.add(join(parent, name));
  }
  const byUuid = new Map<string, string[]>();
  for (const folder of folders) {
    const uuid = await readAppUuid(catalog, folder);
    if (uuid !== undefined) byUuid.set(uuid, [...(byUuid.get(uuid) ?? []), folder]);
  }
  return byUuid;
}

async function readAppUuid({ source }: Catalog, folder: string): Promise<string | undefined> {
  const content = await source.read(join(folder, 'manifest.json'));
  if (content.status !== 'read') return undefined;
  try {
    const manifest: unknown = JSON.parse(Buffer.from(content.bytes).toString());
    const uuid = typeof manifest === 'object' && manifest !== null && 'app_uuid' in manifest ? manifest.app_uuid : undefined;
    return typeof uuid === 'string' ? uuid.toLowerCase() : undefined;
  } catch {
    return undefined; // Its own lint run says what is wrong with it.
  }
}
