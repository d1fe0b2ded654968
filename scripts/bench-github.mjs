// A pull request that changes one folder of 262, checked out without history: what the action takes of the processor, git's processes
// included, where the base comes from the GitHub API. A server in a process of its own plays the API, from a real repository.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folders = 262;
const name = 'harbor/catalog';

/**
 * @param {string} node The runtime.
 * @param {string} action dist/action.js.
 * @param {string} example An integration.
 * @param {string} work An existing folder for all of it.
 */
export async function benchGithub(node, action, example, work, runs) {
  const origin = join(work, 'origin');
  const { base, head } = originOf(origin, example);
  const checkout = join(work, 'checkout');
  git(work, 'clone', '--quiet', '--depth=1', '--branch=merged', `file://${origin}`, checkout);
  const server = spawn(process.execPath, [fileURLToPath(import.meta.url), origin], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(line.toString().trim())));
  try {
    const event = join(work, 'event.json');
    const pull = { number: 7, base: { sha: base, ref: 'master' }, head: { sha: head } };
    writeFileSync(event, JSON.stringify({ pull_request: pull }));
    const env = {
      ...process.env,
      GITHUB_WORKSPACE: checkout,
      RUNNER_TEMP: work,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: name,
      GITHUB_API_URL: url,
      'INPUT_GITHUB-TOKEN': 'token-of-the-bench',
      INPUT_SMOKE: 'off',
    };
    const [bare, ours] = [[], []];
    for (let run = 0; run < runs; run++) {
      bare.push(processor([node, '-e', '0'], checkout, env));
      ours.push(processor([node, action], checkout, env));
    }
    const [least, most] = [median(bare), median(ours)];
    console.log(
      `One changed folder of ${folders}, the base through the GitHub API: ${most.toFixed(0)} ms of the processor, ${(most / least).toFixed(1)} times a bare node -e 0 (${least.toFixed(0)} ms)`,
    );
  } finally {
    server.kill();
  }
}

/** Milliseconds of user and system time, children included. */
function processor(command, cwd, env) {
  const { stdout, stderr, status } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'time', ...command], { cwd, env });
  const [user, system] = stderr.toString().trim().split('\n').at(-1).split(' ').map(Number);
  if (status === null || status > 1 || Number.isNaN(user + system)) throw new Error(`${command.join(' ')}: ${stdout}${stderr}`);
  if (/not told from existing/.test(stdout)) throw new Error(`The base was not read: ${stdout}`);
  return 1000 * (user + system);
}

/** Commits of a catalog; a branch that changes one folder; their merge. */
function originOf(top, example) {
  mkdirSync(top);
  git(top, 'init', '--quiet', '--initial-branch=master');
  for (let index = 0; index < folders; index++) {
    const folder = join(top, `tide_${index}`);
    cpSync(example, folder, { recursive: true });
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    manifest.app_uuid = `${String(index).padStart(8, '0')}-8c1d-4b0e-9a53-7f0d5f1f2c11`;
    manifest.app_id = `tide-${index}`;
    writeFileSync(file, JSON.stringify(manifest, undefined, 2));
  }
  const base = commit(top, 'base');
  git(top, 'checkout', '--quiet', '-b', 'work');
  const file = join(top, 'tide_7/README.md');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more line.\n`);
  const head = commit(top, 'work');
  git(top, 'checkout', '--quiet', '-b', 'merged', 'master');
  git(top, 'merge', '--quiet', '--no-ff', '--no-edit', 'work');
  return { base, head };
}

function commit(top, message) {
  git(top, 'add', '--all');
  git(top, 'commit', '--quiet', `--message=${message}`);
  return git(top, 'rev-parse', 'HEAD').toString().trim();
}

function git(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@a.example', ...args], {
    cwd,
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  return stdout;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The API's trees and files. */
function serve(origin) {
  const answers = new Map();
  const answer = (path, recursive) => {
    const [, kind, oid] = /\/git\/(trees|blobs)\/([0-9a-f]+)/.exec(path) ?? [];
    if (kind === 'blobs') return { encoding: 'base64', content: git(origin, 'cat-file', 'blob', oid).toString('base64') };
    if (kind !== 'trees') return undefined;
    const lines = git(origin, 'ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), oid)
      .toString()
      .split('\0');
    const tree = lines.filter(Boolean).map((line) => {
      const [, mode, type, sha, size, file] = /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/s.exec(line) ?? [];
      return { path: file, mode, type, sha, ...(type === 'blob' && { size: Number(size) }) };
    });
    return { sha: oid, truncated: false, tree };
  };
  const server = createServer(({ url }, response) => {
    if (!answers.has(url)) answers.set(url, answer(url, url.includes('recursive')));
    const body = answers.get(url);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
  });
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve(process.argv[2]);
