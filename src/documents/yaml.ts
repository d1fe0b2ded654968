// YAML 1.2 text -> value with positions, by the package `yaml`. For tilelint.yml: one document, data only (no tags, no merge keys,
// keys are strings), and nothing in it can make reading it long: see the limits.
import {
  type ErrorCode,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Location } from '../report.ts';
import type { PlacedDocument } from './placed.ts';
import { type Json, parentOf, segments, valueAt } from './pointer.ts';
import type { TextDocument } from './text.ts';

export interface YamlError {
  readonly message: string;
  readonly at: Location;
}

export type YamlParse =
  | { readonly status: 'parsed'; readonly document: YamlDocument }
  | { readonly status: 'broken'; readonly errors: readonly YamlError[] };

/** The largest configuration that anybody would read. */
const maxCharacters = 50_000;
/** The parser is recursive, and V8 can end the process when the stack does. */
const maxDepth = 100;
/** So many nodes may aliases stand for, together, before the text is taken for an attack. */
const maxAliases = 100;

export class YamlDocument implements PlacedDocument {
  readonly text: TextDocument;
  readonly value: Json;
  readonly #root: Node | null;
  readonly #byName = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(text: TextDocument, value: Json, root: Node | null) {
    this.text = text;
    this.value = value;
    this.#root = root;
  }

  get(pointer: string): Json | undefined {
    return valueAt(this.value, pointer);
  }

  at(pointer: string): Location {
    const node = this.#find(pointer);
    return node === undefined ? this.nearest(pointer) : this.#location(node);
  }

  key(pointer: string): Location {
    const parent = this.#find(parentOf(pointer));
    const key = isMap(parent) ? this.#member(parent, segments(pointer).at(-1) ?? '')?.key : undefined;
    return isScalar(key) ? this.#location(key) : this.at(pointer);
  }

  nearest(pointer: string): Location {
    for (let above = parentOf(pointer); above !== ''; above = parentOf(above)) {
      if (this.#find(above) !== undefined) return this.key(above);
    }
    return this.text.location(this.#root?.range?.[0] ?? 0);
  }

  /** What an alias stands for is somewhere else: places inside of it are the alias's own. */
  #find(pointer: string): Node | undefined {
    let node: unknown = this.#root;
    for (const segment of segments(pointer)) {
      if (isMap(node)) node = this.#member(node, segment)?.value;
      else if (isSeq(node)) node = node.items[Number(segment)];
      else return isAlias(node) ? node : undefined;
    }
    return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node : undefined;
  }

  #member(map: YAMLMap, name: string): Pair | undefined {
    const members = this.#byName.get(map) ?? new Map(pairs(map).map((pair) => [nameOf(pair) ?? '', pair]));
    this.#byName.set(map, members);
    return members.get(name);
  }

  #location({ range }: Node): Location {
    return this.text.location(range?.[0] ?? 0, range?.[1] ?? 0);
  }
}

/** Never throws. An empty text is an empty mapping. */
export function parseYaml(text: TextDocument): YamlParse {
  const refuse = (message: string, at = text.location(0)): YamlParse => ({ status: 'broken', errors: [{ message, at }] });
  if (text.text.length > maxCharacters) {
    return refuse(`Expected at most ${maxCharacters} characters, found ${text.text.length}`);
  }
  const tooDeep = nestedTooDeep(text.text);
  if (tooDeep !== undefined) return refuse(`Expected at most ${maxDepth} nested levels, found more`, text.location(tooDeep));
  try {
    const document = parseDocument(text.text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      stringKeys: true,
      uniqueKeys: false,
      resolveKnownTags: false,
      prettyErrors: false,
      logLevel: 'error',
    });
    // A warning is a tag or a directive that was ignored: what the text means is not what would be read.
    const errors = [
      ...[...document.errors, ...document.warnings].map(({ code, message, pos: [start, end] }) => ({
        message: Object.hasOwn(wordings, code) ? (wordings[code] ?? message) : firstLine(message),
        at: text.location(start, end),
      })),
      ...duplicateKeys(document.contents).map(({ range }) => ({
        message: 'Unexpected second key of this name, keep one',
        at: text.location(range?.[0] ?? 0, range?.[1] ?? 0),
      })),
    ];
    if (errors.length > 0) return { status: 'broken', errors };
    const value: Json = document.toJS({ maxAliasCount: maxAliases }) ?? {};
    JSON.stringify(value); // Throws when an alias stands for something that holds it.
    return { status: 'parsed', document: new YamlDocument(text, value, document.contents) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.startsWith('Excessive alias count'))
      return refuse(`Expected aliases of at most ${maxAliases} values, found more`);
    if (message.startsWith('Converting circular')) return refuse('Unexpected alias of a value that it stands in');
    const alias = /^Unresolved alias .*: (.+)$/.exec(message)?.[1];
    if (alias !== undefined)
      return refuse(`Expected the anchor \`&${alias}\` before its alias, found none`, aliasAt(text, alias));
    return refuse(firstLine(message));
  }
}

/** The package's own words, where they are about its interface or don't say what to do. */
const wordings: Partial<Record<ErrorCode, string>> = {
  MULTIPLE_DOCS: 'Unexpected second document, expected one',
  NON_STRING_KEY: 'Expected a text as key, found a list or a mapping',
  TAB_AS_INDENT: 'Unexpected tab, expected spaces to indent',
  TAG_RESOLVE_FAILED: 'Unexpected tag: the configuration is plain data',
};

function firstLine(message: string): string {
  return message.split('\n')[0] ?? '';
}

/** Where the text becomes nested too deeply, by the same grammar; the package's first two stages are not recursive. */
function nestedTooDeep(text: string): number | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > maxDepth) return parser.offset;
  }
  return undefined;
}

function aliasAt(text: TextDocument, name: string): Location {
  const start = text.text.indexOf(`*${name}`);
  return start === -1 ? text.location(0) : text.location(start, start + name.length + 1);
}

/** The package compares every key with every other, which takes the square of their number: it is told not to. */
function duplicateKeys(root: Node | null): Node[] {
  const found: Node[] = [];
  visit(root, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const pair of pairs(map)) {
        const name = nameOf(pair);
        if (name === undefined) continue;
        if (seen.has(name) && isScalar(pair.key)) found.push(pair.key);
        seen.add(name);
      }
    },
  });
  return found;
}

function pairs({ items }: YAMLMap): Pair[] {
  return items.filter((item) => isPair(item));
}

function nameOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}
