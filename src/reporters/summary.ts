// The job summary: the verdict, every finding in a table with links, and what was not checked. GitHub-flavoured Markdown in which
// nothing that the repository wrote is anything but text.
import { byIntegration, type Finding, type Report, type Severity, severities } from '../report.ts';
import { card, hasCard } from './card.ts';
import { escapeMarkup, short, withCode } from './markup.ts';
import { publishing } from './publishing.ts';
import { smokeSummary } from './smoke-summary.ts';
import { plural, tally } from './words.ts';

export interface SummaryOptions {
  /** Where a line of a file can be looked at; undefined for no link. */
  readonly link: (file: string, line: number) => string | undefined;
  /** Bytes that the summary may have; GitHub takes 1 MiB a step and drops the whole when it is more. */
  readonly limit?: number;
  /** The address of the pull request that the report is about. */
  readonly pullRequest?: string;
  /** What counts for the verdict; what stood there before does not, when it is absent. */
  readonly blocks?: (finding: Finding) => boolean;
  /** Whether the findings fail the check, where that is known. */
  readonly failed?: boolean;
  /** What fixes would do, as Markdown; left out where it does not fit. */
  readonly diffs?: string;
}

/** A reviewer looks at one or two integrations; of more, the tables of findings tell. */
const mostCards = 20;

const marks: Record<Severity, string> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

export function summary(report: Report, options: SummaryOptions): string {
  const { link, limit = 900_000, pullRequest, blocks = ({ preexisting }) => !preexisting, failed, diffs = '' } = options;
  const stoodBefore = (finding: Finding) => finding.preexisting && !blocks(finding);
  const text = new Pages(limit);
  text.add(`## tilelint\n\n${verdict(report, stoodBefore, failed)}\n`);
  const withCards = report.integrations.filter(hasCard);
  const shown = withCards.slice(0, mostCards);
  for (const integration of shown) text.add(card(integration, report));
  if (withCards.length > shown.length) text.add(`\n${plural(withCards.length - shown.length, 'more integration')} changed\n`);
  text.add(publishing(shown, report, { pullRequest, blocks }));
  let left = 0;
  for (const { folder, findings } of sections(report, new Set(shown.map(({ path }) => path)))) {
    const title = folder === undefined ? 'Findings' : `Findings in ${escapeMarkup(short(folder))}`;
    const fresh = findings.filter((finding) => !stoodBefore(finding)).map((each) => row(each, true, folder, link));
    const before = findings.filter(stoodBefore).map((each) => row(each, false, folder, link));
    left += text.table(`\n### ${title}\n`, '', fresh);
    left += text.table(
      `\n<details><summary>${plural(before.length, 'finding')} ${folder === undefined ? '' : `in ${escapeMarkup(short(folder))} `}stood there before</summary>\n`,
      '\n</details>\n',
      before,
    );
  }
  if (left > 0) text.end(`\n${plural(left, 'more finding')} in the log and in the report\n`);
  else text.add(diffs);
  text.end(smokeSummary(report.smoke));
  const passedOver = report.integrations.filter((integration) => integration.passedOver !== undefined);
  text.details(
    `${plural(passedOver.length, 'folder')} passed over`,
    passedOver.map(({ path, passedOver: reason = '' }) => `${escapeMarkup(short(path))}: ${withCode(short(reason))}`),
  );
  text.details(
    `${plural(report.unchecked.length, 'check')} could not be made`,
    report.unchecked.map(
      ({ rule, integration, reason }) =>
        `${integration === undefined ? '' : `${escapeMarkup(short(integration))}: `}${withCode(short(reason))} (${rule})`,
    ),
  );
  return text.toString();
}

function verdict(
  { findings, integrations }: Report,
  stoodBefore: (finding: Finding) => boolean,
  failed: boolean | undefined,
): string {
  const all = plural(integrations.filter(({ passedOver }) => passedOver === undefined).length, 'integration');
  const fresh = findings.filter((finding) => !stoodBefore(finding));
  const stood = findings.length - fresh.length;
  const before = stood === 0 ? '' : `, ${plural(stood, 'finding')} stood there before`;
  if (fresh.length === 0) return `✅ **${all} checked, nothing ${stood === 0 ? '' : 'new '}wrong**${before}`;
  if (failed === false) return `✅ **Passed** with ${tally(fresh)} in ${all}: none fails the check${before}`;
  const mark = fresh.some(({ severity }) => severity === 'error') ? '❌' : '⚠️';
  return `${mark} **${tally(fresh)}** in ${all}${before}`;
}

interface Section {
  /** Absent for what is not of one integration with a card. */
  readonly folder?: string;
  readonly findings: readonly Finding[];
}

/** The findings of each integration with a card, then all the others together; errors come first. */
function sections(report: Report, folders: ReadonlySet<string>): Section[] {
  const groups = [...byIntegration(report)];
  const bySeverity = (a: Finding, b: Finding) => severities.indexOf(a.severity) - severities.indexOf(b.severity);
  const rest = groups.flatMap(([path, findings]) => (folders.has(path) ? [] : findings)).sort(bySeverity);
  return [
    ...groups.flatMap(([folder, findings]) => (folders.has(folder) ? [{ folder, findings: findings.toSorted(bySeverity) }] : [])),
    { findings: rest },
  ];
}

function row(
  { severity, rule, message, help, file, range, fix, preexisting }: Finding,
  saysBefore: boolean,
  folder: string | undefined,
  link: SummaryOptions['link'],
): string {
  const inside = folder === undefined || folder === '.' ? file : file.slice(folder.length + 1);
  const place = `${escapeMarkup(inside)}:${range.start.line}`;
  const url = link(file, range.start.line);
  const notes = [
    `[${rule}](${help})`,
    ...(fix === undefined ? [] : ['fixable']),
    ...(preexisting && saysBefore ? ['stood there before'] : []),
  ];
  return `| ${marks[severity]} | ${withCode(message)}<br><sub>${notes.join(' · ')}</sub> | ${url === undefined ? place : `[${place}](${url})`} |\n`;
}

/** Rows until the limit: after the first that does not fit comes none, and tables are never cut inside. */
class Pages {
  readonly #limit: number;
  #text = '';
  #bytes = 0;
  #full = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(text: string): boolean {
    const bytes = Buffer.byteLength(text);
    this.#full ||= this.#bytes + bytes > this.#limit;
    if (this.#full) return false;
    this.#text += text;
    this.#bytes += bytes;
    return true;
  }

  /** @returns How many rows were left out. */
  table(start: string, end: string, rows: readonly string[]): number {
    if (rows.length === 0) return 0;
    const reserved = Buffer.byteLength(end);
    this.#bytes += reserved;
    const head = '\n| | Finding | Where |\n|---|---|---|\n';
    if (!this.add(start + head)) return rows.length;
    const left = rows.filter((each) => !this.add(each)).length;
    this.end(end);
    return left;
  }

  end(text: string): void {
    this.#text += text;
  }

  details(heading: string, items: readonly string[]): void {
    if (items.length === 0) return;
    const most = 50;
    const more = items.length > most ? [`and ${items.length - most} more`] : [];
    const list = [...items.slice(0, most), ...more].map((item) => `- ${item}\n`).join('');
    this.end(`\n<details><summary>${heading}</summary>\n\n${list}\n</details>\n`);
  }

  toString(): string {
    return this.#text;
  }
}
