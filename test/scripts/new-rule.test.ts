// `npm run new-rule` in a copy of the project: what it makes compiles, is formatted, is registered, and its test runs.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let copy: string;

const newRule = (id: string) => spawnSync(process.execPath, ['scripts/new-rule.mjs', id], { cwd: copy, encoding: 'utf8' });
const tool = (path: string, ...args: string[]) =>
  execFileSync(process.execPath, [join('node_modules', path), ...args], { cwd: copy, encoding: 'utf8' });

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'tilelint-new-rule-'));
  for (const part of ['src', 'schemas', 'docs', 'scripts', 'package.json', 'tsconfig.json', 'biome.json', 'vitest.config.ts'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  for (const part of ['test/support', 'test/rules/registry.test.ts'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  execFileSync('git', ['init', '-q'], { cwd: copy });
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test.each(['manifest/harbor-light', 'bells/ring'])('%s', (id) => {
  const { status, stderr } = newRule(id);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const file of [`src/rules/${id}.ts`, `test/rules/${id}.test.ts`, `docs/rules/${id}.md`])
    expect(existsSync(join(copy, file)), file).toBe(true);
  tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', 'src/rules', `test/rules/${id}.test.ts`);
  expect(newRule(id)).toMatchObject({ status: 1, stderr: `src/rules/${id}.ts exists\n` });
});

test('they compile, and their tests run', () => {
  tool('typescript/bin/tsc', '-p', '.');
  tool('vitest/vitest.mjs', 'run', 'test/rules/manifest/harbor-light.test.ts', 'test/rules/bells/ring.test.ts');
  const registry = readFileSync(join(copy, 'src/rules/index.ts'), 'utf8');
  for (const name of ['manifestHarborLight', 'bellsRing']) expect(registry.split(name).length).toBe(3);
});

test.each(['', 'Harbor/light', 'harbor', 'a/../b', '../x/y'])('`%s` is no name', (id) => {
  expect(newRule(id)).toMatchObject({ status: 1, stdout: '' });
});
