// What a section of a README says, read by remark: its sentences as a person reads them, without marks, code blocks and comments.
import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as plainText } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import { remark } from 'remark';
import type { Processor } from 'unified';
import type { Heading, MarkdownDocument } from './markdown.ts';

/**
 * Of GFM only tables matter to what a text says; all of it takes three times as long to load. Emphasis does not matter at
 * all, and what a thousand asterisks could mean takes the parser seconds to find out.
 */
const markdown = reader(['attention']);
/** For a text with so many brackets that nobody wrote them for a reader: they stay what they are. */
const withoutLinks = reader(['attention', 'labelStartLink', 'labelStartImage', 'labelEnd']);
const mostBrackets = 1000;

function reader(disabled: string[]) {
  return remark()
    .use(function (this: Processor) {
      const micromarkExtensions = [gfmTable(), { disable: { null: disabled } }];
      this.data({ micromarkExtensions, fromMarkdownExtensions: [gfmTableFromMarkdown()] });
    })
    .freeze();
}

function parse(source: string, definitions: string): Root {
  const processor = source.split('[', mostBrackets + 2).length > mostBrackets ? withoutLinks : markdown;
  return processor.parse(`${source}\n\n${definitions}`);
}

/**
 * The sentences of a heading's section, sub-sections included. A list item under a lead-in that ends with a colon is
 * given together with it ("These are revoked: … "), a table's row as one sentence.
 */
export async function sentences({ text, definitions }: MarkdownDocument, { section }: Heading): Promise<string[]> {
  const source = text.text.slice(section.body, section.end);
  const root = parse(source, definitions);
  const { text: htmlText } = source.includes('<') ? await import('./html.ts') : { text: () => '' };
  return blocks(root.children, htmlText).flatMap((block) => split(block));
}

/** Whether the section shows a picture, and where: offsets in the document's text. */
export function images({ text, definitions }: MarkdownDocument, { section }: Heading): { start: number; end: number }[] {
  const source = text.text.slice(section.body, section.end);
  const root = parse(source, definitions);
  const found: { start: number; end: number }[] = [];
  const waiting: RootContent[] = [...root.children];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const picture =
      node.type === 'image' || node.type === 'imageReference' || (node.type === 'html' && /<img[\s/>]/i.test(node.value));
    if (picture && end <= source.length) found.push({ start: section.body + start, end: section.body + end });
    if ('children' in node) waiting.push(...node.children);
  }
  return found.sort((a, b) => a.start - b.start);
}

function blocks(
  nodes: readonly (RootContent | BlockContent | DefinitionContent)[],
  htmlText: (html: string) => string,
): string[] {
  const found: string[] = [];
  let leadIn = '';
  for (const node of nodes) {
    if (node.type === 'list') {
      const items = node.children.flatMap((item: ListItem) => blocks(item.children, htmlText));
      found.push(...items.flatMap((item) => (leadIn === '' ? [item] : [item, `${leadIn} ${item}`])));
    } else if (node.type === 'table') {
      found.push(...node.children.map((row: TableRow) => row.children.map((cell) => phrase(cell.children)).join(' ')));
    } else if (node.type === 'paragraph' || node.type === 'heading') {
      found.push(phrase(node.children));
    } else if (node.type === 'html') {
      found.push(htmlText(node.value));
    } else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
      found.push(...blocks(node.children, htmlText));
    }
    leadIn = node.type === 'paragraph' && /:\s*$/.test(found.at(-1) ?? '') ? (found.at(-1) ?? '').trim().slice(0, -1) : '';
  }
  return found;
}

function phrase(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'break') return ' ';
      if (node.type === 'html') return /^<br\b/i.test(node.value) ? ' ' : '';
      if (node.type === 'image' || node.type === 'imageReference') return '';
      return 'children' in node ? phrase(node.children) : plainText(node);
    })
    .join('')
    .replaceAll(/(?<!\w)[*_~]+|[*_~]+(?!\w)/g, '');
}

function split(block: string): string[] {
  return block
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?;])["')\]]?\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
