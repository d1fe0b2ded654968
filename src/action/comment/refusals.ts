// What GitHub would not let the action write: told with the way out, never a failure of the step.
import { info, notice, warning } from '@actions/core';
import { printable } from '../../reporters/printable.ts';
import { GithubFailure } from '../github/failure.ts';

/**
 * @param what Is written: `The comment`.
 * @param isFork Of a pull request: its token reads only, whatever the workflow says.
 * @returns Whether GitHub let it be written.
 */
export async function orSay(what: string, isFork: boolean, write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!(error instanceof GithubFailure)) throw error;
    const { status, limited, message } = error;
    if (limited || (status !== 403 && status !== 404)) warning(`${what} could not be written: ${printable(message)}`);
    else if (isFork) notice(forFork);
    else warning(withoutPermission);
    info(printable(message));
    return false;
  }
}

const forFork =
  'No comment: the token of a pull request from a fork reads only. docs/pull-requests-from-forks.md shows the two workflows that comment there';

const withoutPermission = `tilelint may not comment on this pull request. Add these lines to the workflow or the job:
permissions:
  contents: read
  pull-requests: write`;
