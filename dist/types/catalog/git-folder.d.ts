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
export declare function gitFolder(top: string, env?: Env): string | undefined;
/** A history that ends early, in which a merge base may be found that is none. */
export declare function isShallow(folder: string): boolean;
/** Objects that were left out when it was cloned: git would fetch them one by one. */
export declare function isPartial(folder: string): boolean;
/** In the order of the configuration. */
export declare function remotes(folder: string): Remote[];
/** Whether git knows of another repository than the one here. */
export declare function hasRemote(top: string, env: Env): boolean;
