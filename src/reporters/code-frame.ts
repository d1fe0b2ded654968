// The lines around a place, with the place marked by carets.
import type { Range } from '../report.ts';
import { printable, width } from './printable.ts';

export interface CodeFrameLine {
  /** Absent for the line of carets. */
  readonly line?: number;
  /** Printable. */
  readonly text: string;
  /** It holds the place. */
  readonly marked: boolean;
}

/** Lines of a place that are shown; a longer one ends with its count. */
const mostLines = 3;
/** Columns of a line that are shown; a longer one is cut around the place. */
const mostColumns = 110;

/**
 * One line before the place, its own (at most three), one behind; carets below the first.
 * @param concealed Ranges of the same file that nobody may see.
 */
export function codeFrame(source: string, range: Range, concealed: readonly Range[]): CodeFrameLine[] {
  const lines = conceal(source.split('\n'), concealed).map((line) => line.replace(/\r$/, ''));
  const { start, end } = range;
  const last = Math.min(end.line, start.line + mostLines - 1);
  const frame: CodeFrameLine[] = [];
  for (let line = Math.max(1, start.line - 1); line <= Math.min(last + 1, lines.length); line++) {
    const text = lines[line - 1] ?? '';
    const marked = line >= start.line && line <= last;
    if (!marked && text.trim() === '') continue;
    const window = cut(text, marked && line === start.line ? start.column - 1 : 0);
    frame.push({ line, text: printable(window.text), marked });
    if (line !== start.line) continue;
    const from = start.column - 1 - window.start;
    const to = end.line === start.line ? end.column - 1 - window.start : window.text.length;
    const indent = width(printable(window.text.slice(0, from)));
    const carets = Math.max(1, width(printable(window.text.slice(from, Math.max(from, to)))));
    frame.push({
      text: `${' '.repeat(indent)}${'^'.repeat(Math.min(carets, mostColumns - Math.min(indent, mostColumns - 1)))}`,
      marked: true,
    });
  }
  return frame;
}

/** The part of a long line around a column; tabs are shown as two blanks. */
function cut(line: string, column: number): { text: string; start: number } {
  const text = line.replaceAll('\t', ' ');
  if (text.length <= mostColumns) return { text, start: 0 };
  const start = Math.max(0, Math.min(column - 30, text.length - mostColumns));
  return { text: text.slice(start, start + mostColumns), start };
}

function conceal(lines: string[], ranges: readonly Range[]): string[] {
  for (const { start, end } of ranges) {
    for (let line = start.line; line <= end.line; line++) {
      const text = lines[line - 1];
      if (text === undefined) continue;
      const from = line === start.line ? start.column - 1 : 0;
      const to = line === end.line ? end.column - 1 : text.length;
      lines[line - 1] = `${text.slice(0, from)}${'•'.repeat(Math.max(0, to - from))}${text.slice(to)}`;
    }
  }
  return lines;
}
