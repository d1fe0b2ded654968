// A README's outline, as GitHub renders it: headings with their anchors and sections, by micromark, the tokenizer inside remark.
// Only blocks are tokenized here, which is all that headings need; what a section says is read by remark (prose.ts).
import GithubSlugger, { slug } from 'github-slugger';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as plainText } from 'mdast-util-to-string';
import { parse, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { subtokenize } from 'micromark-util-subtokenize';
import type { Event, Extension, Token } from 'micromark-util-types';
import type { Location } from '../report.ts';
import type { Blocks, HeadingBlock } from './blocks.ts';
import { plainBlocks } from './plain.ts';
import type { TextDocument } from './text.ts';

export interface Heading {
  readonly level: number;
  /** What a reader sees: no marks, no HTML. */
  readonly text: string;
  /** The fragment that GitHub gives it, without `#`. */
  readonly anchor: string;
  /** The whole heading, its marks included. */
  readonly at: Location;
  /** Offsets of its section: from the heading's own start to the next heading of its level or above, or its container's end. */
  readonly section: { readonly start: number; readonly body: number; readonly end: number };
  /** The heading whose section it stands in. */
  readonly parent: Heading | undefined;
}

export interface MarkdownDocument {
  readonly text: TextDocument;
  /** In reading order. */
  readonly headings: readonly Heading[];
  /** Link reference definitions as they are written. */
  readonly definitions: string;
  /** Definitions of the links that a part of the text refers to, for reading it by itself; where they lead does not matter. */
  references(part: string): string;
  /** The heading that `#fragment` leads to. Case does not matter: `#Setup` is how manifests write it. */
  target(fragment: string): Heading | undefined;
  /** Where the section's content ends: offset behind its last paragraph, table, code or HTML with text. Undefined when it has none. */
  contentEnd(heading: Heading): number | undefined;
}

/**
 * Never throws, whatever the text is. The reader of HTML is loaded only for a text that has some.
 * @param plain Whether a text without anything ambiguous may be read without the tokenizer: the result is the same.
 */
export async function parseMarkdown(text: TextDocument, plain = true): Promise<MarkdownDocument> {
  const blocks =
    (plain ? plainBlocks(text.text) : undefined) ??
    readBlocks(text.text, mayHaveHtml.test(text.text) ? await import('./html.ts') : noHtml);
  const labels = labelsOf(blocks.definitions);
  const headings = outline(text, blocks, labels);
  const anchors = new Map(headings.map((heading) => [heading.anchor, heading]));
  return {
    text,
    headings,
    definitions: blocks.definitions.join('\n'),
    references: (part) => references(part, labels),
    target: (fragment) => anchors.get(fragment.toLowerCase()) ?? anchors.get(slug(decoded(fragment))),
    contentEnd: ({ section }) => {
      let end: number | undefined;
      for (const block of blocks.content) {
        if (block.start >= section.body && block.start < section.end) end = Math.max(end ?? 0, block.end);
      }
      return end === undefined ? undefined : text.text.slice(0, end).trimEnd().length;
    },
  };
}

interface HtmlReader {
  headings(html: string): readonly { readonly level: number; readonly text: string }[];
  hasText(html: string): boolean;
}

/** HTML as a block begins a line, behind the marks of quotes and lists. */
const mayHaveHtml = /^[ \t>*+\d.)-]*<[a-z!?/]/im;
const noHtml: HtmlReader = { headings: () => [], hasText: () => false };

/** Whether `inner` stands inside the section of `outer`, at any depth. */
export function isInside(inner: Heading, outer: Heading): boolean {
  for (let heading = inner.parent; heading !== undefined; heading = heading.parent) if (heading === outer) return true;
  return false;
}

function readBlocks(text: string, html: HtmlReader): Blocks {
  const headings: HeadingBlock[] = [];
  const content: { start: number; end: number }[] = [];
  const definitions: string[] = [];
  const open: Token[] = [];
  let heading = { text: '', level: 0 };
  let markup: string | undefined;
  const source = (token: Token) => text.slice(token.start.offset, token.end.offset);
  const add = (found: { text: string; level: number }, token: Token) => {
    const containerEnd = open.at(-1)?.end.offset ?? text.length;
    headings.push({ ...found, start: token.start.offset, end: token.end.offset, containerEnd, depth: open.length });
  };
  const show = ({ start, end }: Token) => content.push({ start: start.offset, end: end.offset });

  for (const [kind, token] of blockEvents(text)) {
    const enter = kind === 'enter';
    switch (token.type) {
      case 'blockQuote':
      case 'listOrdered':
      case 'listUnordered':
      case 'gfmFootnoteDefinition':
        if (enter) open.push(token);
        else open.pop();
        break;
      case 'paragraph':
      case 'codeFenced':
      case 'codeIndented':
      case 'table':
        if (enter) show(token);
        break;
      case 'definition':
        if (enter) definitions.push(source(token));
        break;
      case 'atxHeading':
      case 'setextHeading':
        if (enter) heading = { text: '', level: 0 };
        else add(heading, token);
        break;
      case 'atxHeadingSequence':
        if (heading.level === 0) heading.level = token.end.offset - token.start.offset;
        break;
      case 'setextHeadingLine':
        heading.level = text[token.start.offset] === '=' ? 1 : 2;
        break;
      case 'atxHeadingText':
      case 'setextHeadingText':
        heading.text = source(token);
        break;
      case 'htmlFlow':
        if (!enter && markup !== undefined) {
          for (const { level, text: visible } of html.headings(markup)) add({ level, text: escapeMarkdown(visible) }, token);
          if (html.hasText(markup)) show(token);
        }
        markup = enter ? '' : undefined;
        break;
      case 'htmlFlowData':
        if (enter) markup += `${source(token)}\n`;
        break;
    }
  }
  return { headings, content, definitions };
}

/** How micromark marks a token that holds nothing to tokenize; its types ask for the key to be absent, which is slower. */
const none = undefined as unknown as 'text';

/** micromark's events down to blocks: the text inside paragraphs and headings stays one piece. */
function blockEvents(text: string): Event[] {
  const extensions: Extension[] = [];
  // Constructs that a text cannot hold are not looked for: a table has a delimiter row, a footnote `[^`.
  if (hasDelimiterRow(text)) extensions.push(gfmTable());
  if (text.includes('[^')) extensions.push(gfmFootnote());
  if (/^---[ \t]*\r?\n/.test(text)) extensions.push(frontmatter('yaml'));
  const events = parse({ extensions })
    .document()
    .write(preprocess()(text, undefined, true));
  do {
    for (const [, token] of events) if (token.contentType === 'text' || token.contentType === 'string') token.contentType = none;
  } while (!subtokenize(events));
  return events;
}

/** A line of nothing but dashes, pipes, colons and the marks of lists and quotes. */
function hasDelimiterRow(text: string): boolean {
  for (const [row] of text.matchAll(/^[ \t>*+\d.)|:-]+\r?$/gm)) if (row.includes('-') && /[|:]/.test(row)) return true;
  return false;
}

/** The largest published README has 35,000 characters, 320 lines and 200 lists and quotes. */
const mostCharacters = 500_000;
const mostLines = 5000;
/** What the tokenizer does with every list and quote takes time in proportion to all that stands before it. */
const mostContainers = 2000;
/** Inside each other they take its stack as well. */
const deepestContainer = 100;

const containerMarks = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=\s|$)))+/;

/** Why a text is not to be parsed: more of it than anybody would write, where the tokenizer would take the square of it. */
export function tooMuchMarkdown(text: string): string | undefined {
  if (text.length > mostCharacters) return `it has ${text.length} characters, more than ${mostCharacters}`;
  const lines = text.split('\n');
  if (lines.length > mostLines) return `it has ${lines.length} lines, more than ${mostLines}`;
  let containers = 0;
  let inside = false;
  for (const line of lines) {
    const depth = containerMarks.exec(line)?.[0].match(/[>*+.)-]/g)?.length ?? 0;
    if (depth >= deepestContainer) return 'it puts too many lists and quotes inside each other';
    inside = depth > 0 || (inside && line.trim() !== '');
    // A line that goes on without a mark may be a lazy one, which costs as much.
    if (inside) containers += Math.max(1, depth);
  }
  return containers > mostContainers ? `it has ${containers} lines of lists and quotes, more than ${mostContainers}` : undefined;
}

function outline(text: TextDocument, { headings: blocks }: Blocks, labels: ReadonlySet<string>): Heading[] {
  const ends = sectionEnds(blocks, text.text.length);
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  const open: Heading[] = [];
  blocks.forEach((block, index) => {
    const visible = visibleText(block.text, labels);
    while ((open.at(-1)?.section.end ?? Number.POSITIVE_INFINITY) <= block.start) open.pop();
    const heading: Heading = {
      level: block.level,
      text: visible,
      anchor: slugger.slug(visible),
      at: text.location(block.start, block.end),
      section: { start: block.start, body: block.end, end: ends[index] ?? text.text.length },
      parent: open.findLast((earlier) => earlier.level < block.level),
    };
    headings.push(heading);
    open.push(heading);
  });
  return headings;
}

function sectionEnds(blocks: readonly HeadingBlock[], end: number): number[] {
  const ends = blocks.map((block) => block.containerEnd);
  const open: number[] = [];
  blocks.forEach((block, index) => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const earlier = blocks[last];
      if (earlier === undefined || (earlier.containerEnd > block.start && !closes(block, earlier))) break;
      ends[last] = Math.min(block.start, earlier.containerEnd, end);
      open.pop();
    }
    open.push(index);
  });
  return ends;
}

/** A heading ends the sections of its level and below, but one inside a quote or list ends none outside of it. */
function closes(later: HeadingBlock, earlier: HeadingBlock): boolean {
  return later.level <= earlier.level && later.depth <= earlier.depth;
}

/** Marks that inline syntax begins with; a heading without any of them reads as it is written. */
const inlineSyntax = /[\\`*[\]<>!~]|&[#a-z]|(?:^|\W)_|_(?:\W|$)|https?:|www\.|@/i;

/** A longer heading is read as it is written: what a thousand brackets could mean takes the parser seconds to find out. */
const mostHeadingCharacters = 1000;

/** @param labels What link reference definitions call their links. */
function visibleText(source: string, labels: ReadonlySet<string>): string {
  const text = source
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();
  if (text.length > mostHeadingCharacters || !inlineSyntax.test(text)) return text;
  const [first] = fromMarkdown(`# ${text}${references(text, labels)}`).children;
  return first === undefined ? '' : plainText(first, { includeHtml: false, includeImageAlt: false }).trim();
}

const label = /\[((?:[^\\[\]]|\\.)*)\]/gs;

function references(text: string, labels: ReadonlySet<string>): string {
  if (labels.size === 0) return '';
  const named = new Set(Array.from(text.matchAll(label), ([, name = '']) => normalized(name)));
  return [...named].map((name) => (labels.has(name) ? `\n\n[${name}]: x` : '')).join('');
}

function labelsOf(definitions: readonly string[]): Set<string> {
  return new Set(
    definitions.flatMap((definition) =>
      Array.from(definition.slice(0, 1002).matchAll(label), ([, name = '']) => normalized(name)).slice(0, 1),
    ),
  );
}

/** As CommonMark compares labels. */
function normalized(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>!~&@:.]/g, '\\$&');
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
