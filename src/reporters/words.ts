// How numbers of findings are said.
import type { Finding, Severity } from '../report.ts';

/** `1 error`, `3 errors`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** `2 errors, 1 warning`; empty for nothing. */
export function tally(findings: readonly Pick<Finding, 'severity'>[]): string {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const counts: [number, string][] = [
    [of('error'), 'error'],
    [of('warning'), 'warning'],
    [of('notice'), 'notice'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => plural(count, word))
    .join(', ');
}
