// One comment of a job in a pull request, found by its mark and updated rather than repeated.
import { GithubFailure } from '../github/failure.ts';
import type { CommentsApi, Posted } from './comments-api.ts';
import { ours } from './ours.ts';

const tries = 3;

/**
 * @param body Begins with the mark.
 * @param create Whether it is written where there is none; one that is there is brought up to date in any case.
 * @throws GithubFailure
 */
export async function stickyComment(
  api: Pick<CommentsApi, 'author' | 'comments' | 'create' | 'update'>,
  mark: string,
  body: string,
  create: boolean,
): Promise<'created' | 'updated' | 'unchanged' | 'none'> {
  for (let tried = 1; ; tried++) {
    const before = await find(api, mark);
    if (before?.body === body) return 'unchanged';
    if (before === undefined && !create) return 'none';
    try {
      if (before === undefined) await api.create(body);
      else await api.update(before.id, body);
      return before === undefined ? 'created' : 'updated';
    } catch (error) {
      // Behind a gateway's error the comment may have been written: it is looked for again before another is.
      if (!(error instanceof GithubFailure && error.broken) || tried >= tries) throw error;
    }
  }
}

async function find(api: Pick<CommentsApi, 'author' | 'comments'>, mark: string): Promise<Posted | undefined> {
  for await (const comment of ours(api, api.comments, mark)) return comment;
  return undefined;
}
