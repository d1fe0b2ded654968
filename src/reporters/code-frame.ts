// The lines around a place, with the place marked by carets.
import type { Position, Range } from '../report.ts';
import { printable, width } from './printable.ts';

export interface FrameLine {
  /** `carets` mark a part of the line above them, `more` counts marked lines that are left out. */
  readonly kind: 'context' | 'marked' | 'carets' | 'more';
  /** Of a line of the file. */
  readonly number?: number;
  /** Printable. */
  readonly text: string;
}

/** Lines of a place that are shown; of a longer one the rest is counted. */
const mostLines = 3;

/** A file's lines, ready to be shown: line ends gone, and what nobody may see covered. */
export function linesOf(text: string, concealed: readonly Range[]): readonly string[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  for (const { start, end } of concealed) {
    for (let number = start.line; number <= Math.min(end.line, lines.length); number++) {
      const line = lines[number - 1] ?? '';
      const from = number === start.line ? start.column - 1 : 0;
      const to = Math.min(line.length, number === end.line ? end.column - 1 : line.length);
      lines[number - 1] = line.slice(0, from) + '•'.repeat(Math.max(0, to - from)) + line.slice(to);
    }
  }
  return lines;
}

/**
 * One line before the place, its own, one behind; blank neighbours are left out. A line that is too long is cut around the place.
 * @param columns What the terminal has for the text of a line.
 */
export function codeFrame(lines: readonly string[], { start, end }: Range, columns: number): FrameLine[] {
  const first = lines[start.line - 1];
  if (first === undefined) return [];
  const last = lastLine(start, end, lines.length);
  const shown = Math.min(last, start.line + mostLines - 1);
  const context = (number: number): FrameLine[] => {
    const line = lines[number - 1] ?? '';
    return line.trim() === '' ? [] : [{ kind: 'context', number, text: cut(line, 0, 0, columns).text }];
  };

  const marked = cut(first, start.column - 1, last === start.line ? endColumn(end, start, first) : first.length, columns);
  const frame: FrameLine[] = [
    ...context(start.line - 1),
    { kind: 'marked', number: start.line, text: marked.text },
    { kind: 'carets', text: ' '.repeat(marked.indent) + '^'.repeat(marked.carets) },
  ];
  for (let number = start.line + 1; number <= shown; number++) {
    frame.push({ kind: 'marked', number, text: cut(lines[number - 1] ?? '', 0, 0, columns).text });
  }
  if (last === shown) return [...frame, ...context(last + 1)];
  const more = last - shown;
  return [...frame, { kind: 'more', text: `and ${more} more line${more === 1 ? '' : 's'}` }];
}

/** An end before the first column of a line is the end of the line above. */
function lastLine(start: Position, end: Position, count: number): number {
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return Math.max(start.line, Math.min(last, count));
}

function endColumn(end: Position, start: Position, line: string): number {
  return end.line === start.line ? end.column - 1 : line.length;
}

interface Cut {
  readonly text: string;
  /** Columns before the carets. */
  readonly indent: number;
  readonly carets: number;
}

/** A line's part that fits, with the characters from `from` up to `to` in it, or as many of them as do. */
function cut(line: string, from: number, to: number, columns: number): Cut {
  // A third of the room is for what stands before the place.
  const start = to < columns ? 0 : wholeCharacter(line, Math.max(0, from - Math.floor(columns / 3)));
  let text = start === 0 ? '' : '…';
  let used = width(text);
  let indent = used;
  let carets = 0;
  for (let at = start; at < line.length; ) {
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0);
    const shown = character === '\t' ? '  ' : printable(character);
    const room = width(shown);
    const rest = line.length - at > character.length ? 1 : 0;
    if (used + room + rest > columns) {
      text += '…';
      break;
    }
    if (at < from) indent += room;
    else if (at < to) carets += room;
    text += shown;
    used += room;
    at += character.length;
  }
  return { text: printable(text), indent, carets: Math.max(1, carets) };
}

function wholeCharacter(line: string, at: number): number {
  return /[\udc00-\udfff]/.test(line[at] ?? '') && at > 0 ? at - 1 : at;
}
