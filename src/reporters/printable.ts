// Text of a repository is hostile until it is printable: nothing in it may move the cursor, colour the terminal, turn the
// reading direction or give GitHub's runner a command.

/** Control characters, line and paragraph separators, bidirectional controls, byte order marks, lone surrogates. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** One line, everything that is not for the eye written as `\u{1b}`. `##[` and a leading `::` are broken up: the runner reads them. */
export function printable(text: string): string {
  return text
    .replaceAll(unprintable, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replaceAll('##[', '##\\[')
    .replace(/^(\s*):(?=:)/, '$1\\:');
}

/** Several lines, each printable. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n');
}

/** Columns that a terminal gives to a text: two to East Asian wide characters and emoji, none to combining marks. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

function widthOf(character: string): number {
  if (character < '\u0300') return 1;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
    character,
  )
    ? 2
    : 1;
}
