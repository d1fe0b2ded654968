// Every rule has its file, its test and its page, and nothing is left of a rule that is gone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ids = rules.map(({ id }) => id);

test('ids are unique and have a group', () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has a file of its name that exports it', async () => {
    const { default: exported } = await import(/* @vite-ignore */ new URL(`../../src/rules/${id}.ts`, import.meta.url).href);
    expect(exported).toBe(rule);
  });

  test('has a test that runs it', () => {
    const text = readFileSync(`${root}/test/rules/${id}.test.ts`, 'utf8');
    expect(text).toContain('testRule(rule, {');
    expect(text).toContain(`/src/rules/${id}.ts'`);
  });

  test('has a page that tells the same', () => {
    const page = readFileSync(`${root}/docs/rules/${id}.md`, 'utf8');
    const [title, , summary, , , , row = ''] = page.split('\n');
    expect(title).toBe(`# ${id}`);
    expect(summary).toMatch(/^.+\.$/);
    const [severity, fixable = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    expect(severity).toBe(rule.severity);
    expect(fixable.startsWith(rule.fixable ? 'yes' : 'no')).toBe(true);
    for (const heading of ['What it checks', 'Why', 'Wrong', 'Right', 'Configure']) expect(page).toContain(`\n## ${heading}\n`);
  });

  test('is used with messages that say the way and no full stop', () => {
    for (const message of Object.values(rule.messages)) expect(message).not.toMatch(/\.$|\n/);
    expect(rule.docs.source).toMatch(/^https:\/\/(?:docs\.datadoghq\.com|github\.com\/DataDog)\//);
  });
});

test.each([
  ['docs/rules', '.md'],
  ['test/rules', '.test.ts'],
])('%s speaks of rules only', (folder, ending) => {
  for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const file of readdirSync(`${root}/${folder}/${entry.name}`)) {
      const id = `${entry.name}/${file.slice(0, -ending.length)}`;
      const isRoomOfRule = existsSync(`${root}/src/rules/${id}.ts`);
      if (!ids.includes(id)) expect(isRoomOfRule, `${folder}/${id}${ending} belongs to nothing`).toBe(folder === 'test/rules');
    }
  }
});
