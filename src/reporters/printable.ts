// Text of a repository is hostile until it is printable: nothing in it may move the cursor, colour the terminal, turn the
// reading direction, hide, or give GitHub's runner a command.

/** Control and format characters, line and paragraph separators, lone surrogates. The two joiners stay: scripts and emoji need them. */
export const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;

/** Of most texts this is all that is asked: classes of Unicode take V8 a while to prepare. */
const plain = /^[\x20-\x7e]*$/;

/** One line; everything that is not for the eye is written as `\u{1b}`. */
export function printable(text: string): string {
  return withoutCommands(plain.test(text) ? text : text.replaceAll(unprintable, visible));
}

/** Several lines, each printable. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n');
}

/** The runner reads `##[` anywhere in a line, and `::` where a line begins: both are broken up. */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '##\\[').replaceAll(/^([^\S\n]*):(?=:)/gm, '$1\\:');
}

/** Columns that a terminal gives to a printable text: two to East Asian wide characters and emoji, none to combining marks. */
export function width(text: string): number {
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function widthOf(character: string): number {
  if (character < '\u0300') return 1;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

function visible(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
