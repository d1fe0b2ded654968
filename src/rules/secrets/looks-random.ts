// Whether a text was drawn at random, as keys and tokens are, or written by a person: a placeholder, a sample, words, a path.
// The bounds keep 19 of 20 random texts and no others that anybody is known to write: test/rules/secrets/looks-random.test.ts.

/** @param text 24 characters at least; fewer tell too little. */
export function looksRandom(text: string): boolean {
  if (text.startsWith('/') || placeholder.test(text)) return false;
  // Of a JSON Web Token the signature alone is random.
  const parts = text.slice(text.lastIndexOf('.') + 1).split(/[-_~+/=]/);
  const whole = parts.join('');
  if (isMixed(whole) && changes(whole) >= 0.5 && !countsUp(whole)) return whole.length >= 24;
  // In small letters or capitals alone, separators part the words of a name or the groups of a UUID: a key has long stretches.
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  if (longest.length < 16 || !/\d/.test(longest) || !/[a-z]/i.test(longest) || countsUp(longest)) return false;
  const fewest = /^[0-9a-f]+$/i.test(longest) ? 8 : 10;
  return new Set(longest).size >= fewest && changes(longest) >= (isMixed(longest) ? 0.4 : 0.15);
}

/** What people write where a secret belongs, and the token that every page about JSON Web Tokens shows. */
const placeholder =
  /your|example|sample|placeholder|change|redact|replace|insert|dummy|fake|test|secret|token|password|todo|x{4}|abcdef|12345|deadbeef|eyJzdWIiOiIxMjM0NTY3ODkw|(.)\1{4}/i;

/** `0123456789abcdef…`, `a1b2c3d4…`, `abababab…`: neighbours, or every second character, next to each other in the alphabet. */
function countsUp(mixed: string): boolean {
  const text = mixed.toLowerCase();
  return [1, 2].some((distance) => {
    let steps = 0;
    for (let at = distance; at < text.length; at++) {
      if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - distance)) <= 1) steps++;
    }
    return steps > text.length / 2;
  });
}

function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

/** How often small letters, capitals and digits follow one another: in random texts every other time, in words at their ends. */
function changes(text: string): number {
  let count = 0;
  for (let at = 1; at < text.length; at++) if (classOf(text, at) !== classOf(text, at - 1)) count++;
  return count / (text.length - 1);
}

function classOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 58 ? 0 : code < 91 ? 1 : 2;
}
