// The blocks of a README in which every line is plainly what it seems: headings at the start of a line in plain words, fences
// that close as far from the margin as they open, text, lists, tables. Most READMEs are like that, and none of it needs a
// tokenizer. At the first line that could be anything else this gives up, and micromark reads the whole text (markdown.ts).
// A property holds the two to each other.
import type { Blocks } from './blocks.ts';

interface Line {
  readonly text: string;
  readonly start: number;
}

const heading = /^(#{1,6})[ \t]+([^#\s](?:[^#]*[^#\s])?)[ \t]*$/;
const fence = /^( *)(`{3,}|~{3,})[\w./{}=" \t-]*$/;
/** One definition on one line. It is one where no text stands right before it, and no title can follow. */
const definition = /^\[[^\][\\^\s][^\][\\\n]{0,200}\]:[ \t]+[^\s"'()<>\\`]+[ \t]*$/;
const delimiterRow = /^[ \t]*(?:\|[ \t]*)?:?-[ \t|:-]*$/;

/** Undefined for a text that is not plain. */
export function plainBlocks(text: string): Blocks | undefined {
  if (/\r(?!\n)|\0/.test(text)) return undefined;
  const lines = linesOf(text);
  const headings: Blocks['headings'][number][] = [];
  const content: Blocks['content'][number][] = [];
  const definitions: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || isBlank(line)) continue;
    const { text: words, start } = line;
    const end = start + words.trimEnd().length;
    const [, marks, title] = heading.exec(words) ?? [];
    if (marks !== undefined && title !== undefined) {
      headings.push({ level: marks.length, text: title, start, end: start + words.length, containerEnd: text.length, depth: 0 });
    } else if (definition.test(words)) {
      if (!isFree(lines[at - 1]) || !isFree(lines[at + 1])) return undefined;
      definitions.push(words.trimEnd());
    } else if (fence.test(words)) {
      const closing = closingFence(lines, at);
      if (closing === undefined) return undefined;
      at = closing;
      content.push({ start: start + words.search(/\S/), end: endOf(lines[closing]) });
    } else if (isText(words, isFree(lines[at - 1]))) {
      content.push({ start: start + words.search(/\S/), end });
    } else if (
      !words.includes('|') ||
      !delimiterRow.test(words) ||
      !isText(lines[at - 1]?.text) ||
      !isText(lines[at + 1]?.text)
    ) {
      return undefined;
    }
  }
  return { headings, content, definitions };
}

/**
 * A line that is text in whatever paragraph, list, quote, table or code it stands, and begins or ends nothing else.
 * @param first Whether no text stands right before it, which a definition could have begun in.
 */
function isText(words: string | undefined, first = false): boolean {
  return (
    words !== undefined &&
    words.length < 2000 &&
    /[a-z]/i.test(words) &&
    !(words.includes(']:') && (!first || /^[ \t>*+\d.)-]*\[/.test(words))) &&
    !words.includes('```') &&
    !words.includes('~~~') &&
    !/^#|^[ \t>*+\d.)-]*(?:[<#]|\[\^|=+[ \t]*$|$)/.test(words)
  );
}

/**
 * The line of the fence's end: as far from the margin as its beginning, and no line between is nearer. Then nothing between
 * can be a heading, in whatever list the fence stands, even if it is too far in to be one.
 */
function closingFence(lines: readonly Line[], opening: number): number | undefined {
  const [, indent = '', marks = ''] = fence.exec(lines[opening]?.text ?? '') ?? [];
  for (let at = opening + 1; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || isBlank(line)) continue;
    if (!line.text.startsWith(indent)) return undefined;
    const words = line.text.trim();
    if (/^(?:`{3,}|~{3,})$/.test(words) && words.startsWith(marks)) return line.text.startsWith(indent + marks) ? at : undefined;
  }
  return undefined;
}

/** Nothing, a blank line, a heading or another definition. */
function isFree(line: Line | undefined): boolean {
  return line === undefined || isBlank(line) || heading.test(line.text) || definition.test(line.text);
}

function isBlank({ text }: Line): boolean {
  return /^[ \t]*$/.test(text);
}

function endOf(line: Line | undefined): number {
  return line === undefined ? 0 : line.start + line.text.trimEnd().length;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    lines.push({ text: text.slice(start, text[end - 1] === '\r' && newline !== -1 ? end - 1 : end), start });
    start = end + 1;
  }
  return lines;
}
