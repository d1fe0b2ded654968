// Which comments are ours. Anybody may write a mark: ours is at the very start of a comment of whoever this token writes as.
import { type CommentsApi, everyPage, type Page, type Posted } from './comments-api.ts';

export async function* ours(
  api: Pick<CommentsApi, 'author'>,
  list: (page: number) => Promise<Page<Posted>>,
  mark: string,
): AsyncGenerator<Posted> {
  let author: string | undefined;
  for await (const comment of everyPage(list)) {
    if (!comment.body.startsWith(mark)) continue;
    author ??= await api.author();
    // An app's name has the suffix where it writes; whether it has it where it is asked for, GitHub does not say.
    if (comment.author === author || comment.author === `${author}[bot]`) yield comment;
  }
}
