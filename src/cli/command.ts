// A command of the command line: its page of help, and what it does with the words behind its name.
import type { Io } from './io.ts';

export interface Command {
  /** What `--help` shows. */
  readonly help: string;
  /** @returns The exit code. @throws UserError */
  run(words: readonly string[], io: Io): Promise<number>;
}
