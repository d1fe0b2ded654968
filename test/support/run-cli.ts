// The command line in this process, with what it wrote.
import { run } from '../../src/cli/run.ts';

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Nobody watches, nobody types. */
export async function runCli(words: readonly string[], cwd = '.'): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    isTTY: false,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const exitCode = await run(words, {
    cwd,
    env: {},
    platform: process.platform,
    stdout: output('stdout'),
    stderr: output('stderr'),
    readLine: async () => '',
    interrupted: async () => undefined,
  });
  return { exitCode, ...written };
}
