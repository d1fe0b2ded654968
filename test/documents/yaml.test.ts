import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from '../../src/documents/text.ts';
import { parseYaml, type YamlDocument } from '../../src/documents/yaml.ts';
import type { Location } from '../../src/report.ts';

const parse = (text: string) => parseYaml(new TextDocument('x.yml', text));

function parsed(text: string): YamlDocument {
  const result = parse(text);
  if (result.status === 'broken') throw new Error(result.errors[0]?.message);
  return result.document;
}

function faults(text: string): string[] {
  const result = parse(text);
  if (result.status === 'parsed') return [];
  return result.errors.map(({ message, at: { range } }) => `${range.start.line}:${range.start.column} ${message}`);
}

const text = `# rules
rules:
  readme/latin-1: off
overrides:
  - integrations: [a, "b c"]
    rules: { x/y: &low notice }
  - reason: &why |
      two
      lines
    rules: { x/z: *low }
12: ~
`;

describe('places', () => {
  const document = parsed(text);
  const slice = ({ range }: Location) => text.slice(document.text.offset(range.start), document.text.offset(range.end));

  test.each([
    ['/rules/readme~1latin-1', 'off'],
    ['/overrides/0/integrations/1', '"b c"'],
    ['/overrides/1/rules/x~1z', '*low'],
    ['/12', '~'],
  ])('the value at %s', (pointer, value) => {
    expect(slice(document.at(pointer))).toBe(value);
  });

  test.each([
    ['/rules/readme~1latin-1', 'readme/latin-1'],
    ['/overrides', 'overrides'],
    ['/12', '12'],
    ['/overrides/0/integrations/0', 'a'],
  ])('the key of %s', (pointer, key) => {
    expect(slice(document.key(pointer))).toBe(key);
  });

  test.each([
    ['/rules/missing', 'rules'],
    ['/overrides/0/integrations/7', 'integrations'],
    ['/overrides/1/rules/x~1z/deeper', '*low'],
    ['/missing', ''],
  ])('where %s should stand', (pointer, place) => {
    expect(slice(document.at(pointer))).toBe(place);
  });
});

describe('values', () => {
  test('are those of the core schema of YAML 1.2: `off` and `yes` are texts', () => {
    expect(parsed('a: off\nb: yes\nc: 0o17\nd: 2001-01-01\ne: true\n').value).toEqual({
      a: 'off',
      b: 'yes',
      c: 15,
      d: '2001-01-01',
      e: true,
    });
  });

  test.each(['', '# only a comment\n', '---\n', 'null\n'])('%j is an empty mapping', (empty) => {
    expect(parsed(empty).value).toEqual({});
  });

  test('`<<` is a key like any other', () => {
    expect(parsed('a: &a { b: 1 }\nc:\n  <<: *a\n').value).toEqual({ a: { b: 1 }, c: { '<<': { b: 1 } } });
  });

  test('a directive does not bring YAML 1.1 back', () => {
    expect(parsed('%YAML 1.1\n---\na: off\n').value).toEqual({ a: 'off' });
  });

  test('`__proto__` is a key like any other', () => {
    const document = parsed('__proto__:\n  polluted: 1\n');
    expect(Object.hasOwn(Object(document.value), '__proto__')).toBe(true);
    expect(document.get('/__proto__/polluted')).toBe(1);
    expect(document.get('/polluted')).toBeUndefined();
    expect(document.get('/toString')).toBeUndefined();
    expect(document.key('/__proto__').range.start).toEqual({ line: 1, column: 1 });
  });

  test('an alias stands for its value', () => {
    expect(parsed(text).get('/overrides/1/rules')).toEqual({ 'x/z': 'notice' });
  });
});

describe('faults', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe'].map((pair) => [...pair]))
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`);

  test.each([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', ['3:1 Unexpected second key of this name, keep one']],
    ['a key twice, further in', 'x:\n  - { b: 1, "b": 2 }\n', ['2:13 Unexpected second key of this name, keep one']],
    [
      'a key three times',
      'a: 1\na: 2\n&x a: 3\n',
      ['2:1 Unexpected second key of this name, keep one', '3:4 Unexpected second key of this name, keep one'],
    ],
    [
      'a key twice, beside another fault',
      'a: 1\na: !t 2\n',
      ['2:4 Unexpected tag: the configuration is plain data', '2:1 Unexpected second key of this name, keep one'],
    ],
    ['numbers that are one text', '12: 1\n"12": 2\n', ['2:1 Unexpected second key of this name, keep one']],
    ['a tab', 'a:\n\tb: 1\n', ['2:1 Unexpected tab, expected spaces to indent']],
    ['three documents', 'a: 1\n---\nb: 2\n---\nc: 3\n', ['2:1 Unexpected second document, expected one']],
    ['a tag', 'a: !command ls\n', ['1:4 Unexpected tag: the configuration is plain data']],
    ['a tag that the package knows', 'a: !!binary aGk=\n', ['1:4 Unexpected tag: the configuration is plain data']],
    ['a list as key', '? [a]\n: b\n', ['1:3 Expected a text as key, found a list or a mapping']],
    ['a later version', '%YAML 1.3\n---\na: 1\n', ['1:7 Unsupported YAML version 1.3']],
    ['two colons', 'a: b: c\n', ['1:4 Nested mappings are not allowed in compact mappings']],
    ['an alias without its anchor', 'a: [*low]\n', ['1:5 Expected the anchor `&low` before its alias, found none']],
    ['an alias of what it stands in', 'a: &a [*a]\n', ['1:1 Unexpected alias of a value that it stands in']],
    ['an alias bomb', bomb.join('\n'), ['1:1 Expected aliases of at most 100 values, found more']],
    ['a long text', `# ${'x'.repeat(50_000)}`, ['1:1 Expected at most 50000 characters, found 50002']],
  ])('%s', (_, broken, expected) => {
    expect(faults(broken)).toEqual(expected);
  });

  test.each([
    ['[', 50_000],
    ['- ', 25_000],
    ['? ', 25_000],
    ['{a: ', 12_500],
    ['? - : ', 8000],
  ])('%j nested %d times', (opening, count) => {
    expect(faults(opening.repeat(count))).toEqual([
      expect.stringMatching(/^1:\d+ Expected at most 100 nested levels, found more$/),
    ]);
  });
});

test('reading never throws, and every place lies in the text', () => {
  const pieces = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    '&a ',
    '*a',
    '!t ',
    '"',
    "'",
    '|',
    '---\n',
    '\t',
    '#',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (random) => {
        const result = parse(random);
        const places =
          result.status === 'parsed' ? [result.document.at(''), result.document.key('/a/0')] : result.errors.map(({ at }) => at);
        const lines = random.split('\n');
        for (const { range } of places) {
          for (const { line, column } of [range.start, range.end]) {
            expect(line).toBeLessThanOrEqual(lines.length);
            expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 2);
          }
        }
      },
    ),
    { numRuns: 500, seed: 20261125 },
  );
});
