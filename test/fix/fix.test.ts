// From findings to mended files: what changes, what stays byte for byte, and what is taken back.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fixed, fix } from '../../src/fix/fix.ts';
import { writeChanges } from '../../src/fix/write-changes.ts';
import { defineRule, type Rule } from '../../src/rules/rule.ts';
import { UserError } from '../../src/user-error.ts';
import { type Files, MemorySource } from '../support/memory-source.ts';

function fixFiles(files: Files, rules?: readonly Rule[]) {
  const all = Object.fromEntries(Object.entries(files).map(([path, content]) => [`harbor_lights/${path}`, content]));
  const source = new MemorySource(all);
  return fix(
    { root: '/', source, kind: 'extras', folders: ['harbor_lights'], parents: ['.'] },
    rules === undefined ? {} : { rules },
  );
}

/** A rule that wants `README.md` to begin with a word, and offers to put it there. */
function wants(id: string, word: string, replacement = word): Rule {
  return defineRule({
    id,
    severity: 'error',
    docs: { description: '', source: 'https://docs.datadoghq.com/' },
    messages: { missing: `Expected ${word}` },
    fixable: true,
    check({ integration: { readmeFile }, report }) {
      if (readmeFile.status !== 'read' || readmeFile.text.text.includes(word)) return;
      report({
        messageId: 'missing',
        at: readmeFile.text.location(0),
        fix: [{ ...readmeFile.text.location(0), text: `${replacement} ` }],
      });
    },
  });
}

const mended = ({ changes }: Fixed, file: string) => changes.find((change) => change.file === `harbor_lights/${file}`)?.after;

describe('rounds', () => {
  test('fixes at one place have their turn one after the other', async () => {
    const fixed = await fixFiles({ 'manifest.json': '{}', 'README.md': 'x' }, [wants('a/one', 'one'), wants('a/two', 'two')]);
    expect(mended(fixed, 'README.md')).toBe('two one x');
    expect(fixed.report.summary).toMatchObject({ errors: 0, fixed: 2 });
    expect(fixed.before.summary).toMatchObject({ errors: 2, fixed: 0 });
  });

  test('a fix that mends nothing is taken back, the others stay', async () => {
    const fixed = await fixFiles({ 'manifest.json': '{}', 'README.md': 'x' }, [
      wants('a/one', 'one', 'other'),
      wants('a/two', 'two'),
      wants('a/three', 'three'),
    ]);
    expect(mended(fixed, 'README.md')).toBe('two three x');
    expect(fixed.report.summary).toMatchObject({ errors: 1, fixed: 2 });
  });

  test('of fixes that together make it no better each has its turn alone: the good one stays', async () => {
    const bad = defineRule({
      ...wants('e/bad', 'bad'),
      check({ integration: { readmeFile }, report }) {
        if (readmeFile.status === 'read' && readmeFile.text.text.includes('bad'))
          report({ messageId: 'missing', at: readmeFile.text.location(0) });
      },
    });
    const atTheEnd = defineRule({
      ...wants('a/worse', 'two'),
      check({ integration: { readmeFile }, report }) {
        if (readmeFile.status !== 'read' || readmeFile.text.text.includes('two')) return;
        const at = readmeFile.text.location(readmeFile.text.text.length);
        report({ messageId: 'missing', at, fix: [{ ...at, text: ' bad' }] });
      },
    });
    const fixed = await fixFiles({ 'manifest.json': '{}', 'README.md': 'x' }, [wants('a/one', 'one'), atTheEnd, bad]);
    expect(mended(fixed, 'README.md')).toBe('one x');
    expect(fixed.report.summary).toMatchObject({ errors: 1, fixed: 1 });
  });

  test('more fixes than the report has room for end, with what was there left as it was', async () => {
    let linted = 0;
    const everywhere = defineRule({
      ...wants('a/many', 'never'),
      messages: { missing: 'Expected something else at {{at}}' },
      check({ integration: { readmeFile }, report }) {
        linted++;
        for (let at = 0; readmeFile.status === 'read' && at < 200; at++)
          report({
            messageId: 'missing',
            data: { at },
            at: readmeFile.text.location(at),
            fix: [{ ...readmeFile.text.location(at, at + 1), text: 'y' }],
          });
      },
    });
    const fixed = await fixFiles({ 'manifest.json': '{}', 'README.md': 'x'.repeat(1000) }, [everywhere]);
    expect(fixed.changes).toEqual([]);
    expect(linted).toBeLessThan(10);
  });

  test('a fix that trades notices for an error is taken back', async () => {
    const rules = [
      ...['a', 'b'].map((word) => ({ ...wants(`n/${word}`, word, 'a b bad'), severity: 'notice' as const })),
      defineRule({
        ...wants('e/bad', 'bad'),
        check({ integration: { readmeFile }, report }) {
          if (readmeFile.status === 'read' && readmeFile.text.text.includes('bad'))
            report({ messageId: 'missing', at: readmeFile.text.location(0) });
        },
      }),
    ];
    const fixed = await fixFiles({ 'manifest.json': '{}', 'README.md': 'x' }, rules);
    expect(fixed.changes).toEqual([]);
    expect(fixed.report.summary).toMatchObject({ errors: 0, notices: 2, fixed: 0 });
  });

  test('rules that undo each other come to an end', async () => {
    const swap = (id: string, is: string, wanted: string) =>
      defineRule({
        ...wants(id, wanted),
        check({ integration: { readmeFile }, report }) {
          if (readmeFile.status !== 'read' || readmeFile.text.text !== is) return;
          report({
            messageId: 'missing',
            at: readmeFile.text.location(0),
            fix: [{ ...readmeFile.text.location(0, 1), text: wanted }],
          });
        },
      });
    const fixed = await fixFiles({ 'manifest.json': '{}', 'README.md': 'x' }, [swap('s/x', 'x', 'y'), swap('s/y', 'y', 'x')]);
    expect(fixed.report.summary).toMatchObject({ errors: 1, fixed: 0 });
    expect(fixed.changes).toEqual([]);
  });

  test('a file that is not UTF-8 is left as it is', async () => {
    const fixed = await fixFiles({ 'manifest.json': '{}', 'README.md': Buffer.from('caf\xe9', 'latin1') }, [
      wants('a/one', 'one'),
    ]);
    expect(fixed.changes).toEqual([]);
    expect(fixed.report.summary).toMatchObject({ errors: 1, fixed: 0 });
  });

  test('a byte order mark stays', async () => {
    const fixed = await fixFiles({ 'manifest.json': '{}', 'README.md': '\uFEFFx' }, [wants('a/one', 'one')]);
    expect(fixed.changes).toEqual([{ file: 'harbor_lights/README.md', before: '\uFEFFx', after: '\uFEFFone x' }]);
  });
});

describe('writing', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tilelint-fix-'));
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('keeps permissions and links, and leaves nothing beside', () => {
    writeFileSync(join(root, 'a.md'), '\uFEFFold');
    chmodSync(join(root, 'a.md'), 0o640);
    symlinkSync('a.md', join(root, 'link.md'));
    writeChanges(root, [{ file: 'link.md', before: '\uFEFFold', after: '\uFEFFnew' }]);
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('\uFEFFnew');
    expect(statSync(join(root, 'a.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(root).sort()).toEqual(['a.md', 'link.md']);
  });

  test('what somebody else wrote meanwhile stays', () => {
    writeFileSync(join(root, 'a.md'), 'newer');
    expect(() => writeChanges(root, [{ file: 'a.md', before: 'old', after: 'new' }])).toThrow(
      'a.md cannot be written: it was changed',
    );
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('newer');
  });

  test('a file that cannot be written is one line, and stays', () => {
    expect(() => writeChanges(root, [{ file: 'missing/a.md', before: '', after: 'x' }])).toThrow(UserError);
    expect(readdirSync(root)).toEqual([]);
  });
});
