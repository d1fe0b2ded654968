// Text from anywhere -> GitHub-flavoured Markdown in which it is nothing but text.
import { printable } from './printable.ts';

/** Our own messages put values in back-ticks: those become code, whatever they hold. */
export function withCode(message: string): string {
  return message
    .split('`')
    .map((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1 ? `<code>${escapeMarkup(part)}</code>` : escapeMarkup(part),
    )
    .join('');
}

/** Text that neither Markdown nor HTML nor GitHub's mentions and links read anything into. */
export function escapeMarkup(text: string): string {
  return text
    .split(/\r?\n/)
    .map(printable)
    .join(' ')
    .replaceAll(/[&<>"'@#:/\\`*_{}[\]()|!~+=-]/g, (character) =>
      /[:/()=+-]/.test(character) ? character : `&#${character.charCodeAt(0)};`,
    )
    .replaceAll(/(?<=\w):(?=\/\/)/g, '&#58;')
    .replaceAll(/\b(www)\./gi, '$1&#46;');
}
