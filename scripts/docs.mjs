// `npm run docs`: fills the generated blocks of README.md and docs/ from what the program itself says: the help text, the rules,
// the action's inputs and outputs, a real run on examples/catalog. `--check` fails when a block is stale. Uses dist/.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file) => readFileSync(`${root}/${file}`, 'utf8');

/** The example, where git has nothing to say of it: what a clone knows of its remote is different everywhere. */
const examples = mkdtempSync(join(tmpdir(), 'tilelint-docs-'));
cpSync(join(root, 'examples/catalog'), examples, { recursive: true });
process.on('exit', () => rmSync(examples, { recursive: true, force: true }));

function tilelint(...args) {
  const env = { PATH: process.env.PATH, NO_COLOR: '1' };
  const { stdout, status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: examples,
    encoding: 'utf8',
    env,
  });
  if (status > 1) throw new Error(stderr);
  return stdout.trimEnd();
}

const fence = (text, language = '') => `\`\`\`${language}\n${text}\n\`\`\``;
const action = () => parse(read('action.yml'));
const cell = (text) => String(text).replaceAll('|', '\\|');

const ruleTable = (docs) =>
  [
    '| Rule | Severity | Fixable | What is right |',
    '|---|---|---|---|',
    ...JSON.parse(tilelint('rules', '--format', 'json')).map(
      ({ id, severity, fixable, description }) =>
        `| [${id}](${docs}rules/${id}.md) | ${severity} | ${fixable ? 'yes' : ''} | ${cell(description)} |`,
    ),
  ].join('\n');

/** A file as `tilelint init` writes it for a repository with examples/catalog/harbor_lights at its top. */
function initiated(file) {
  const folder = mkdtempSync(join(tmpdir(), 'tilelint-docs-'));
  try {
    cpSync(`${root}/examples/catalog/harbor_lights`, join(folder, 'harbor_lights'), { recursive: true });
    mkdirSync(join(folder, '.git'));
    tilelint('init', folder);
    return readFileSync(join(folder, file), 'utf8').trimEnd();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const blocks = {
  help: () => fence(tilelint('--help'), 'text'),
  example: () => fence(`$ npx tilelint kite_string\n\n${tilelint('kite_string')}`, 'text'),
  workflow: () => fence(`# .github/workflows/tilelint.yml\n${initiated('.github/workflows/tilelint.yml')}`, 'yaml'),
  rules: () => ruleTable('docs/'),
  rulesHere: () => ruleTable(''),
  inputs: () =>
    [
      '| Input | Default | |',
      '|---|---|---|',
      ...Object.entries(action().inputs).map(
        ([name, { description, default: value }]) =>
          `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${cell(description)} |`,
      ),
    ].join('\n'),
  outputs: () =>
    [
      '| Output | |',
      '|---|---|',
      ...Object.entries(action().outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
    ].join('\n'),
};

let stale = 0;
for (const file of ['README.md', 'docs/README.md', 'docs/command-line.md', 'docs/github-action.md', 'docs/configuration.md']) {
  const before = read(file);
  const after = before.replaceAll(/(<!-- generated: (\w+) -->)[\s\S]*?(<!-- \/generated -->)/g, (_, start, name, end) => {
    if (!(name in blocks)) throw new Error(`${file} asks for the block ${name}, which nobody generates`);
    return `${start}\n${blocks[name]()}\n${end}`;
  });
  if (after === before) continue;
  stale++;
  if (process.argv.includes('--check')) console.error(`${file} is stale: run \`npm run docs\``);
  else writeFileSync(`${root}/${file}`, after);
}
if (process.argv.includes('--check')) {
  if (stale === 0) console.log('The generated parts of the documentation are up to date');
  else process.exitCode = 1;
}
