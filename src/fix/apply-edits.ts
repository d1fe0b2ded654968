// Edits -> new text. Ranges are those of the text before any edit.
import { TextDocument } from '../documents/text.ts';
import type { Edit } from '../report.ts';

/**
 * Applies the edits of one file. Of two edits that overlap the later one is left out, for the next round; two at one
 * place are both applied, in their order.
 */
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
