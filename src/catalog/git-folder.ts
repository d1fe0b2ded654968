// Where git keeps what it knows of a work tree, and the remotes that it names there. Read as text: it takes no process, and git
// itself would run what a configuration names.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Env = Readonly<Record<string, string | undefined>>;

export interface Remote {
  readonly name: string;
  readonly url: string;
}

/**
 * The repository of a work tree, what its worktrees share; undefined outside of git.
 * @param top The top of the work tree.
 * @param env Names the repository in GIT_DIR where there is no `.git`.
 */
export function gitFolder(top: string, env: Env = {}): string | undefined {
  const beside = join(top, '.git');
  const link = readText(beside)?.match(/^gitdir: (.+)$/m)?.[1];
  const own = existsSync(beside) ? resolve(top, link ?? beside) : env.GIT_DIR ? resolve(env.GIT_DIR) : undefined;
  if (own === undefined || !existsSync(own)) return undefined;
  const common = readText(join(own, 'commondir'))?.trim();
  return common === undefined ? own : resolve(own, common);
}

/** A history that ends early, in which a merge base may be found that is none. */
export function isShallow(folder: string): boolean {
  return existsSync(join(folder, 'shallow'));
}

/** Objects that were left out when it was cloned: git would fetch them one by one. */
export function isPartial(folder: string): boolean {
  return /^[ \t]*promisor[ \t]*=[ \t]*true[ \t\r]*$/im.test(readText(join(folder, 'config')) ?? '');
}

/** In the order of the configuration. */
export function remotes(folder: string): Remote[] {
  const found: Remote[] = [];
  let name: string | undefined;
  for (const line of (readText(join(folder, 'config')) ?? '').split('\n')) {
    const section = /^\s*\[(.*)\]\s*$/.exec(line)?.[1];
    if (section !== undefined) name = /^remote "(.+)"$/.exec(section)?.[1];
    const url = /^\s*url\s*=\s*"?([^\s"]+)/.exec(line)?.[1];
    if (name !== undefined && url !== undefined) found.push({ name, url: url.replace(/\/$/, '').replace(/\.git$/, '') });
  }
  return found;
}

/** Whether git knows of another repository than the one here. */
export function hasRemote(top: string, env: Env): boolean {
  const folder = gitFolder(top, env);
  return folder !== undefined && remotes(folder).length > 0;
}

/** No configuration of git's comes near. */
const mostBytes = 100_000;

function readText(path: string): string | undefined {
  let file: number | undefined;
  try {
    // A pipe would be waited for, a device read for ever.
    if (!statSync(path).isFile()) return undefined;
    file = openSync(path, 'r');
    const bytes = Buffer.allocUnsafe(mostBytes);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, mostBytes, 0));
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
