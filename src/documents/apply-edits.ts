// Edits -> new text. Ranges are those of the text before any edit.

import type { Edit, Position } from '../report.ts';
import { TextDocument } from './text.ts';

/** Applies the edits of one file. Two at one place are both applied, in their order; of two that overlap the later is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const document = new TextDocument('', text);
  const ordered = edits
    .map(({ range, text: replacement }) => ({
      start: document.offset(range.start),
      end: document.offset(range.end),
      replacement,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  for (const { start, end, replacement } of ordered) {
    if (start < done) continue;
    result += text.slice(done, start) + replacement;
    done = end;
  }
  return result + text.slice(done);
}

/** Whether two edits of one file cannot be applied together, or only in an order that nobody chose. */
export function overlap(a: Edit, b: Edit): boolean {
  if (a.file !== b.file) return false;
  const [first, second] = isBefore(a.range.start, b.range.start) ? [a, b] : [b, a];
  return isBefore(second.range.start, first.range.end) || isSame(first.range.start, second.range.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function isSame(a: Position, b: Position): boolean {
  return a.line === b.line && a.column === b.column;
}
