// The command line: words in, exit code out. Known faults are one line on stderr; anything else is a bug and keeps its stack.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { printable, printableLines } from '../reporters/printable.ts';
import { UserError } from '../user-error.ts';
import { commands, isCommand } from './commands/index.ts';
import type { Io } from './io.ts';

/** @returns The exit code. Never throws. */
export async function run(words: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(words, io);
  } catch (error) {
    if (error instanceof UserError) {
      for (const line of error.message.split('\n')) io.stderr.write(`tilelint: ${printable(line)}\n`);
    } else {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      io.stderr.write(
        `tilelint: this is a bug, please report it at https://github.com/tilelint/tilelint/issues\n${printableLines(stack)}\n`,
      );
    }
    return 2;
  }
}

async function dispatch(words: readonly string[], io: Io): Promise<number> {
  const [first, second] = words;
  const asked = first === 'help' ? second : first;
  const name = isCommand(asked) ? asked : 'lint';
  const rest = first === name ? words.slice(1) : words;
  const own = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  const asksHelp = first === 'help' || own.includes('--help') || own.includes('-h');
  if (!asksHelp && name === 'lint' && (own.includes('--version') || own.includes('-v'))) {
    io.stdout.write(`${(await import('../version.ts')).version}\n`);
    return 0;
  }
  if (asked !== undefined && !isCommand(asked) && isNothing(asked, io)) await refuseMisspelled(asked);
  const { command } = await commands[name]();
  if (!asksHelp) return command.run(rest, io);
  io.stdout.write(command.help);
  return 0;
}

/** A word as commands are, and no folder. */
function isNothing(word: string, { cwd }: Io): boolean {
  return /^[a-z]+$/.test(word) && !existsSync(join(cwd, word));
}

async function refuseMisspelled(word: string): Promise<void> {
  const { nearest } = await import('../nearest.ts');
  const meant = nearest(word, Object.keys(commands));
  if (meant !== undefined) throw new UserError(`Unknown command \`${word}\`, did you mean \`${meant}\``);
}
