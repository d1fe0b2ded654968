// The comment in a pull request: what the job summary says, within what GitHub takes for a comment.
import type { Report } from '../report.ts';
import { type SummaryOptions, summary } from './summary.ts';

export interface CommentOptions extends Omit<SummaryOptions, 'limit' | 'failed'> {
  /** Hidden, at the very start: what the comment is found by. */
  readonly mark: string;
  /** Whether the findings fail the check. */
  readonly failed: boolean;
  /** One line of our own Markdown: where it comes from. */
  readonly footer: string;
}

/** Characters that GitHub takes; counted here in bytes, which are never fewer. */
const most = 65_536;
/** Bytes that the findings are to have beside what comes after them. */
const room = 20_000;

export function comment(report: Report, options: CommentOptions): string {
  const { mark, footer } = options;
  const [start, end] = [`${mark}\n`, `\n<sub>${footer}</sub>\n`];
  return start + within(report, options, most - Buffer.byteLength(start + end)) + end;
}

/** Rows are left out before anything else; where the rest alone is too long, first what was sent goes, then all but the findings. */
function within(report: Report, options: CommentOptions, budget: number): string {
  const left = '\nMore is in the job summary\n';
  const [whole, ...shorter] = [report, withoutRequests(report), findingsAlone(report)];
  const fits = (text: string) => Buffer.byteLength(text) + room <= budget;
  const tail = summary(whole, { ...options, limit: 0 });
  if (fits(tail)) return summary(whole, { ...options, limit: budget - Buffer.byteLength(tail) });
  for (const each of shorter) {
    const rest = summary(each, { ...options, limit: 0 }) + left;
    if (fits(rest)) return summary(each, { ...options, limit: budget - Buffer.byteLength(rest) }) + left;
  }
  return left;
}

function withoutRequests(report: Report): Report {
  return { ...report, smoke: report.smoke.map(({ requests, ...result }) => result) };
}

function findingsAlone(report: Report): Report {
  return {
    ...report,
    integrations: report.integrations.filter(({ passedOver }) => passedOver === undefined),
    unchecked: [],
    smoke: [],
  };
}
