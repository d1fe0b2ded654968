// Suggestions that the pull request does not have yet, in one review.
import type { CommentsApi } from './comments-api.ts';
import { ours } from './ours.ts';
import type { Suggestion } from './suggestions.ts';

/** A review of more is not read. */
const most = 10;

/**
 * @param commit The head that the suggestions are for.
 * @returns How many were written.
 * @throws GithubFailure
 */
export async function review(
  api: Pick<CommentsApi, 'author' | 'reviewComments' | 'review'>,
  commit: string,
  suggestions: readonly Suggestion[],
): Promise<number> {
  if (suggestions.length === 0) return 0;
  const there = new Set<string>();
  for await (const { body } of ours(api, api.reviewComments, '<!-- tilelint suggestion '))
    there.add(body.slice(0, body.indexOf('-->') + 3));
  const missing = suggestions.filter(({ mark }) => !there.has(mark));
  const fresh = missing.slice(0, Math.max(0, most - (suggestions.length - missing.length)));
  if (fresh.length === 0) return 0;
  await api.review(commit, `tilelint can mend ${fresh.length === 1 ? 'this' : `these ${fresh.length}`}:`, fresh);
  return fresh.length;
}
