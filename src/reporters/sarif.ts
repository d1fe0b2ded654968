// SARIF 2.1.0 (OASIS), for code scanning and whatever else reads it. Within GitHub's limits: errors come first, and what is left out
// is said. Source of the limits: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { type Finding, type Fix, type Location, type Range, type Report, type Severity, severities } from '../report.ts';
import { linesOf } from './code-frame.ts';
import { concealed } from './concealed.ts';
import { printable, printableLines } from './printable.ts';
import { plural } from './words.ts';

export interface SarifOptions {
  /** The text of a file of the report; undefined when it cannot be had. */
  readonly source: (file: string) => string | undefined;
  /** What each rule says of itself. */
  readonly rules?: readonly SarifRule[];
  /** Of the run, where it is known. */
  readonly exitCode?: number;
  /** Results that may be in it: GitHub keeps 5,000 of a run. */
  readonly most?: number;
}

export interface SarifRule {
  readonly id: string;
  readonly severity: Severity;
  readonly description: string;
  readonly help: string;
  /** Markdown. */
  readonly page?: string;
}

const mostResults = 5_000;
/** Of what was not checked, a large catalog says the rest in one line. */
const mostNotifications = 1_000;
const levels = { error: 'error', warning: 'warning', notice: 'note' } as const satisfies Record<Severity, string>;
const base = '%SRCROOT%';

export function sarif(report: Report, { source, rules = [], exitCode, most = mostResults }: SarifOptions): string {
  const described = withUndescribed(rules, [...report.findings, ...(report.suppressed ?? [])]);
  const index = new Map(described.map(({ id }, position) => [id, position]));
  const ordered = severities.flatMap((severity) => report.findings.filter((finding) => finding.severity === severity));
  const fingerprint = fingerprints(report, source);
  const hasBase = report.integrations.some(({ status }) => status !== 'unknown');
  const result = (finding: Finding) => ({
    ruleId: finding.rule,
    ruleIndex: index.get(finding.rule) ?? -1,
    level: levels[finding.severity],
    message: { text: plain(finding.message) },
    locations: [{ physicalLocation: physical(finding) }],
    partialFingerprints: { 'tilelintFinding/v1': fingerprint(finding) },
    ...(hasBase && { baselineState: finding.preexisting ? 'unchanged' : 'new' }),
    ...(finding.fix !== undefined && { fixes: [fixOf(finding.fix, finding.rule)] }),
  });
  const all = [
    ...ordered.map(result),
    ...(report.suppressed ?? []).map((finding) => ({
      ...result(finding),
      suppressions: [{ kind: 'external', status: 'accepted', justification: printable(finding.reason) }],
    })),
  ];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            informationUri: 'https://github.com/tilelint/tilelint',
            rules: described.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [base]: { uri: folderUri(report.root), description: { text: 'The top of the repository' } } },
        automationDetails: { id: 'tilelint/' },
        invocations: [
          {
            executionSuccessful: !report.findings.some(({ rule }) => rule === 'internal-error'),
            ...(exitCode !== undefined && { exitCode }),
            toolExecutionNotifications: notifications(report, index, all.length - most),
          },
        ],
        results: all.slice(0, most),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Rules of findings that no registry describes, such as steps of the smoke test: what the findings say of them. */
function withUndescribed(rules: readonly SarifRule[], findings: readonly Finding[]): SarifRule[] {
  const all = new Map(rules.map((rule) => [rule.id, rule]));
  for (const { rule: id, severity, help } of findings) {
    if (!all.has(id)) all.set(id, { id, severity, help, description: `See ${help}` });
  }
  return [...all.values()];
}

function descriptor({ id, severity, description, help, page }: SarifRule) {
  const markdown = page === undefined ? undefined : absolute(withoutTitle(page), help);
  return {
    id,
    name: id.replaceAll(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: description },
    fullDescription: { text: `${description}. ${markdown === undefined ? '' : explanation(markdown)}`.trim().slice(0, 1024) },
    help: { text: markdown ?? `${description}. ${help}`, ...(markdown !== undefined && { markdown }) },
    helpUri: help,
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [id.slice(0, Math.max(0, id.indexOf('/'))) || id] },
  };
}

/** What stands under "What it checks", as one paragraph; GitHub takes 1,024 characters of a description. */
function explanation(markdown: string): string {
  const section = /^## What it checks\n+([\s\S]*?)(?=\n## |$(?![\s\S]))/m.exec(markdown)?.[1] ?? '';
  return section
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function withoutTitle(page: string): string {
  return page.replace(/^# .*\n+/, '').trim();
}

/** A page's links lead from where the page stands. */
function absolute(markdown: string, help: string): string {
  return markdown.replaceAll(/\]\((?!https?:|#)([^)\s]+)\)/g, (_, link: string) => `](${new URL(link, help)})`);
}

/** In SARIF's plain text `[text](target)` would be a link: a bracket is written as a bracket. */
function plain(message: string): string {
  return printableLines(message).replaceAll(/\[(?=[^\]]*\]\()/g, '\\[');
}

function physical({ file, range }: Location) {
  return { artifactLocation: { uri: relativeUri(file), uriBaseId: base }, region: region(range) };
}

function region({ start, end }: Range) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function relativeUri(file: string): string {
  return file
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

function folderUri(folder: string): string {
  const { href } = pathToFileURL(folder);
  return href.endsWith('/') ? href : `${href}/`;
}

function fixOf({ edits }: Fix, rule: string) {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: `As \`tilelint --fix\` does for ${rule}` },
    artifactChanges: files.map((file) => ({
      artifactLocation: { uri: relativeUri(file), uriBaseId: base },
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, text }) => ({ deletedRegion: region(range), insertedContent: { text } })),
    })),
  };
}

/** A file may have all of its text in one line, and a thousand findings. */
const enoughOfLine = 1000;

/** Stays the same when lines move: made of the rule, the file, the message and the line's text, with a count of its likes before it. */
function fingerprints(report: Report, source: SarifOptions['source']): (finding: Finding) => string {
  const secrets = concealed(report);
  const lines = new Map<string, readonly string[]>();
  const seen = new Map<string, number>();
  return ({ rule, file, message, range }) => {
    const known = lines.get(file) ?? linesOf(source(file) ?? '', secrets.get(file) ?? []);
    lines.set(file, known);
    const line = known[range.start.line - 1]?.slice(0, enoughOfLine).trim() ?? '';
    const hash = createHash('sha256').update([rule, file, message, line].join('\0')).digest('hex').slice(0, 32);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  };
}

function notifications({ unchecked, integrations }: Report, index: ReadonlyMap<string, number>, left: number) {
  const notes = [
    ...unchecked.map(({ rule, integration, reason }) => ({
      level: 'note',
      message: { text: plain(`Not checked${integration === undefined ? '' : ` in ${integration}`}: ${reason}`) },
      ...(index.has(rule) ? { associatedRule: { id: rule, index: index.get(rule) } } : {}),
    })),
    ...integrations.flatMap(({ path, passedOver }) =>
      passedOver === undefined ? [] : [{ level: 'note', message: { text: plain(`Passed over ${path}: ${passedOver}`) } }],
    ),
  ];
  const more = notes.length - mostNotifications;
  return [
    ...(left > 0
      ? [
          {
            level: 'warning',
            message: { text: `${plural(left, 'finding')} left out, the least severe: the JSON report has all` },
          },
        ]
      : []),
    ...notes.slice(0, mostNotifications),
    ...(more > 0 ? [{ level: 'note', message: { text: `and ${more} more; the JSON report has all` } }] : []),
  ];
}
