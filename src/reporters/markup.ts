// Text from anywhere -> GitHub-flavoured Markdown in which it is nothing but text.
import { printable } from './printable.ts';

/** Our own messages put values in back-ticks: those become code, whatever they hold. */
export function withCode(message: string): string {
  return message
    .split('`')
    .map((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1 ? `<code>${escapeCode(part)}</code>` : escapeMarkup(part),
    )
    .join('');
}

/** Not for the eye, and enough for GitHub not to see a name, a number or an address. */
const gap = '&#8203;';

/**
 * Text that neither Markdown nor HTML nor GitHub's mentions and links read anything into. GitHub looks for mentions, references and
 * addresses in the text that readers see: there `&#64;team` is a mention like any other, so these are broken up; so are names of pictures
 * as `:octocat:`.
 */
export function escapeMarkup(text: string): string {
  return escapeCode(text)
    .replaceAll(/&#35;(?=\d)/g, `$&${gap}`)
    .replaceAll(/\bgh-(?=\d)/gi, `$&${gap}`)
    .replaceAll(/&#58;(?=\/\/)/g, `$&${gap}`)
    .replaceAll(/\bwww&#46;/gi, `$&${gap}`)
    .replaceAll(/:(?=(?:[\w+-]|&#95;)+:)/g, `$&${gap}`);
}

/** The same between `<code>` and `</code>`, where GitHub looks for addresses with an `@` alone: what it shows can be copied. */
export function escapeCode(text: string): string {
  return text
    .split(/\r?\n/)
    .map(printable)
    .join(' ')
    .replaceAll(/[&<>"'@#:/\\`*_{}[\]()|!~$+=-]/g, (character) =>
      /[:/()=+-]/.test(character) ? character : `&#${character.charCodeAt(0)};`,
    )
    .replaceAll('&#64;', `&#64;${gap}`)
    .replaceAll(/(?<=\w):(?=\/\/)/g, '&#58;')
    .replaceAll(/\b(www)\./gi, '$1&#46;');
}

/** A repository may write as much as it likes. */
export function short(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

/** Longer than any run of back-ticks inside, so that nothing inside can end it. */
export function fenceFor(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  return '`'.repeat(longest + 1);
}
