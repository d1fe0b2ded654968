// What a JSON Schema says about a document: one violation a fault, at the key or value it belongs to, in words.
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Location } from '../report.ts';
import type { PlacedDocument } from './placed.ts';
import { type Json, pointer, segments } from './pointer.ts';

export interface Violation {
  /** JSON Pointer of the value that is wrong; for a missing or unknown key, of that key. */
  readonly pointer: string;
  /** The schema's keyword, such as `required` or `maxLength`. */
  readonly keyword: string;
  readonly message: string;
  readonly at: Location;
  /** What the keyword allows: the enum's values, the limit. */
  readonly allowed: unknown;
  /** The object's own keys that the schema knows, beside an unknown one. */
  readonly known: readonly string[];
}

/** In the schema's order. Keywords that only gather others (`if`, `anyOf`) are left out: their branches speak for themselves. */
export function violations(document: PlacedDocument, validate: ValidateFunction): readonly Violation[] {
  if (validate(document.value)) return [];
  const found = new Map<string, Violation>();
  for (const error of validate.errors ?? []) {
    if (gathering.has(error.keyword)) continue;
    const violation = describe(document, error);
    const key =
      error.keyword === 'required' || error.keyword === 'additionalProperties' ? `key ${violation.pointer}` : violation.pointer;
    const before = found.get(key);
    if (before === undefined || saysMore(violation, before)) found.set(key, violation);
  }
  return [...found.values()];
}

/** A wrong type makes every other word about the same value noise; of two limits the stricter one is the limit. */
function saysMore({ keyword, allowed }: Violation, before: Violation): boolean {
  return keyword === 'type' || (keyword === before.keyword && Number(allowed) < Number(before.allowed));
}

const gathering = new Set(['if', 'anyOf', 'oneOf', 'allOf', 'not']);

function describe(document: PlacedDocument, error: ErrorObject): Violation {
  const { keyword, instancePath: at, params } = error;
  const schema = annotations(error);
  const found = show(document.get(at));
  const violation = (place: string, location: Location, message: string, allowed?: unknown): Violation => ({
    pointer: place,
    keyword,
    message,
    at: location,
    allowed,
    known: Object.keys(schema.properties ?? {}),
  });
  const value = (expected: string, instead: string, allowed?: unknown) => {
    // A report has no code frame beside it: the message says of what it speaks.
    const place = at === '' ? '' : ` in ${nameOf(at)}`;
    return violation(at, document.at(at), `Expected ${expected}${place}, found ${instead}`, allowed);
  };
  switch (keyword) {
    case 'required': {
      const missing = at + pointer(params.missingProperty);
      return violation(
        missing,
        document.nearest(missing),
        `Expected the key \`${params.missingProperty}\` in ${nameOf(at)}, found none`,
      );
    }
    case 'additionalProperties': {
      const extra = at + pointer(params.additionalProperty);
      return violation(extra, document.key(extra), `Unexpected key ${show(params.additionalProperty)} in ${nameOf(at)}`);
    }
    case 'type':
      return value(schema.expected ?? typeName(params.type), found);
    case 'enum':
      return value(schema.expected ?? choice(params.allowedValues), found, params.allowedValues);
    case 'const':
      return value(show(params.allowedValue), found, params.allowedValue);
    case 'maxLength':
      return value(`at most ${params.limit} characters`, `${[...String(document.get(at))].length}`, params.limit);
    case 'maxItems':
      return value(`at most ${params.limit} of them`, `${lengthOf(document.get(at))}`, params.limit);
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return value(schema.expected ?? 'a value', 'an empty one', params.limit);
    default:
      return value(schema.expected ?? error.message ?? 'something else', found);
  }
}

/** What the schema that failed says in words; `verbose` makes ajv hand it on. */
function annotations({ parentSchema }: ErrorObject): { expected?: string; properties?: object } {
  const { expected, properties } = parentSchema ?? {};
  return { ...(typeof expected === 'string' && { expected }), ...(typeof properties === 'object' && { properties }) };
}

function nameOf(at: string): string {
  return at === '' ? 'the file' : show(segments(at).join('.'));
}

function choice(values: readonly Json[]): string {
  const shown = values.map((value) => show(value));
  return shown.length === 1 ? String(shown[0]) : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

function typeName(type: string | readonly string[]): string {
  return (typeof type === 'string' ? [type] : type)
    .map((each) => (/^[aio]/.test(each) ? `an ${each}` : `a ${each}`))
    .join(' or ');
}

function lengthOf(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}

/** A value as a message shows it: short, in back-ticks, on one line. */
export function show(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  const quoted = `\`${short.replaceAll('`', "'").replaceAll(/\s+/g, ' ')}\``;
  return typeof value === 'string' ? quoted : `the ${value === null ? 'value' : typeof value} ${quoted}`;
}
