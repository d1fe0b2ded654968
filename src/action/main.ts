// The action's entry: the environment, handed to run().
import { debug, setFailed } from '@actions/core';
import { printableLines } from '../reporters/printable.ts';
import { UserError } from '../user-error.ts';
import { readInputs } from './inputs.ts';
import { run } from './run.ts';

let ended = false;
// Node ends with 0 when nothing is waited for any more, also where an answer never came: that is no verdict.
process.on('exit', (code) => {
  if (!ended && code === 0) setFailed('This is a bug in tilelint, please report it: the run ended without a verdict');
});

main()
  .catch((error: unknown) => {
    if (error instanceof UserError) return setFailed(printableLines(error.message));
    setFailed(
      printableLines(`This is a bug in tilelint, please report it: ${error instanceof Error ? error.message : String(error)}`),
    );
    debug(error instanceof Error ? (error.stack ?? '') : '');
  })
  .finally(() => {
    ended = true;
  });

async function main(): Promise<void> {
  const inputs = readInputs(process.env);
  if (inputs.report === undefined) return run(inputs);
  const { commentOnly } = await import('./comment/comment-only.ts');
  await commentOnly(inputs.report, inputs);
}
