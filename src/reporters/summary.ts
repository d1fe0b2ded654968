// The job summary: the verdict, every finding in a table with links, and what was not checked. GitHub-flavoured Markdown in which
// nothing that the repository wrote is anything but text.
import type { Finding, IntegrationSummary, Report, Severity } from '../report.ts';
import { card, hasCard } from './card.ts';
import { escapeMarkup, withCode } from './markup.ts';
import { publishing } from './publishing.ts';
import { smokeSummary } from './smoke-summary.ts';
import { byIntegration, plural, tally } from './words.ts';

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
  const groups = byIntegration(report);
  const text = new Pages(limit);
  let left = 0;
  text.add(`## tilelint\n\n${verdict(report, failed)}\n`);
  const withCards = report.integrations.filter(hasCard);
  const shown = withCards.slice(0, mostCards);
  for (const integration of shown) text.add(card(integration, report));
  if (withCards.length > shown.length) text.add(`\n${plural(withCards.length - shown.length, 'more integration')} changed\n`);
  text.add(publishing(shown, report, { pullRequest, blocks }));
  for (const integration of [...report.integrations, undefined]) {
    const findings = groups.get(integration?.path ?? '') ?? [];
    if (findings.length === 0 || integration?.passedOver !== undefined) continue;
    const heading = integration === undefined ? 'The catalog' : title(integration, shown);
    const started = text.add(`\n### ${heading}\n\n| | Finding | Where |\n|---|---|---|\n`);
    left += findings.filter((finding) => !started || !text.add(row(finding, link))).length;
  }
  if (left > 0) text.end(`\n${plural(left, 'more finding')} in the log and in the report\n`);
  else text.add(diffs);
  text.end(smokeSummary(report.smoke));
  const passedOver = report.integrations.filter((integration) => integration.passedOver !== undefined);
  text.details(
    `${plural(passedOver.length, 'folder')} passed over`,
    passedOver.map(({ path, passedOver: reason = '' }) => `${escapeMarkup(path)}: ${escapeMarkup(reason)}`),
  );
  text.details(
    `${plural(report.unchecked.length, 'check')} could not be made`,
    report.unchecked.map(
      ({ rule, integration, reason }) =>
        `${integration === undefined ? '' : `${escapeMarkup(integration)}: `}${escapeMarkup(reason)} (${rule})`,
    ),
  );
  return text.toString();
}

function verdict({ findings, integrations }: Report, failed: boolean | undefined): string {
  const checked = integrations.filter(({ passedOver }) => passedOver === undefined).length;
  const all = plural(checked, 'integration');
  if (findings.length === 0) return `✅ **${all} checked, nothing wrong**`;
  if (failed === false) return `✅ **Passed** with ${tally(findings)} in ${all}: none fails the check`;
  const mark = findings.some(({ severity }) => severity === 'error') ? '❌' : '⚠️';
  return `${mark} **${tally(findings)}** in ${all}`;
}

function title(integration: IntegrationSummary, withCards: readonly IntegrationSummary[]): string {
  const { path, oauth } = integration;
  return withCards.includes(integration)
    ? `Findings in ${escapeMarkup(path)}`
    : `${escapeMarkup(path)}${oauth ? ' · OAuth' : ''}`;
}

function row({ severity, rule, message, help, file, range, fix, preexisting }: Finding, link: SummaryOptions['link']): string {
  const place = `${escapeMarkup(file)}:${range.start.line}`;
  const url = link(file, range.start.line);
  const notes = [`[${rule}](${help})`, ...(fix === undefined ? [] : ['fixable']), ...(preexisting ? ['stood there before'] : [])];
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

  end(text: string): void {
    this.#text += text;
  }

  details(heading: string, items: readonly string[]): void {
    if (items.length === 0) return;
    const most = 50;
    const more = items.length > most ? [`and ${items.length - most} more`] : [];
    const list = [...items.slice(0, most), ...more].map((item) => `- ${item.slice(0, 1000)}\n`).join('');
    this.end(`\n<details><summary>${heading}</summary>\n\n${list}\n</details>\n`);
  }

  toString(): string {
    return this.#text;
  }
}
