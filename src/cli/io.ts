// What a command needs from the process, so that tests can hand in their own.

export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  /** A line that a person types or pastes; empty when there is nobody. */
  readLine(): Promise<string>;
  /** Settles when somebody ends the command: Ctrl-C, a cancelled job. */
  interrupted(): Promise<void>;
}

export interface TextStream {
  readonly isTTY: boolean;
  write(text: string): void;
}

/** NO_COLOR and FORCE_COLOR as their pages ask; otherwise colours are for terminals. */
export function wantsColor(asked: boolean, { env }: Pick<Io, 'env'>, output: TextStream): boolean {
  if (!asked || (env.NO_COLOR ?? '') !== '') return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return output.isTTY && env.TERM !== 'dumb';
}
