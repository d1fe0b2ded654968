#!/usr/bin/env node
// The `tilelint` command: the process, handed to run().
import { run } from './run.ts';

let unwritten = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader went away (`tilelint | head`): there is nobody left to tell.
    if (error.code === 'EPIPE') return;
    unwritten = true;
    if (stream === process.stdout) process.stderr.write(`tilelint: the output cannot be written: ${error.message}\n`);
    process.exitCode = 2;
  });
}

run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  platform: process.platform,
  stdout: { isTTY: process.stdout.isTTY === true, write: (text) => void process.stdout.write(text) },
  stderr: { isTTY: process.stderr.isTTY === true, write: (text) => void process.stderr.write(text) },
  readLine: async () => {
    const { createInterface } = await import('node:readline/promises');
    const lines = createInterface({ input: process.stdin });
    for await (const line of lines) {
      lines.close();
      return line;
    }
    return '';
  },
  interrupted: () =>
    new Promise((done) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
    }),
}).then((exitCode) => {
  // A verdict that nobody could read is none.
  process.exitCode = unwritten ? 2 : exitCode;
});
