import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, TextDocument } from '../../src/documents/text.ts';

describe('positions', () => {
  const text = new TextDocument('x', 'one\r\ntwo 🚀\n\nfour');

  test.each([
    [0, 1, 1],
    [3, 1, 4],
    [5, 2, 1],
    [11, 2, 7],
    [12, 3, 1],
    [13, 4, 1],
    [17, 4, 5],
    [99, 4, 5],
    [-1, 1, 1],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(text.position(offset)).toEqual({ line, column });
  });

  test('an offset survives the way there and back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', '🚀', '\t'), { maxLength: 40 }), fc.nat(100), (parts, offset) => {
        const document = new TextDocument('x', parts.join(''));
        const inside = Math.min(offset, document.text.length);
        expect(document.offset(document.position(inside))).toBe(inside);
      }),
      { seed: 20261125 },
    );
  });

  test('the line ending is the first one', () => {
    expect(text.lineEnding).toBe('\r\n');
    expect(new TextDocument('x', 'a\nb\r\n').lineEnding).toBe('\n');
    expect(new TextDocument('x', 'a').lineEnding).toBe('\n');
  });
});

describe('decoding', () => {
  test.each<[name: string, bytes: Buffer, text: string | undefined, problem: object | undefined]>([
    ['UTF-8', Buffer.from('é🚀'), 'é🚀', undefined],
    ['U+FFFD as such', Buffer.from('a\uFFFDb'), 'a\uFFFDb', undefined],
    ['a byte order mark', Buffer.from('\uFEFFa'), 'a', { kind: 'bom', offset: 0 }],
    ['Latin-1', Buffer.from('caf\u00E9 x', 'latin1'), 'caf\uFFFD x', { kind: 'not-utf-8', offset: 3 }],
    [
      'a wrong byte behind U+FFFD',
      Buffer.concat([Buffer.from('\uFFFDab'), Buffer.from([0xff])]),
      undefined,
      { kind: 'not-utf-8', offset: 3 },
    ],
    ['a character cut off', Buffer.from('🚀').subarray(0, 3), '\uFFFD', { kind: 'not-utf-8', offset: 0 }],
    ['UTF-16 with a mark', Buffer.from('\uFEFF{}', 'utf16le'), '', { kind: 'utf-16', offset: 0 }],
    ['UTF-16 without', Buffer.from('{}', 'utf16le'), undefined, { kind: 'utf-16', offset: 0 }],
    ['nothing', Buffer.from(''), '', undefined],
  ])('%s', (_, bytes, text, problem) => {
    const decoded = decode(bytes);
    if (text !== undefined) expect(decoded.text).toBe(text);
    expect(decoded.problem).toEqual(problem);
  });
});
