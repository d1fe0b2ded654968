// Bytes of a file -> text with positions. Everything that has a line and a column gets it here.
import type { Location, Position, Range } from '../report.ts';

/** Why bytes are not UTF-8 text; `offset` counts characters of `text`, which is the part that could be read. */
export interface EncodingProblem {
  readonly kind: 'bom' | 'utf-16' | 'not-utf-8';
  readonly offset: number;
}

/** A text file, its line starts found when first asked for. */
export class TextDocument {
  readonly file: string;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** The file's own line ending: the first one it uses. */
  get lineEnding(): '\r\n' | '\n' {
    const newline = this.text.indexOf('\n');
    return newline > 0 && this.text[newline - 1] === '\r' ? '\r\n' : '\n';
  }

  /** Offset (UTF-16 units from 0) -> line and column. Offsets outside the text are moved to its nearest end. */
  position(offset: number): Position {
    const starts = this.#lines();
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  }

  /** Line and column -> offset. Columns beyond the line's end stop there. */
  offset({ line, column }: Position): number {
    const starts = this.#lines();
    const start = starts[line - 1] ?? this.text.length;
    const next = starts[line] ?? this.text.length;
    return Math.min(start + column - 1, next);
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  location(start: number, end: number = start): Location {
    return { file: this.file, range: this.range(start, end) };
  }

  #lines(): readonly number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }
}

/**
 * Decodes UTF-8. A byte order mark is left out of the text and reported; bytes that are not UTF-8 are reported
 * with the offset of the first one, and replaced by U+FFFD so that the rest stays readable.
 */
export function decode(bytes: Uint8Array): { text: string; problem?: EncodingProblem } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { text: '', problem: { kind: 'utf-16', offset: 0 } };
  }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + (bom ? 3 : 0), bytes.byteLength - (bom ? 3 : 0)).toString();
  const replaced = text.indexOf('\uFFFD');
  if (replaced !== -1) {
    const wrong = firstInvalid(bytes.subarray(bom ? 3 : 0), text);
    if (wrong !== undefined) return { text, problem: { kind: text.includes('\0') ? 'utf-16' : 'not-utf-8', offset: wrong } };
  }
  if (text.charCodeAt(1) === 0 || (text.charCodeAt(0) === 0 && text.length > 1)) {
    return { text, problem: { kind: 'utf-16', offset: 0 } };
  }
  return bom ? { text, problem: { kind: 'bom', offset: 0 } } : { text };
}

/** The first U+FFFD that stands for a wrong byte; undefined when every one of them was written as such. */
function firstInvalid(bytes: Uint8Array, text: string): number | undefined {
  const again = Buffer.from(text);
  const length = Math.min(again.length, bytes.length);
  let same = 0;
  while (same < length && again[same] === bytes[same]) same++;
  if (same === again.length && same === bytes.length) return undefined;
  // The difference may begin inside the three bytes of U+FFFD: step back to where that character starts.
  while (same > 0 && ((again[same] ?? 0) & 0xc0) === 0x80) same--;
  return again.subarray(0, same).toString().length;
}
