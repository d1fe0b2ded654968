// Texts as keys, tokens and ids are drawn, the same in every run: no test file holds anything that looks like a secret.

const letters = 'abcdefghijklmnopqrstuvwxyz';
export const alphabets = {
  hex: '0123456789abcdef',
  base36: `0123456789${letters}`,
  base62: `0123456789${letters}${letters.toUpperCase()}`,
  base64url: `0123456789${letters}${letters.toUpperCase()}-_`,
} as const;

/** Draws `length` characters of an alphabet. The same seed draws the same text. */
export function randomText(alphabet: keyof typeof alphabets, length: number, seed: number): string {
  const next = generator(seed);
  const characters = alphabets[alphabet];
  return Array.from({ length }, () => characters[Math.floor(next() * characters.length)]).join('');
}

/** Version 4, as crypto.randomUUID draws them. */
export function randomUuid(seed: number): string {
  const hex = randomText('hex', 32, seed);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** mulberry32: numbers from 0 up to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
