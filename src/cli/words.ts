// The words behind a command -> options and the rest, by node:util. What is wrong with them is a UserError of one line.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../nearest.ts';
import { UserError } from '../user-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws UserError for an option that is unknown, or lacks its value. */
export function parseWords<const Known extends Options>(words: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UserError(explain(error, words, options));
  }
}

/** node:util's own messages, without their advice, with the nearest option. */
function explain(error: unknown, words: readonly string[], options: Options): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /^Unknown option '(--?[^']+)'/.exec(message)?.[1];
  if (option === undefined) return message.split('\n')[0]?.split('. ')[0] ?? message;
  const known = Object.keys(options).map((name) => `--${name}`);
  const word = words.find((each) => each === option || each.startsWith(`${option}=`))?.split('=')[0] ?? option;
  const near = nearest(word, known);
  return `Unknown option \`${word}\`, ${near === undefined ? '`--help` lists them' : `did you mean \`${near}\``}`;
}

/** @throws UserError with the nearest value. */
export function choice<const Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  const near = nearest(value, allowed);
  const hint = near === undefined ? '' : `, did you mean \`${near}\``;
  throw new UserError(
    `Expected ${allowed
      .map((each) => `\`${each}\``)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1')} after \`${option}\`, found \`${value}\`${hint}`,
  );
}

/** @throws UserError for anything but a number. */
export function readCount(option: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new UserError(`Expected a number after \`${option}\`, found \`${value}\``);
  return Number(value);
}

/** @throws UserError for words where none are expected. */
export function noWords(command: string, positionals: readonly string[]): void {
  if (positionals.length > 0)
    throw new UserError(`Unexpected \`${positionals[0]}\` after \`${command}\`; a folder of that name is \`./${command}\``);
}
