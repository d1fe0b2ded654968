// The documentation's own promises: links lead somewhere, every page is listed, every command and every configuration in it is right.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../src/cli/commands/index.ts';
import { parseConfig } from '../src/config/config.ts';
import { rules } from '../src/rules/index.ts';
import { runCli } from './support/run-cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const ids = rules.map(({ id }) => id);
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...docs.map((file) => join('docs', file))];

const blocks = (file: string, language: string) =>
  Array.from(read(file).matchAll(new RegExp(`^\`\`\`+${language}\\n([\\s\\S]*?)^\`\`\``, 'gm')), ([, text = '']) => text);
const prose = (file: string) => read(file).replaceAll(/^(`{3,})[\s\S]*?^\1/gm, '');
const withoutCode = (file: string) => prose(file).replaceAll(/`[^`\n]*`/g, '');

function anchors(file: string): string[] {
  const slugger = new GithubSlugger();
  return Array.from(prose(file).matchAll(/^#+ (.*)$/gm), ([, heading = '']) => slugger.slug(heading.replaceAll(/[`*]/g, '')));
}

test('every package that package.json names and dist/ holds has its reason in docs/architecture.md, and no other', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  const bundled = new Set(Array.from(read('THIRD-PARTY-LICENSES').matchAll(/^-{80}\n(\S+) /gm), ([, name]) => name));
  const named = Object.keys(devDependencies).filter((name) => bundled.has(name));
  const [, table = ''] = read('docs/architecture.md').split(/^## What is bundled.*$/m);
  const rows = Array.from(table.matchAll(/^\| (`[^|]*) \|/gm), ([, cell = '']) => cell);
  const reasoned = rows.flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name]) => name));
  expect(reasoned.toSorted()).toEqual(named.toSorted());
});

describe.each(pages)('%s', (page) => {
  test('links lead to files and headings', () => {
    for (const [, target = ''] of withoutCode(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)) {
      const [path = '', fragment] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      expect(existsSync(join(root, file)), target).toBe(true);
      if (fragment !== undefined) expect(anchors(file), target).toContain(fragment);
    }
  });

  test('configurations are ones that tilelint takes', async () => {
    for (const text of blocks(page, 'yaml').filter((each) => /^# (?:tilelint\.yml|yaml-language-server)/.test(each))) {
      await expect(parseConfig(page, Buffer.from(text), ids)).resolves.toBeDefined();
    }
  });

  test('workflows use inputs and outputs that the action has', () => {
    const { inputs, outputs } = parse(read('action.yml'));
    for (const text of blocks(page, 'yaml').filter((each) => each.includes('tilelint/tilelint@'))) {
      const used = Array.from(text.matchAll(/steps\.tilelint\.outputs\.([\w-]+)/g), ([, name = '']) => name);
      for (const name of used) expect(Object.keys(outputs)).toContain(name);
      const value = parse(text);
      const steps = Array.isArray(value)
        ? value
        : Object.values(value.jobs ?? {}).flatMap((job) => (job as { steps: unknown[] }).steps);
      for (const step of steps) {
        if (!String(step.uses).startsWith('tilelint/tilelint@')) continue;
        for (const name of Object.keys(step.with ?? {})) expect(Object.keys(inputs)).toContain(name);
      }
    }
  });
});

test('an action has one version, wherever it is used', () => {
  const workflows = ['ci.yml', 'release.yml'].map((file) => `.github/workflows/${file}`);
  const used = new Map<string, Set<string>>();
  for (const file of [...pages, ...workflows])
    for (const [, action = '', version = ''] of read(file).matchAll(/uses: ([\w./-]+\/[\w.-]+)@(\S+)/g))
      used.set(action, (used.get(action) ?? new Set()).add(version));
  expect(used.size).toBeGreaterThan(4);
  for (const [action, versions] of used) expect([...versions], action).toHaveLength(1);
});

test('the help names every command', async () => {
  const { stdout } = await runCli(['--help']);
  for (const name of Object.keys(commands).filter((each) => each !== 'lint')) expect(stdout).toMatch(`  tilelint ${name} `);
});

test('every option that the text names is one of a command or a neighbour of tilelint', async () => {
  const known = (await Promise.all(Object.keys(commands).map((name) => runCli(name === 'lint' ? ['--help'] : [name, '--help']))))
    .map(({ stdout }) => stdout)
    .join('\n');
  const scripts = JSON.stringify(JSON.parse(read('package.json')).scripts);
  for (const page of pages.filter((each) => !/CHANGELOG|architecture|performance|security|reliability/.test(each)))
    for (const [, option = ''] of prose(page).matchAll(/`(?:npx tilelint [^`]*)?(--[a-z][\w-]*)/g))
      expect(known + scripts, `${page}: ${option}`).toContain(option);
});

test('every page is in the index', () => {
  const index = read('docs/README.md');
  for (const page of docs) if (page !== 'README.md') expect(index).toContain(`](${relative('docs', join('docs', page))})`);
});

test('every command of a shell block exists, with its options', async () => {
  for (const page of pages) {
    for (const line of blocks(page, 'sh').flatMap((text) => text.split('\n'))) {
      const words = /npx tilelint(.*?)(?:#|\||$)/.exec(line)?.[1]?.trim().split(/\s+/) ?? [];
      const name = words.find((word) => Object.hasOwn(commands, word)) ?? 'lint';
      const { stdout } = await runCli(name === 'lint' ? ['--help'] : [name, '--help']);
      for (const option of words.filter((word) => word.startsWith('--'))) expect(stdout, `${page}: ${line}`).toContain(option);
    }
  }
});

test('the first command stands at the top of the README, the first working example before its second screen', () => {
  const lines = read('README.md').split('\n');
  expect(lines.findIndex((line) => line.startsWith('npx tilelint'))).toBeLessThan(10);
  expect(lines.findIndex((line) => line.startsWith('$ npx tilelint'))).toBeLessThan(30);
});

test('the pre-commit hook runs what the package has, for the files that tilelint reads', () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml'));
  expect(Object.keys(JSON.parse(read('package.json')).bin)).toContain(hook.entry);
  const files = new RegExp(hook.files);
  for (const file of ['manifest.json', 'a/README.md', 'a/metadata.csv', 'a/assets/oauth_clients.json', '.github/tilelint.yml'])
    expect(file).toMatch(files);
  for (const file of ['a/check.py', 'README.txt', 'my-manifest.json']) expect(file).not.toMatch(files);
});
