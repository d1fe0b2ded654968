// Where a branch left the upstream's default branch: what a pull request of it would be compared with.
import { type Env, gitFolder, isShallow, remotes } from '../git-folder.ts';
import { Git } from './git.ts';

export type Found = { readonly commit: string } | { readonly reason: string };

/** The merge base of what is checked out with the upstream's default branch, from local objects; or why there is none. */
export function mergeBaseWithUpstream(top: string, env: Env): Found {
  const folder = gitFolder(top, env);
  if (folder === undefined) return { reason: `${top} is not in a git repository` };
  const git = new Git(top, env);
  for (const remote of upstreamFirst(remotes(folder))) {
    // In a shallow clone a merge base may be found that is none.
    if (isShallow(folder)) return { reason: `No merge base with ${remote} in a shallow clone: fetch its history` };
    for (const branch of ['HEAD', 'master', 'main']) {
      const { ok, stdout, stderr } = git.run(['merge-base', 'HEAD', `refs/remotes/${remote}/${branch}`]);
      if (ok) return { commit: stdout.toString().trim() };
      // Nothing to say means that there is such a branch, and no history in common.
      if (stderr === '') return { reason: `No merge base with ${remote}/${branch}: fetch its history` };
    }
  }
  return { reason: 'No remote branch to compare with: fetch the upstream' };
}

/** A remote called `upstream`, or one of DataDog, comes before `origin`: a fork's own default branch may be behind, or ahead. */
function upstreamFirst(found: ReturnType<typeof remotes>): string[] {
  const rank = ({ name, url }: (typeof found)[number]) =>
    name === 'upstream' ? 0 : /[/:]DataDog\//i.test(url) ? 1 : name === 'origin' ? 2 : 3;
  return [...new Set([...found].sort((a, b) => rank(a) - rank(b)).map(({ name }) => name))];
}
