// git as a reader of objects: no network, no prompt, nothing run that the repository's files name.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { UserError } from '../../user-error.ts';
import type { Env } from '../git-folder.ts';

/** No listing or set of blobs of a catalog comes near. */
const mostBytes = 1_000_000_000;

export interface GitResult {
  readonly ok: boolean;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export class Git {
  /** The top of the work tree. */
  readonly top: string;
  readonly #env: Record<string, string | undefined>;
  /** What a repository's own configuration could make git run, or read instead. */
  readonly #safe: readonly string[];

  /** @param env What git may know of the environment. */
  constructor(top: string, env: Env) {
    this.top = top;
    this.#safe = [
      `safe.directory=${top}`,
      // A folder of the files under lint that is laid out as a repository is none.
      'safe.bareRepository=explicit',
      'core.fsmonitor=false',
      'core.hooksPath=/dev/null',
    ].flatMap((setting) => ['-c', setting]);
    this.#env = {
      ...env,
      GIT_TERMINAL_PROMPT: '0',
      // Nothing is fetched; an older git knows only that no protocol is allowed.
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_OPTIONAL_LOCKS: '0',
      // An object is what its name says: a repository may ask to read others in its place.
      GIT_NO_REPLACE_OBJECTS: '1',
      LC_ALL: 'C',
    };
    // A hook's own index and work tree are not what is linted; a repository that stands elsewhere has no other name than GIT_DIR.
    for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX']) delete this.#env[name];
    if (env.GIT_DIR && !existsSync(join(top, '.git'))) {
      this.#env.GIT_DIR = resolve(env.GIT_DIR);
      this.#env.GIT_WORK_TREE = top;
    }
  }

  /** @throws UserError when there is no git to run. */
  run(args: readonly string[], input?: string): GitResult {
    // git is not looked for in the repository: Windows would take a git.exe in the current folder, others one in a relative PATH.
    const { status, stdout, stderr, error } = spawnSync('git', ['-C', this.top, ...this.#safe, ...args], {
      cwd: parse(this.top).root,
      env: this.#env,
      maxBuffer: mostBytes,
      ...(input !== undefined && { input }),
    });
    if (error !== undefined) throw new UserError(`git could not be run: ${reason(error)}`);
    return { ok: status === 0, stdout, stderr: stderr.toString().trim() };
  }

  /** One line of output; undefined when git says no. */
  line(...args: string[]): string | undefined {
    const { ok, stdout } = this.run(args);
    const text = stdout.toString().trim();
    return ok && text !== '' ? text : undefined;
  }
}

function reason(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is none in PATH';
  if (code === 'ENOBUFS') return `it answers with more than ${mostBytes} bytes`;
  return error.message;
}
