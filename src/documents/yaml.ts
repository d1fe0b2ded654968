// YAML 1.2 text -> value with positions, by the package `yaml`. For tilelint.yml: one document, no tags of its own, few aliases.
import { type Document, isMap, isPair, isScalar, isSeq, type Node, type Pair, type ParsedNode, parseDocument } from 'yaml';
import type { Location } from '../report.ts';
import { isObject, type Json, parentOf, segments } from './json.ts';
import type { PlacedDocument } from './placed.ts';
import type { TextDocument } from './text.ts';

export type YamlParse =
  | { readonly status: 'parsed'; readonly document: YamlDocument }
  | { readonly status: 'broken'; readonly errors: readonly { readonly message: string; readonly at: Location }[] };

/** A text may use an alias so often before it is taken for an attack. */
const maxAliases = 50;

export class YamlDocument implements PlacedDocument {
  readonly text: TextDocument;
  readonly value: Json;
  readonly #root: Node | null;

  constructor(text: TextDocument, value: Json, root: Node | null) {
    this.text = text;
    this.value = value;
    this.#root = root;
  }

  get(pointer: string): Json | undefined {
    let value: Json | undefined = this.value;
    for (const segment of segments(pointer)) {
      if (Array.isArray(value)) value = value[Number(segment)];
      else value = isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
    }
    return value;
  }

  at(pointer: string): Location {
    const node = this.#find(pointer);
    return node === undefined ? this.nearest(pointer) : this.#location(node);
  }

  key(pointer: string): Location {
    const parent = this.#find(parentOf(pointer));
    const key = isMap(parent) ? member(parent.items, segments(pointer).at(-1) ?? '')?.key : undefined;
    return isScalar(key) ? this.#location(key) : this.at(pointer);
  }

  nearest(pointer: string): Location {
    for (let above = parentOf(pointer); above !== ''; above = parentOf(above)) {
      if (this.#find(above) !== undefined) return this.key(above);
    }
    return this.text.location(this.#root?.range?.[0] ?? 0);
  }

  #find(pointer: string): Node | undefined {
    let node: unknown = this.#root;
    for (const segment of segments(pointer)) {
      if (isMap(node)) node = member(node.items, segment)?.value;
      else if (isSeq(node)) node = node.items[Number(segment)];
      else return undefined;
    }
    return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined;
  }

  #location({ range }: Node): Location {
    return this.text.location(range?.[0] ?? 0, range?.[1] ?? 0);
  }
}

/** Never throws. An empty text is an empty mapping. */
export function parseYaml(text: TextDocument): YamlParse {
  const document: Document.Parsed<ParsedNode> = parseDocument(text.text, { prettyErrors: false, merge: false, version: '1.2' });
  if (document.errors.length > 0) {
    return {
      status: 'broken',
      errors: document.errors.map(({ message, pos: [start, end] }) => ({
        message: message.split('\n')[0] ?? '',
        at: text.location(start, end),
      })),
    };
  }
  try {
    const value: Json = document.toJS({ maxAliasCount: maxAliases }) ?? {};
    return { status: 'parsed', document: new YamlDocument(text, value, document.contents) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { status: 'broken', errors: [{ message, at: text.location(0) }] };
  }
}

function member(items: readonly unknown[], name: string): Pair | undefined {
  return items.filter((item) => isPair(item)).find(({ key }) => isScalar(key) && String(key.value) === name);
}
