// The action's entry: the environment, handed to run().
import { debug, setFailed } from '@actions/core';
import { printable } from '../reporters/printable.ts';
import { UserError } from '../user-error.ts';
import { readInputs } from './inputs.ts';
import { run } from './run.ts';

try {
  await run(readInputs(process.env));
} catch (error) {
  if (error instanceof UserError) setFailed(error.message.split('\n').map(printable).join('\n'));
  else {
    setFailed(`This is a bug in tilelint, please report it: ${error instanceof Error ? error.message : String(error)}`);
    debug(error instanceof Error ? (error.stack ?? '') : '');
  }
}
