// Raw HTML inside Markdown, read as a browser would (parse5): the headings it draws, and whether it shows any text.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

export interface HtmlHeading {
  readonly level: number;
  readonly text: string;
}

/** `<h1>` to `<h6>`, outside of comments. */
export function headings(html: string): HtmlHeading[] {
  if (!/<h[1-6][\s>]/i.test(html)) return [];
  const found: { level: number; text: string }[] = [];
  for (const { node, heading } of nodesOf(html)) {
    if (heading === node) found.push({ level: Number(node.nodeName.slice(1)), text: '' });
    const last = found.at(-1);
    if (last !== undefined && heading !== undefined && isText(node)) last.text += node.value;
  }
  return found.map(({ level, text }) => ({ level, text: text.replaceAll(/\s+/g, ' ').trim() }));
}

/** Whether a reader sees anything of it besides headings: text or a picture. */
export function hasText(html: string): boolean {
  for (const { node, heading } of nodesOf(html)) {
    if (/^(?:img|video|table)$/.test(node.nodeName)) return true;
    if (heading === undefined && isText(node) && node.value.trim() !== '') return true;
  }
  return false;
}

/** What a reader sees of a piece of HTML. */
export function text(html: string): string {
  return [...nodesOf(html)].map(({ node }) => (isText(node) ? node.value : '')).join('');
}

/** In reading order, each with the heading that it stands in; without recursion, since elements nest as deep as one likes. */
function* nodesOf(html: string): Generator<{ node: Node; heading: Node | undefined }> {
  const waiting: { node: Node; heading: Node | undefined }[] = [];
  const push = (nodes: readonly Node[], heading: Node | undefined) => {
    for (const node of [...nodes].reverse()) {
      waiting.push({ node, heading: heading ?? (/^h[1-6]$/.test(node.nodeName) ? node : undefined) });
    }
  };
  push(parseFragment(html).childNodes, undefined);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    if ('childNodes' in next.node) push(next.node.childNodes, next.heading);
  }
}

function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return 'value' in node;
}
