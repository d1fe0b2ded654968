// What is checked out, and what git has of its history: read from local objects alone.
import { Git } from '../../catalog/base/git.ts';
import { type Env, gitFolder, isPartial, isShallow } from '../../catalog/git-folder.ts';

export class Checkout {
  readonly #git: Git;
  readonly #folder: string | undefined;
  #head: { readonly commit: string; readonly parents: readonly string[] } | undefined;

  /** @param top The top of the checkout. */
  constructor(top: string, env: Env) {
    this.#git = new Git(top, env);
    this.#folder = gitFolder(top, env);
  }

  /** Undefined where nothing is checked out. */
  get head(): string | undefined {
    return this.#commit()?.commit;
  }

  /** In order; a checkout of depth 1 names them too, without having them. */
  get parents(): readonly string[] {
    return this.#commit()?.parents ?? [];
  }

  /** Whether a commit is here with its files. */
  has(commit: string): boolean {
    if (this.#folder === undefined || isPartial(this.#folder)) return false;
    return this.#git.run(['cat-file', '-e', `${commit}^{tree}`]).ok;
  }

  /** The merge base of what is checked out with a commit or branch; undefined where the history does not reach. */
  mergeBase(revision: string | undefined): string | undefined {
    // In a shallow clone a merge base may be found that is none.
    if (revision === undefined || this.#folder === undefined || isShallow(this.#folder)) return undefined;
    return this.#git.line('merge-base', 'HEAD', revision);
  }

  #commit() {
    if (this.#folder === undefined || this.#head !== undefined) return this.#head;
    const { ok, stdout } = this.#git.run(['cat-file', '--batch'], 'HEAD\n');
    const [, commit, header] = /^([0-9a-f]+) commit \d+\n(.*?)(?:\n\n|$)/s.exec(ok ? stdout.toString() : '') ?? [];
    if (commit === undefined || header === undefined) return undefined;
    this.#head = { commit, parents: Array.from(header.matchAll(/^parent ([0-9a-f]+)$/gm), ([, parent = '']) => parent) };
    return this.#head;
  }
}
