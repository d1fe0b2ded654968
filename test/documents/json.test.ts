import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/documents/apply-edits.ts';
import { type JsonDocument, parseJson } from '../../src/documents/json.ts';
import { TextDocument } from '../../src/documents/text.ts';

const parse = (text: string) => parseJson(new TextDocument('x.json', text));

function parsed(text: string): JsonDocument {
  const result = parse(text);
  if (result.status === 'broken') throw new Error(result.error.message);
  return result.document;
}

const text = '{\n  "a": { "b": [1, { "c~/d": "x" }] },\n  "e": null\n}\n';

describe('places', () => {
  const document = parsed(text);
  const slice = ({ range }: ReturnType<JsonDocument['at']>) =>
    text.slice(document.text.offset(range.start), document.text.offset(range.end));

  test.each([
    ['/a/b/0', '1'],
    ['/a/b/1/c~0~1d', '"x"'],
    ['/e', 'null'],
    ['', text.trimEnd()],
  ])('the value at %s', (pointer, value) => {
    expect(slice(document.at(pointer))).toBe(value);
  });

  test.each([
    ['/a', '"a"'],
    ['/a/b/1/c~0~1d', '"c~/d"'],
    ['/a/b/0', '1'],
  ])('the key of %s', (pointer, key) => {
    expect(slice(document.key(pointer))).toBe(key);
  });

  test.each([
    ['/a/missing', '"a"'],
    ['/a/b/7', '"b"'],
    ['/missing', '{'],
    ['/e/deeper/still', '"e"'],
  ])('where %s should stand', (pointer, place) => {
    expect(slice(document.at(pointer))).toBe(place);
  });
});

describe('edits', () => {
  test.each([
    ['behind a key', '{\n  "a": 1,\n  "b": 2\n}', 'a', '{\n  "a": 1,\n  "x": "y",\n  "b": 2\n}'],
    ['as the last', '{\n  "a": 1\n}', 'missing', '{\n  "a": 1,\n  "x": "y"\n}'],
    ['tabs, Windows line endings', '{\r\n\t"a": 1\r\n}', 'a', '{\r\n\t"a": 1,\r\n\t"x": "y"\r\n}'],
    ['on one line', '{ "a": 1 }', 'a', '{ "a": 1, "x": "y" }'],
    ['into an empty object', '{}', 'a', '{"x": "y"}'],
    ['after a blank line', '{\n\n  "a": 1\n}', 'a', '{\n\n  "a": 1,\n  "x": "y"\n}'],
  ])('insert %s', (_, before, after, expected) => {
    const edit = parsed(before).insert('', 'x', 'y', after);
    expect(edit && applyEdits(before, [edit])).toBe(expected);
  });

  test('nothing can be inserted into an array or a text', () => {
    expect(parsed(text).insert('/a/b', 'x', 'y')).toBeUndefined();
    expect(parsed(text).insert('/e', 'x', 'y')).toBeUndefined();
  });
});

describe('duplicate keys', () => {
  test.each([
    ['{"a":1,"a":2}', [['a', 8, 1]]],
    ['{"a":{"b":1,"\\u0062":2}}', [['b', 13, 1]]],
    ['{"a":"b","c":["a","a"]}', []],
    ['{"__proto__":1,"__proto__":2}', [['__proto__', 16, 1]]],
    ['{"a":"\\"x\\": {"}', []],
  ])('%s', (source, expected) => {
    const found = parsed(source).duplicateKeys();
    expect(found.map(({ key, at, firstLine }) => [key, at.range.start.column, firstLine])).toEqual(expected);
  });
});

test('a prototype comes from no text', () => {
  const { value } = parsed('{"__proto__": {"polluted": true}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(parsed('{"a": 1}').get('/constructor')).toBeUndefined();
  expect(parsed('{"__proto__": {"x": 1}}').get('/__proto__/x')).toBe(1);
});

test('what is nested too deep for positions is at the start of the text', () => {
  const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"b":1,"b":2}`;
  const document = parsed(deep);
  expect(document.get('/b')).toBe(2);
  expect(document.at('/b').range.start).toEqual({ line: 1, column: 1 });
  expect(document.duplicateKeys()).toEqual([]);
  const broken = parse('['.repeat(100_000));
  expect(broken.status === 'broken' && broken.error.message).toMatch(/nested levels|Unexpected end/);
});

test('any text is parsed or broken at a place inside of it', () => {
  const pieces = fc.array(
    fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '1', '-', 'tru', 'null', ' ', '\n', '\\', "'", '/', '\u0000', '🚀'),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        pieces.map((each) => each.join('')),
        fc.string(),
        fc.json(),
      ),
      (source) => {
        const result = parse(source);
        let valid = true;
        try {
          JSON.parse(source);
        } catch {
          valid = false;
        }
        expect(result.status).toBe(valid ? 'parsed' : 'broken');
        if (result.status === 'parsed') {
          expect(result.document.duplicateKeys().length).toBeGreaterThanOrEqual(0);
          return;
        }
        const lines = source.split('\n');
        const { start } = result.error.at.range;
        expect(start.line).toBeLessThanOrEqual(lines.length);
        expect(start.column).toBeLessThanOrEqual((lines[start.line - 1] ?? '').length + 1);
        expect(result.error.message).not.toMatch(/undefined|RangeError|^$/);
      },
    ),
    { numRuns: 2000, seed: 20261125 },
  );
});
