// How numbers of findings are said.
import type { Finding, Report, Severity } from '../report.ts';

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

/** The findings of each integration, by its path; those of none under an empty one. */
export function byIntegration({
  integrations,
  findings,
}: Pick<Report, 'integrations' | 'findings'>): Map<string, readonly Finding[]> {
  const known = new Set(integrations.map(({ path }) => path));
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const path = owner(finding.file, known);
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [finding]);
    else group.push(finding);
  }
  return groups;
}

function owner(file: string, paths: ReadonlySet<string>): string {
  for (let folder = file; folder.includes('/'); ) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    if (paths.has(folder)) return folder;
  }
  return paths.has('.') ? '.' : '';
}
