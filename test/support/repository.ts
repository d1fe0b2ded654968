// A real git repository, gone after the test.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const who = ['-c', 'user.name=x', '-c', 'user.email=x@x.example', '-c', 'commit.gpgsign=false'];

export class Repository {
  readonly folder: string;

  constructor(prefix = 'tilelint-git-') {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    this.git('init', '-q', '-b', 'master');
    // As GitHub does.
    this.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  }

  git(...args: string[]): string {
    const env = { PATH: process.env.PATH, HOME: '/nowhere', GIT_CONFIG_NOSYSTEM: '1' };
    return execFileSync('git', [...who, ...args], {
      cwd: this.folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** Everything that differs. @returns The commit. */
  commit(message = 'change'): string {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Takes a commit of another repository out, as actions/checkout does. @param depth 0 for all of its history. */
  checkOut(origin: Repository, commit: string, depth: number): void {
    const url = `file://${origin.folder}`;
    this.git('remote', 'add', 'origin', url);
    if (depth > 0) this.git('fetch', '-q', '--no-tags', '--depth', String(depth), 'origin', commit);
    else this.git('fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*', commit);
    this.git('checkout', '-q', '--detach', commit);
  }
}
