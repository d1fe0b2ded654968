// The files of one commit, wherever they are read from: git's objects here, or the GitHub API.
import type { FileSource } from '../file-source.ts';

export interface Revision extends FileSource {
  /** Its full name. */
  readonly commit: string;
  /** The object that a path names: a file's, a link's, or a folder's whole content. Undefined when there is nothing, and for the root. */
  oid(path: string): Promise<string | undefined>;
  /** Every file below a folder, links among them, by its path from the root: the object that it names. */
  objects(folder: string): Promise<ReadonlyMap<string, string>>;
  /** Reads files at once, before they are asked for one by one. */
  prefetch(paths: readonly string[]): Promise<void>;
}

/** The base does not answer: whatever needs it is not checked, and nothing is taken for new because of it. */
export class BaseUnavailable extends Error {
  override readonly name = 'BaseUnavailable';
}
