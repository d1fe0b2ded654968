#!/usr/bin/env node
// The `tilelint` command: the process, handed to run().
import { fstatSync } from 'node:fs';
import type { TextStream } from './io.ts';
import { run } from './run.ts';

let unwritten = false;
let ended = false;
const stderr = output(2, () => process.stderr);

run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  platform: process.platform,
  stdout: output(1, () => process.stdout),
  stderr,
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
  ended = true;
  // A verdict that nobody could read is none.
  process.exitCode = unwritten ? 2 : exitCode;
});

// Node ends with 0 when nothing is waited for any more, also where an answer never came: that is no verdict.
process.on('exit', (code) => {
  if (ended || code !== 0) return;
  stderr.write('tilelint: this is a bug, please report it: the run ended without a verdict\n');
  process.exitCode = 2;
});

/** Node opens a stream, and loads what it needs for a pipe, when somebody asks for it first: not before there is something to say. */
function output(descriptor: number, stream: () => NodeJS.WriteStream): TextStream {
  let opened: NodeJS.WriteStream | undefined;
  const open = () => {
    opened ??= stream().on('error', (error: NodeJS.ErrnoException) => lost(error, descriptor));
    return opened;
  };
  return {
    get isTTY() {
      return mayBeTerminal(descriptor) && open().isTTY === true;
    },
    write: (text) => void open().write(text),
  };
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

function lost(error: NodeJS.ErrnoException, descriptor: number): void {
  // The reader went away (`tilelint | head`): there is nobody left to tell.
  if (error.code === 'EPIPE') return;
  unwritten = true;
  if (descriptor === 1) stderr.write(`tilelint: the output cannot be written: ${error.message}\n`);
  process.exitCode = 2;
}
