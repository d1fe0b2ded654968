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
import { htmlHasText, htmlHeadings } from './html.ts';
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
  /** Link reference definitions as they are written, for reading a section by itself. */
  readonly definitions: string;
  /** The heading that `#fragment` leads to. Case does not matter: `#Setup` is how manifests write it. */
  target(fragment: string): Heading | undefined;
  /** Whether anything but headings, comments and definitions stands in the section. */
  hasContent(heading: Heading): boolean;
}

/** Never throws, whatever the text is. */
export function parseMarkdown(text: TextDocument): MarkdownDocument {
  const blocks = readBlocks(text.text);
  const headings = outline(text, blocks);
  const anchors = new Map(headings.map((heading) => [heading.anchor, heading]));
  return {
    text,
    headings,
    definitions: blocks.definitions.join('\n'),
    target: (fragment) => anchors.get(fragment.toLowerCase()) ?? anchors.get(slug(decoded(fragment))),
    hasContent: ({ section }) => blocks.content.some((offset) => offset >= section.body && offset < section.end),
  };
}

/** Whether `inner` stands inside the section of `outer`, at any depth. */
export function isInside(inner: Heading, outer: Heading): boolean {
  for (let heading = inner.parent; heading !== undefined; heading = heading.parent) if (heading === outer) return true;
  return false;
}

interface HeadingBlock {
  readonly level: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where its quote or list ends; the text's end for most. */
  readonly containerEnd: number;
  readonly depth: number;
}

interface Blocks {
  readonly headings: readonly HeadingBlock[];
  /** Offsets of paragraphs, tables, code and HTML with text. */
  readonly content: readonly number[];
  readonly definitions: readonly string[];
}

const containers = new Set(['blockQuote', 'listOrdered', 'listUnordered', 'gfmFootnoteDefinition']);
const contentBlocks = new Set(['paragraph', 'codeFenced', 'codeIndented', 'table']);

function readBlocks(text: string): Blocks {
  const headings: HeadingBlock[] = [];
  const content: number[] = [];
  const definitions: string[] = [];
  const open: Token[] = [];
  let heading: { text: string; level: number } | undefined;
  let html: string | undefined;

  for (const [kind, token] of blockEvents(text)) {
    const { start, end } = { start: token.start.offset, end: token.end.offset };
    if (containers.has(token.type)) {
      if (kind === 'enter') open.push(token);
      else open.pop();
    }
    const container = { containerEnd: open.at(-1)?.end.offset ?? text.length, depth: open.length };
    if (kind === 'enter') {
      if (contentBlocks.has(token.type)) content.push(start);
      if (token.type === 'definition') definitions.push(text.slice(start, end));
      if (token.type === 'atxHeading' || token.type === 'setextHeading') heading = { text: '', level: 1 };
      if (token.type === 'htmlFlow') html = '';
      if (token.type === 'htmlFlowData' && html !== undefined) html += `${text.slice(start, end)}\n`;
      if (heading === undefined) continue;
      if (token.type === 'atxHeadingSequence' && heading.text === '') heading.level = end - start;
      if (token.type === 'setextHeadingLine') heading.level = text[start] === '=' ? 1 : 2;
      if (token.type === 'atxHeadingText' || token.type === 'setextHeadingText') heading.text = text.slice(start, end);
    } else if (heading !== undefined && (token.type === 'atxHeading' || token.type === 'setextHeading')) {
      headings.push({ ...heading, start, end, ...container });
      heading = undefined;
    } else if (html !== undefined && token.type === 'htmlFlow') {
      for (const found of htmlHeadings(html)) {
        headings.push({ level: found.level, text: escapeMarkdown(found.text), start, end, ...container });
      }
      if (htmlHasText(html)) content.push(start);
      html = undefined;
    }
  }
  return { headings, content, definitions };
}

/** micromark's events down to blocks: the text inside paragraphs and headings stays one piece. */
function blockEvents(text: string): Event[] {
  const extensions: Extension[] = [];
  // Constructs that a text cannot hold are not looked for: a delimiter row has dashes and a `|` or `:`, a footnote `[^`.
  if (/^[ \t>*+\d.)-]*[|:][ \t|:-]*$|^[ \t>*+\d.)|-]*-[ \t|:-]*[|:]/m.test(text)) extensions.push(gfmTable());
  if (text.includes('[^')) extensions.push(gfmFootnote());
  if (/^---[ \t]*\r?\n/.test(text)) extensions.push(frontmatter('yaml'));
  const events = parse({ extensions })
    .document()
    .write(preprocess()(text, undefined, true));
  do {
    for (const [, token] of events) if (token.contentType === 'text' || token.contentType === 'string') delete token.contentType;
  } while (!subtokenize(events));
  return events;
}

function outline(text: TextDocument, { headings: blocks, definitions }: Blocks): Heading[] {
  const ends = sectionEnds(blocks, text.text.length);
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  const open: Heading[] = [];
  blocks.forEach((block, index) => {
    const visible = visibleText(block.text, definitions);
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

function visibleText(source: string, definitions: readonly string[]): string {
  const text = source.trim().replaceAll(/\s*\r?\n\s*/g, ' ');
  if (!inlineSyntax.test(text)) return text;
  const references = text.includes('[') ? `\n\n${definitions.join('\n')}` : '';
  const [first] = fromMarkdown(`# ${text}${references}`).children;
  return first === undefined ? '' : plainText(first, { includeHtml: false, includeImageAlt: false }).trim();
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
