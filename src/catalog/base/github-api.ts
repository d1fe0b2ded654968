// What the base asks of the GitHub API. The action brings the connection; this room knows neither tokens nor hosts.

export interface GithubApi {
  /**
   * The entries of a commit's or tree's folder, with everything below it when `recursive`.
   * @throws BaseUnavailable when GitHub does not answer.
   */
  tree(oid: string, recursive: boolean): Promise<GithubTree>;
  /** @throws BaseUnavailable when GitHub does not answer. */
  blob(oid: string): Promise<Uint8Array>;
}

export interface GithubTree {
  readonly entries: readonly GithubTreeEntry[];
  /** GitHub left entries out: there are too many for one answer. */
  readonly truncated: boolean;
}

export interface GithubTreeEntry {
  /** From the folder that was asked for. */
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
  /** Bytes; files only. */
  readonly size?: number;
}
