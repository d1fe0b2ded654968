// `npm run bench`: wall time of the committed bundles as ratios to a bare `node -e 0`, all taken in one run, interleaved, medians
// and minima; the processor's time of a pull request whose base comes from the GitHub API (bench-github.mjs); what dist/ weighs and
// what a lint run loads of it; the smoke test against slow sandboxes (bench-smoke.mjs).
// `--runs N` (20), `--node PATH` for another runtime, `--corpus FOLDER` for a catalog of real integrations.
// `--linear` shows instead that nothing takes the square of its input (linear.mjs).
// `--compare` installs markdownlint-cli2 and ajv-cli, and times them on the same files.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchGithub } from './bench-github.mjs';
import { benchSmoke } from './bench-smoke.mjs';

if (process.argv.includes('--linear')) {
  const { linear } = await import('./linear.mjs');
  process.exit((await linear()).length === 0 ? 0 : 1);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    node: { type: 'string', default: process.execPath },
    corpus: { type: 'string', default: resolve(root, '../shared/corpus/integrations-extras') },
    compare: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const { node } = values;
const work = mkdtempSync(join(tmpdir(), 'tilelint-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const cli = join(root, 'dist/cli.js');
// Outside of the project's own repository: there is no base to compare with.
const example = join(work, 'harbor_lights');
cpSync(join(root, 'examples/catalog/harbor_lights'), example, { recursive: true });
/** The environment as it is, without what would switch something on; the action's inputs beside it. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:DD_|GITHUB_|INPUT_|CI$)/.test(name)));
Object.assign(env, { GITHUB_WORKSPACE: work, RUNNER_TEMP: work, INPUT_PATH: 'harbor_lights' });
const hasCorpus = existsSync(values.corpus);

/** @type {Map<string, readonly string[]>} */
const cases = new Map([
  ['node -e 0', ['-e', '0']],
  ['tilelint --version', [cli, '--version']],
  ['one OAuth folder', [cli, example]],
  ['the action, one folder', [join(root, 'dist/action.js')]],
]);
if (hasCorpus) {
  const changed = repositoryOf(values.corpus);
  cases.set('the corpus', [cli, values.corpus]);
  cases.set('one changed folder of it, in git', [cli, changed, '--changed']);
  cases.set('ten times the corpus', [cli, tenTimes(values.corpus)]);
}

const times = new Map([...cases.keys()].map((name) => [name, []]));
const memory = new Map();
for (const [name, args] of cases) memory.set(name, peakMemory(args));
for (let run = 0; run < runs; run++) {
  for (const [name, args] of cases) {
    // Ten times the corpus is slow and steady: a quarter of the runs is enough.
    if (!name.startsWith('ten') || run % 4 === 0) times.get(name).push(wall(args));
  }
}
if (env.NODE_EXTRA_CA_CERTS !== undefined)
  console.log('NODE_EXTRA_CA_CERTS is set: Node 20 reads those certificates at every start, a bare one too\n');
const [bare, bareLeast] = [median(times.get('node -e 0')), Math.min(...times.get('node -e 0'))];
console.log(`${runs} runs each, interleaved, ${spawnSync(node, ['--version']).stdout.toString().trim()}\n`);
console.table(
  Object.fromEntries(
    [...times].map(([name, each]) => [
      name,
      {
        'median ms': Number(median(each).toFixed(1)),
        'x bare node': Number((median(each) / bare).toFixed(2)),
        'least ms': Number(Math.min(...each).toFixed(1)),
        'x its least': Number((Math.min(...each) / bareLeast).toFixed(2)),
        'peak MB': Math.round(memory.get(name) / 1024),
      },
    ]),
  ),
);
if (hasCorpus) {
  const ratio = median(times.get('ten times the corpus')) / median(times.get('the corpus'));
  console.log(`Ten times the corpus takes ${ratio.toFixed(1)} times the corpus`);
}
showSizes();
await benchGithub(node, join(root, 'dist/action.js'), example, work, Math.max(3, runs / 4));
await benchSmoke(node, cli, example, Math.max(3, runs / 4));
if (values.compare) compare();

/** What is in dist/, and what of it a lint run loads: as the run itself tells. */
function showSizes() {
  const chunks = readdirSync(join(root, 'dist/chunks')).map((name) => join(root, 'dist/chunks', name));
  const all = [cli, join(root, 'dist/action.js'), join(root, 'dist/index.js'), ...chunks];
  const kilobytes = (files) => Math.round(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000);
  const hook = join(work, 'loaded.cjs');
  writeFileSync(
    hook,
    "process.on('exit', () => require('fs').writeSync(2, '\\n' + JSON.stringify(Object.keys(require.cache))));",
  );
  const { stderr } = spawnSync(node, ['--require', hook, cli, example], { stdio: ['ignore', 'ignore', 'pipe'] });
  const loaded = JSON.parse(stderr.toString().split('\n').at(-1)).filter((file) => file !== hook);
  const foreign = loaded.filter((file) => /undici|puppeteer|oidc-provider|oauth4webapi/.test(readFileSync(file, 'utf8')));
  console.log(`
dist/: ${kilobytes(all)} kB in ${all.length} files
What a lint run of one OAuth folder loads: ${kilobytes(loaded)} kB in ${loaded.length} files, ${foreign.length === 0 ? 'nothing of the smoke test, its browser and its HTTP client' : `of the smoke test ${foreign.join(', ')}`}`);
}

/** Against markdownlint-cli2 and ajv-cli on the same files: one after the other, as a workflow would run them. */
function compare() {
  const others = join(work, 'others');
  mkdirSync(others);
  writeFileSync(join(others, 'package.json'), '{}');
  const install = spawnSync('npm', ['install', '--silent', 'markdownlint-cli2@0.22.1', 'ajv-cli@5.0.0'], { cwd: others });
  if (install.status !== 0) return console.log('markdownlint-cli2 and ajv-cli could not be installed: no comparison');
  const schema = join(others, 'schema.json');
  writeFileSync(schema, JSON.stringify({ type: 'object', required: ['app_uuid'] }));
  for (const [name, folder, glob] of [
    ['one OAuth folder', example, ''],
    ['the corpus', values.corpus, '*/'],
  ]) {
    if (!existsSync(folder)) continue;
    const markdown = [join(others, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'), `${folder}/${glob}README.md`];
    const json = [
      join(others, 'node_modules/ajv-cli/dist/index.js'),
      'validate',
      '-s',
      schema,
      '-d',
      `${folder}/${glob}manifest.json`,
    ];
    const theirs = [];
    const ours = [];
    for (let run = 0; run < Math.max(3, runs / 4); run++) {
      theirs.push(wall(markdown) + wall(json));
      ours.push(wall(cases.get(name)));
    }
    const factor = (median(theirs) / median(ours)).toFixed(1);
    console.log(
      `${name}: markdownlint-cli2 and ajv-cli take ${median(theirs).toFixed(0)} ms, ${factor} times tilelint's ${median(ours).toFixed(0)} ms`,
    );
  }
}

function wall(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(node, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  // 1 is a verdict; anything above means that it did not run.
  if (status === null || status > 1) throw new Error(`${args.join(' ')} exited with ${status}: ${stderr}`);
  return milliseconds;
}

/** Kilobytes, as the process itself tells when it exits. */
function peakMemory(args) {
  const hook = join(work, 'memory.cjs');
  writeFileSync(hook, "process.on('exit', () => require('fs').writeSync(2, '\\nmaxrss ' + process.resourceUsage().maxRSS));");
  const { stderr } = spawnSync(node, ['--require', hook, ...args], { stdio: ['ignore', 'ignore', 'pipe'], env });
  return Number(/maxrss (\d+)/.exec(stderr.toString())?.[1] ?? 0);
}

/** The catalog as a repository of one commit, with a line added to one README. */
function repositoryOf(folder) {
  const top = join(work, 'repository');
  cpSync(folder, top, { recursive: true });
  const git = (...args) => {
    const { status, stderr } = spawnSync('git', ['-C', top, '-c', 'user.name=a', '-c', 'user.email=a@a.example', ...args]);
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  };
  git('init', '--quiet', '--initial-branch=master');
  git('add', '--all');
  git('commit', '--quiet', '--message=all');
  git('remote', 'add', 'origin', 'https://github.com/DataDog/integrations-extras');
  git('update-ref', 'refs/remotes/origin/master', 'HEAD');
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/master');
  const [first] = readdirSync(top).filter((name) => existsSync(join(top, name, 'README.md')));
  appendFileSync(join(top, first, 'README.md'), '\nOne more line.\n');
  return top;
}

function tenTimes(folder) {
  const catalog = join(work, 'catalog');
  for (let copy = 0; copy < 10; copy++) {
    for (const name of readdirSync(folder)) cpSync(join(folder, name), join(catalog, `${name}_${copy}`), { recursive: true });
  }
  return catalog;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
