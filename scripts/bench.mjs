// `npm run bench`: wall time of the committed bundles as ratios to a bare `node -e 0`, all taken in one run, interleaved,
// medians. `--runs N` (20), `--node PATH` for another runtime, `--corpus FOLDER` for a catalog of real integrations.
// `--linear` shows instead that nothing takes the square of its input (linear.mjs).
// A comparison with markdownlint-cli2 and ajv-cli is made where both can be run by npx.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

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
const work = mkdtempSync(join(tmpdir(), 'tilelint-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const cli = join(root, 'dist/cli.js');
const example = join(root, 'examples/catalog/harbor_lights');
/** @type {Map<string, readonly string[]>} */
const cases = new Map([
  ['node -e 0', ['-e', '0']],
  ['tilelint --version', [cli, '--version']],
  ['one OAuth folder', [cli, example]],
]);
if (existsSync(values.corpus)) {
  cases.set('the corpus', [cli, values.corpus]);
  cases.set('ten times the corpus', [cli, tenTimes(values.corpus)]);
}

const times = new Map([...cases.keys()].map((name) => [name, []]));
const memory = new Map();
for (const [name, args] of cases) memory.set(name, peakMemory(args));
for (let run = 0; run < runs; run++) {
  for (const [name, args] of cases) {
    // Ten times the corpus is slow and steady: a quarter of the runs is enough.
    if (!name.startsWith('ten') || run % 4 === 0) times.get(name).push(wall(values.node, args));
  }
}
const bare = median(times.get('node -e 0'));
console.log(`${runs} runs each, interleaved, ${spawnSync(values.node, ['--version']).stdout.toString().trim()}\n`);
console.table(
  Object.fromEntries(
    [...times].map(([name, each]) => [
      name,
      {
        'median ms': Number(median(each).toFixed(1)),
        'x bare node': Number((median(each) / bare).toFixed(2)),
        'peak MB': Math.round(memory.get(name) / 1024),
      },
    ]),
  ),
);
if (times.has('the corpus')) {
  const ratio = median(times.get('ten times the corpus')) / median(times.get('the corpus'));
  console.log(`Ten times the corpus takes ${ratio.toFixed(1)} times the corpus`);
}
if (values.compare) compare();

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
      theirs.push(wall(values.node, markdown) + wall(values.node, json));
      ours.push(wall(values.node, cases.get(name)));
    }
    const factor = (median(theirs) / median(ours)).toFixed(1);
    console.log(
      `${name}: markdownlint-cli2 and ajv-cli take ${median(theirs).toFixed(0)} ms, ${factor} times tilelint's ${median(ours).toFixed(0)} ms`,
    );
  }
}

function wall(node, args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(node, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  // 1 is a verdict; anything above means that it did not run.
  if (status === null || status > 1) throw new Error(`${args.join(' ')} exited with ${status}: ${stderr}`);
  return milliseconds;
}

/** Kilobytes, as the process itself tells when it exits. */
function peakMemory(args) {
  const hook = join(work, 'memory.cjs');
  writeFileSync(hook, "process.on('exit', () => require('fs').writeSync(2, '\\nmaxrss ' + process.resourceUsage().maxRSS));");
  const { stderr } = spawnSync(values.node, ['--require', hook, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  return Number(/maxrss (\d+)/.exec(stderr.toString())?.[1] ?? 0);
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
