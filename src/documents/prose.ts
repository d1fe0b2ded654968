// What a section of a README says, read by remark: its sentences as a person reads them, without marks, code blocks and comments.
import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
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
const ignored = ['attention'];
/** Of so many brackets, or `<`, nobody wrote them for a reader: they stay what they are. For each the parser would look to the end. */
const most = 1000;
const ignoredWhereMany = [
  ['[', ['labelStartLink', 'labelStartImage', 'labelEnd']],
  ['<', ['htmlText', 'autolink']],
] as const;

function parse(source: string, references: MarkdownDocument['references']): Root {
  const disabled: string[] = [...ignored];
  for (const [mark, names] of ignoredWhereMany) if (source.split(mark, most + 2).length - 1 > most) disabled.push(...names);
  return remark()
    .use(function (this: Processor) {
      const micromarkExtensions = [gfmTable(), { disable: { null: disabled } }];
      this.data({ micromarkExtensions, fromMarkdownExtensions: [gfmTableFromMarkdown()] });
    })
    .parse(`${source}${references(source)}`);
}

/**
 * The sentences of a heading's section, sub-sections included. A list item under a lead-in that ends with a colon is
 * given together with it ("These are revoked: … "), a table's row as one sentence.
 */
export async function sentences({ text, references }: MarkdownDocument, { section }: Heading): Promise<string[]> {
  const source = text.text.slice(section.body, Math.min(section.end, section.body + mostCharacters));
  const root = parse(source, references);
  const { text: htmlText } = source.includes('<') ? await import('./html.ts') : { text: () => '' };
  return blocks(root.children, htmlText).flatMap((block) => split(block));
}

/** No published section has a tenth of it: what stands behind is not read. */
const mostCharacters = 20_000;

/** Whether the section shows a picture, and where: offsets in the document's text. */
export function images({ text, references }: MarkdownDocument, { section }: Heading): { start: number; end: number }[] {
  const source = text.text.slice(section.body, Math.min(section.end, section.body + mostCharacters));
  const root = parse(source, references);
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
      for (const [index, item] of node.children.entries()) {
        const said = blocks(item.children, htmlText);
        // An item's first words continue the lead-in; what is further in has a lead-in of its own.
        const [first] = said;
        if (leadIn !== '' && index < mostItems && first !== undefined) said.push(`${leadIn} ${first}`);
        for (const each of said) found.push(each);
      }
    } else if (node.type === 'table') {
      found.push(...node.children.map((row: TableRow) => row.children.map((cell) => phrase(cell.children)).join(' ')));
    } else if (node.type === 'paragraph' || node.type === 'heading') {
      found.push(phrase(node.children));
    } else if (node.type === 'html') {
      found.push(htmlText(node.value));
    } else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
      found.push(...blocks(node.children, htmlText));
    }
    const last = node.type === 'paragraph' ? (found.at(-1) ?? '').trim() : '';
    leadIn = last.endsWith(':') ? last.slice(-longestLeadIn, -1) : '';
  }
  return found;
}

/** It is said again with every item, of so many: otherwise a long one over a long list takes the square of the text. */
const longestLeadIn = 200;
const mostItems = 50;

function phrase(nodes: readonly PhrasingContent[]): string {
  return inline(nodes).replaceAll(/[*_~]+/g, (marks, at: number, all: string) =>
    /\w/.test(all[at - 1] ?? '') && /\w/.test(all[at + marks.length] ?? '') ? marks : '',
  );
}

function inline(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'break') return ' ';
      if (node.type === 'html') return /^<br\b/i.test(node.value) ? ' ' : '';
      if (node.type === 'image' || node.type === 'imageReference') return '';
      return 'children' in node ? inline(node.children) : plainText(node);
    })
    .join('');
}

function split(block: string): string[] {
  return block
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?;])["')\]]?\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
