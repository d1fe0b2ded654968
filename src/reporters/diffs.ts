// What `--fix` would do about each finding, as a diff to read in a job summary. Whatever the files hold, a fence holds the diff.
import { applyEdits } from '../documents/apply-edits.ts';
import { changedLines } from '../documents/patch.ts';
import type { Finding, Report } from '../report.ts';
import { concealed, covered } from './concealed.ts';
import { escapeMarkup, fenceFor } from './markup.ts';
import { printable } from './printable.ts';
import { plural } from './words.ts';

export interface DiffLimits {
  /** Findings that are shown with their diff. */
  readonly findings?: number;
  /** Lines of a diff. */
  readonly lines?: number;
  /** Characters of a line. */
  readonly columns?: number;
}

/**
 * A folded Markdown section; empty when nothing can be mended.
 * @param sources The texts that the findings speak of, by file. A fix of a file that is not among them is shown without that part.
 */
export function diffs(
  report: Report,
  sources: ReadonlyMap<string, string>,
  { findings: most = 20, lines = 40, columns = 500 }: DiffLimits = {},
): string {
  const secrets = concealed(report);
  const fixable = report.findings.filter(({ fix }) => fix !== undefined);
  if (fixable.length === 0) return '';
  const blocks = fixable.slice(0, most).map((finding) => {
    const diff = diffLines(finding, sources, secrets).map((line) => cut(line, columns));
    const more = diff.length > lines ? [`  … and ${plural(diff.length - lines, 'more line')}`] : [];
    return `${title(finding)}\n\n${fenced([...diff.slice(0, lines), ...more])}\n`;
  });
  const left = fixable.length - blocks.length;
  const rest = left > 0 ? `\nand ${plural(left, 'more finding')} that can be mended\n` : '';
  const summary = `${plural(fixable.length, 'finding')} can be mended by <code>npx tilelint --fix</code>`;
  return `\n<details><summary>${summary}</summary>\n\n${blocks.join('\n')}${rest}\n</details>\n`;
}

function title({ file, range, rule, help }: Finding): string {
  return `${escapeMarkup(file)}:${range.start.line} · [${rule}](${help})`;
}

function diffLines(
  { fix }: Finding,
  sources: ReadonlyMap<string, string>,
  secrets: ReturnType<typeof concealed>,
): readonly string[] {
  const edits = fix?.edits ?? [];
  const files = [...new Set(edits.map(({ file }) => file))].filter((file) => sources.has(file));
  return files.flatMap((file) => {
    const before = sources.get(file) ?? '';
    const own = edits.filter((edit) => edit.file === file);
    // Covered texts keep their length, so that edits still fit; line ends are one here, for the eye.
    const shown = covered(before, secrets.get(file));
    const changes = changedLines(withLf(shown), withLf(applyEdits(shown, own)));
    return files.length > 1 ? [`@@ ${file} @@`, ...changes] : changes;
  });
}

function withLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function cut(line: string, columns: number): string {
  const shown = printable(line.replaceAll('\t', '    '));
  return shown.length > columns ? `${shown.slice(0, columns)}…` : shown;
}

function fenced(lines: readonly string[]): string {
  const fence = fenceFor(lines.join('\n'));
  return [`${fence}diff`, ...lines, fence].join('\n');
}
