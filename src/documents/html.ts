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
  return [...nodesOf(html)].flatMap((node) => {
    const level = /^h([1-6])$/.exec(node.nodeName)?.[1];
    return level === undefined ? [] : [{ level: Number(level), text: visibleText([node]).replaceAll(/\s+/g, ' ').trim() }];
  });
}

/** Whether a reader sees anything of it besides headings: text or a picture. */
export function hasText(html: string): boolean {
  for (const node of nodesOf(html)) {
    if (node.nodeName === 'img' || node.nodeName === 'video' || node.nodeName === 'table') return true;
    if ('value' in node && node.value.trim() !== '' && !isInHeading(node)) return true;
  }
  return false;
}

/** What a reader sees of a piece of HTML. */
export function text(html: string): string {
  return visibleText(parseFragment(html).childNodes);
}

function visibleText(nodes: readonly Node[]): string {
  return nodes.map((node) => ('value' in node ? node.value : 'childNodes' in node ? visibleText(node.childNodes) : '')).join('');
}

function* nodesOf(html: string): Generator<Node> {
  const waiting: Node[] = [...parseFragment(html).childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse());
  }
}

function isInHeading(node: Node): boolean {
  for (let parent = node.parentNode; parent !== null && 'parentNode' in parent; parent = parent.parentNode) {
    if (/^h[1-6]$/.test(parent.nodeName)) return true;
  }
  return false;
}
