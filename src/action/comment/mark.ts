// What a comment is found by: hidden, and another one for each job, so that two jobs of a pull request do not overwrite each other's.
import { createHash } from 'node:crypto';

/** @param names What tells the job from others; they may hold anything, and none of it is shown. */
export function mark(kind: 'comment' | 'suggestion', names: readonly string[]): string {
  return `<!-- tilelint ${kind} ${createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 32)} -->`;
}
