// A README without the parts in which no heading can be: what is left has the same headings and is tokenized in half the time.
// A line that begins with `#` closes every list, quote and paragraph before it, so what follows it up to the next such line can
// be judged by itself: where nothing in it could be or hide a heading, only its place and its end are kept.

export interface Reduced {
  readonly text: string;
  /** Where an offset of the reduced text lies in the whole one. */
  original(offset: number): number;
  /** The content of the parts that are left out. */
  readonly content: readonly { readonly start: number; readonly end: number }[];
}

/** The reduced text; the whole one where raw HTML, or line endings of old, could make any line part of something larger. */
export function reduce(text: string): Reduced {
  if (/<[!?]|<(?:script|pre|style|textarea)|\r(?!\n)/i.test(text)) return unreduced(text);
  const html = /^[ \t>*+\d.)-]*<[a-z/]/im.test(text);
  const content: { start: number; end: number }[] = [];
  const kept: { readonly at: number; readonly from: number; readonly part: string }[] = [];
  let length = 0;
  const keep = (from: number, part: string) => {
    if (part !== '') kept.push({ at: length, from, part });
    length += part.length;
  };
  const lines = [...text.matchAll(/^#{1,6}(?=[ \t\r\n]|$)[^\n]*(?:\n|$)/gm)].filter(
    ({ index }) => index === 0 || text[index - 1] === '\n',
  );
  keep(0, text.slice(0, lines[0]?.index ?? text.length));
  for (const [number, { 0: line, index }] of lines.entries()) {
    const start = index + line.length;
    const body = text.slice(start, lines[number + 1]?.index ?? text.length);
    const shown = contentOf(body);
    keep(index, line);
    // A line that directly follows HTML belongs to it.
    const isFree = !html || /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, index - 200), index));
    if (!isFree) keep(start, body);
    else if (shown === undefined || mayHoldHeading(body)) keepAllButCode(start, body, keep);
    else content.push({ start: start + shown.start, end: start + shown.end });
  }
  return { text: kept.map(({ part }) => part).join(''), original: (offset) => originalOffset(kept, offset), content };
}

/** The whole text. */
export function unreduced(text: string): Reduced {
  return { text, original: (offset) => offset, content: [] };
}

/** Fences, definitions, HTML, footnotes, headings in other shapes; lines that are too long to be looked through. */
function mayHoldHeading(body: string): boolean {
  return body.includes('```') || body.includes('~~~') || isOdd(body);
}

function isOdd(body: string): boolean {
  return (
    body.includes(']:') ||
    body.split('\n').some(({ length }) => length > mostCharacters) ||
    /^[ \t>*+\d.)-]*(?:<|\[\^|#{1,6}(?:[ \t\r\n]|$)|(?:=+|-+)[ \t]*\r?$)/m.test(body)
  );
}

/** A longer line is tokenized rather than looked through. */
const mostCharacters = 2000;

/** The lines inside a fence are left out where nothing in them could be a heading, should the fence turn out to be none. */
function keepAllButCode(start: number, body: string, keep: (from: number, part: string) => void): void {
  let done = 0;
  for (const { 1: opening = '', 2: code = '', index } of body.matchAll(fenced)) {
    if (code.includes('```') || code.includes('~~~') || isOdd(code)) continue;
    const from = index + opening.length;
    keep(start + done, body.slice(done, from));
    done = from + code.length;
  }
  keep(start + done, body.slice(done));
}

/** Three back-ticks with a plain word, lines, three back-ticks. */
const fenced = /(?<=\n|^)([ \t]{0,3}```[\w -]{0,40}\r?\n)((?:(?![ \t]*```)[^\n]*\n)*)[ \t]{0,3}```[ \t]*(?=\r?\n|$)/g;

/** From the first line to the end of the last; undefined unless both have letters, so that they are text in whatever block. */
function contentOf(body: string): { start: number; end: number } | undefined {
  const first = /[^\s]/.exec(body);
  if (first === null) return undefined;
  const end = body.trimEnd().length;
  const lastLine = body.slice(body.lastIndexOf('\n', end - 1) + 1, end);
  const firstLine = /[^\n]*/.exec(body.slice(first.index))?.[0] ?? '';
  return /[a-z]/i.test(firstLine) && /[a-z]/i.test(lastLine) ? { start: first.index, end } : undefined;
}

function originalOffset(
  kept: readonly { readonly at: number; readonly from: number; readonly part: string }[],
  offset: number,
): number {
  let low = 0;
  let high = kept.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((kept[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const part = kept[low];
  return part === undefined ? offset : part.from + (offset - part.at);
}
