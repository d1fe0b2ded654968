// JSON text -> value with positions, by momoa. Values are addressed by JSON Pointer (pointer.ts).
import { type AnyNode, type MemberNode, type ObjectNode, parse } from '@humanwhocodes/momoa';
import type { Edit, Location } from '../report.ts';
import type { PlacedDocument } from './placed.ts';
import { type Json, parentOf, segments, valueAt } from './pointer.ts';
import type { TextDocument } from './text.ts';

export interface DuplicateKey {
  readonly key: string;
  readonly at: Location;
  readonly firstLine: number;
}

export interface JsonSyntaxError {
  readonly message: string;
  readonly at: Location;
}

export type JsonParse =
  | { readonly status: 'parsed'; readonly document: JsonDocument }
  | { readonly status: 'broken'; readonly error: JsonSyntaxError };

/**
 * A text that JSON.parse accepts. `value` never has a prototype that the text chose. Positions are read when the first
 * one is asked for: most documents have nothing wrong.
 */
export class JsonDocument implements PlacedDocument {
  readonly text: TextDocument;
  readonly value: Json;
  readonly #byName = new WeakMap<ObjectNode, ReadonlyMap<string, MemberNode>>();
  #parsed: AnyNode | 'too deep' | undefined;

  constructor(text: TextDocument, value: Json) {
    this.text = text;
    this.value = value;
  }

  /** Undefined for a text that is nested deeper than the parser of positions can follow: everything is then at its start. */
  get #body(): AnyNode | undefined {
    this.#parsed ??= positionsOf(this.text.text);
    return this.#parsed === 'too deep' ? undefined : this.#parsed;
  }

  /** The value at a pointer; undefined when nothing stands there. */
  get(pointer: string): Json | undefined {
    return valueAt(this.value, pointer);
  }

  /** Where the value stands; for a value that is missing, the nearest thing above it that has a name (see `nearest`). */
  at(pointer: string): Location {
    const node = this.#find(pointer);
    return node === undefined ? this.nearest(pointer) : this.#location(node);
  }

  /** Where the key stands; an array's element has none, so the element itself. */
  key(pointer: string): Location {
    const member = this.#member(pointer);
    return member === undefined ? this.at(pointer) : this.#location(member.name);
  }

  /** Where a missing value should stand: the key of the nearest object or array above it, or the document's first brace. */
  nearest(pointer: string): Location {
    if (this.#body === undefined) return this.text.location(0, 1);
    for (let above = parentOf(pointer); above !== ''; above = parentOf(above)) {
      if (this.#find(above) !== undefined) return this.key(above);
    }
    const [start] = range(this.#body);
    return this.text.location(start, start + 1);
  }

  /** An edit that puts another value in the place of the one at `pointer`. */
  replace(pointer: string, value: Json): Edit {
    return { ...this.at(pointer), text: JSON.stringify(value) };
  }

  /**
   * An edit that adds a member to the object at `pointer`, behind the member `after` or as the last one,
   * indented as its neighbours are. Undefined when there is no object at `pointer`.
   */
  insert(pointer: string, key: string, value: Json, after?: string): Edit | undefined {
    const object = this.#find(pointer);
    if (object?.type !== 'Object') return undefined;
    const member = `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const neighbour = object.members.find((each) => nameOf(each) === after) ?? object.members.at(-1);
    if (neighbour === undefined) {
      const [start] = range(object);
      return { ...this.text.location(start + 1), text: member };
    }
    const [start, end] = range(neighbour);
    return { ...this.text.location(end), text: `,${this.#gapBefore(start)}${member}` };
  }

  /** Every key that its object has more than once, at the later place. */
  duplicateKeys(): DuplicateKey[] {
    const found: DuplicateKey[] = [];
    if (writtenMembers(this.text.text) === members(this.value)) return found;
    const waiting: AnyNode[] = this.#body === undefined ? [] : [this.#body];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (node.type === 'Array') for (const element of node.elements) waiting.push(element.value);
      if (node.type !== 'Object') continue;
      const seen = new Map<string, MemberNode>();
      for (const member of node.members) {
        const key = nameOf(member);
        const first = seen.get(key);
        if (first === undefined) seen.set(key, member);
        else found.push({ key, at: this.#location(member.name), firstLine: this.text.position(range(first)[0]).line });
        waiting.push(member.value);
      }
    }
    return found;
  }

  #gapBefore(offset: number): string {
    const { text } = this.text;
    let start = offset;
    while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--;
    const gap = text.slice(start, offset);
    return gap.includes('\n') ? gap.slice(gap.lastIndexOf('\n') - (gap.includes('\r\n') ? 1 : 0)) : ' ';
  }

  #find(pointer: string): AnyNode | undefined {
    let node: AnyNode | undefined = this.#body;
    for (const segment of segments(pointer)) {
      if (node?.type === 'Object') node = this.#memberOf(node, segment)?.value;
      else if (node?.type === 'Array') node = node.elements[Number(segment)]?.value;
      else return undefined;
    }
    return node;
  }

  #member(pointer: string): MemberNode | undefined {
    if (pointer === '') return undefined;
    const parent = this.#find(parentOf(pointer));
    return parent?.type === 'Object' ? this.#memberOf(parent, segments(pointer).at(-1) ?? '') : undefined;
  }

  /** Of two members with one name JSON.parse keeps the last, so positions speak of that one too. */
  #memberOf(object: ObjectNode, name: string): MemberNode | undefined {
    const members = this.#byName.get(object) ?? new Map(object.members.map((member) => [nameOf(member), member]));
    this.#byName.set(object, members);
    return members.get(name);
  }

  #location(node: AnyNode): Location {
    const [start, end] = range(node);
    return this.text.location(start, end);
  }
}

function positionsOf(text: string): AnyNode | 'too deep' {
  try {
    return parse(text).body;
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
}

/** The largest JSON of a published integration, a dashboard, has 307,000 characters; places take a hundred bytes for each. */
export const mostCharacters = 1_000_000;

/**
 * What a schema is asked about: every character may be a fault, and all of them are told. The largest published manifest has 3,700.
 */
export const mostCharactersForSchema = 100_000;

/** Parses JSON as RFC 8259 has it: no comments, no trailing commas. Never throws. */
export function parseJson(text: TextDocument): JsonParse {
  if (text.text.trim() === '') {
    return { status: 'broken', error: { message: 'Expected a JSON object, found an empty file', at: text.location(0) } };
  }
  try {
    const value: Json = JSON.parse(text.text);
    return { status: 'parsed', document: new JsonDocument(text, value) };
  } catch (error) {
    return { status: 'broken', error: explain(text, stumble(text) ?? error) };
  }
}

/** What momoa, whose errors know their place, stumbles over; undefined where only JSON.parse does. */
function stumble({ text }: TextDocument): unknown {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** How many members the objects of a value have together. */
function members(value: Json): number {
  let count = 0;
  const waiting: Json[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const values = Object.values(next);
    if (!Array.isArray(next)) count += values.length;
    for (const inner of values) waiting.push(inner);
  }
  return count;
}

/** Counts the member names of a valid JSON text: strings with a colon behind them. More than `value` has are duplicates. */
function writtenMembers(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g)) if (colon !== undefined) count++;
  return count;
}

function nameOf(member: MemberNode): string {
  return member.name.type === 'String' ? member.name.value : member.name.name;
}

function range(node: AnyNode): readonly [start: number, end: number] {
  return [node.loc.start.offset, node.loc.end.offset];
}

/** Says what momoa stumbled over in the reader's terms: what stands there, and what is most likely missing before it. */
function explain(document: TextDocument, error: unknown): JsonSyntaxError {
  if (error instanceof RangeError)
    return { message: 'Expected fewer nested levels: this many cannot be read', at: document.location(0) };
  const { text } = document;
  const offset = Math.min(offsetOf(error) ?? text.length, text.length);
  const rest = text.slice(offset);
  const before = text.slice(0, offset).trimEnd();
  const last = before.at(-1);
  const token = /^(?:"(?:[^"\\\n]|\\.){0,40}"?|[\w.+-]{1,40}|\S)/.exec(rest)?.[0];
  const here = document.location(offset, offset + (token?.length ?? 0));

  if (/^[\0-\x1f]/.test(rest) && /string/.test(String(error))) {
    const message = 'Expected the string to end on this line: write a line break as `\\n`';
    return { message, at: document.location(offset, offset + 1) };
  }
  if (token === undefined || /^(?:[\w.+-]+|"(?:[^"\\\n]|\\.)*")\s*$/.test(rest)) {
    const message = 'Unexpected end of the file: a closing `}`, `]` or `"` is missing';
    return { message, at: document.location(text.trimEnd().length) };
  }
  if ((token === '}' || token === ']') && last === ',') {
    return {
      message: `Unexpected comma before \`${token}\`: remove it`,
      at: document.location(before.length - 1, before.length),
    };
  }
  const betweenValues = last !== undefined && (/["}\]]/.test(last) || (/\w/.test(last) && before.length < offset));
  if (betweenValues && /^["{[\w-]/.test(token)) {
    const expected = /[{,]\s*"(?:[^"\\\n]|\\.)*"$/.test(before) ? '`:` or `,`' : '`,`';
    return { message: `Expected ${expected} here, found \`${token}\` next`, at: document.location(before.length) };
  }
  if (token.startsWith('/') && /^\/[/*]/.test(rest)) return { message: 'Unexpected comment: JSON has none', at: here };
  if (token === "'") return { message: 'Unexpected `\'`, expected `"`', at: here };
  return { message: `Unexpected \`${token}\``, at: here };
}

/** momoa's errors carry an offset; JSON.parse, which alone refuses control characters in strings, tells it in its message. */
function offsetOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('offset' in error && typeof error.offset === 'number') return error.offset;
  const position = /at position (\d+)/.exec(error.message)?.[1];
  return position === undefined ? undefined : Number(position);
}
