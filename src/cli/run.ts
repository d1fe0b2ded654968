// The command line: words in, exit code out. Known faults are one line on stderr; anything else is a bug and keeps its stack.
import { printable } from '../reporters/printable.ts';
import { UserError } from '../user-error.ts';
import { readArguments } from './arguments.ts';
import type { Io } from './io.ts';

/** @returns The exit code. Never throws. */
export async function run(words: readonly string[], io: Io): Promise<number> {
  try {
    const args = readArguments(words);
    switch (args.command) {
      case 'help':
        io.stdout.write((await import('./help.ts')).help);
        return 0;
      case 'version':
        io.stdout.write(`${(await import('../version.ts')).version}\n`);
        return 0;
      case 'rules':
        return (await import('./commands/rules.ts')).rulesCommand(args, io);
      case 'explain':
        return (await import('./commands/explain.ts')).explainCommand(args, io);
      case 'lint':
        return await (await import('./commands/lint.ts')).lintCommand(args, io);
    }
  } catch (error) {
    if (error instanceof UserError) {
      for (const line of error.message.split('\n')) io.stderr.write(`tilelint: ${printable(line)}\n`);
    } else {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      io.stderr.write(`tilelint: this is a bug, please report it at https://github.com/tilelint/tilelint/issues\n${stack}\n`);
    }
    return 2;
  }
}
