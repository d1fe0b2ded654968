// What `secrets/committed` found is shown nowhere, whoever's finding the text around it belongs to.
import type { Range, Report } from '../report.ts';
import { linesOf } from './code-frame.ts';

/** The places of secrets, by file. */
export function concealed({ findings }: Pick<Report, 'findings'>): ReadonlyMap<string, readonly Range[]> {
  const ranges = new Map<string, Range[]>();
  for (const { rule, file, range } of findings) {
    if (rule !== 'secrets/committed') continue;
    const before = ranges.get(file);
    if (before === undefined) ranges.set(file, [range]);
    else before.push(range);
  }
  return ranges;
}

/** A text with the places covered; its length and line ends stay. */
export function covered(text: string, ranges: readonly Range[] = []): string {
  if (ranges.length === 0) return text;
  const ends = text.split('\n').map((line) => (line.endsWith('\r') ? '\r' : ''));
  return linesOf(text, ranges)
    .map((line, index) => line + (ends[index] ?? ''))
    .join('\n');
}
