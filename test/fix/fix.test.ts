// From findings to mended files: what changes, what stays byte for byte, and what is taken back.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyEdits, overlap } from '../../src/fix/apply-edits.ts';
import { fix } from '../../src/fix/fix.ts';
import { writeTexts } from '../../src/fix/write-texts.ts';
import type { Edit } from '../../src/report.ts';
import { defineRule, type Rule } from '../../src/rules/rule.ts';
import { UserError } from '../../src/user-error.ts';
import { example, json, manifest, readme } from '../support/example-integration.ts';
import { type Files, MemorySource } from '../support/memory-source.ts';
import { range } from '../support/report.ts';

function fixFiles(files: Files, rules?: readonly Rule[]) {
  const all = Object.fromEntries(Object.entries(files).map(([path, content]) => [`harbor_lights/${path}`, content]));
  const source = new MemorySource(all);
  return fix(
    { root: '/', source, kind: 'extras', folders: ['harbor_lights'], parents: ['.'] },
    rules === undefined ? {} : { rules },
  );
}

const { uninstallation: _pointer, ...tile } = manifest.tile;
const broken = {
  ...example,
  'manifest.json': json({ ...manifest, tile: { ...tile, classifier_tags: ['Category::IOT', 'Offering::Integration'] } }),
  'README.md': readme
    .replace(/^- (?:Once|Additionally).*\n(?: {2}.*\n)?/gm, '')
    .replace('## Uninstallation\n', '## Uninstallation\n\nClick **Uninstall**.\n'),
};

describe('everything that is fixable', () => {
  test.each<[name: string, change: (text: string) => string]>([
    ['as it is', (text) => text],
    ['Windows line endings', (text) => text.replaceAll('\n', '\r\n')],
    ['tabs', (text) => text.replaceAll(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2))],
    ['no newline at the end', (text) => text.trimEnd()],
  ])('is mended, the rest stays: %s', async (_, change) => {
    const files = { ...broken, 'manifest.json': change(broken['manifest.json']), 'README.md': change(broken['README.md']) };
    const { report, texts } = await fixFiles(files);
    expect(report.findings).toEqual([]);
    expect(report.summary.fixed).toBe(4);
    expect([...texts.keys()].sort()).toEqual(['harbor_lights/README.md', 'harbor_lights/manifest.json']);
    const added = [
      'Once the Harbor Lights integration has been uninstalled, any previous authorizations are revoked.',
      'Ensure that all API keys associated with this integration have been disabled by searching for Harbor Lights on the ' +
        '[API Keys page](https://app.datadoghq.com/organization-settings/api-keys?filter=Harbor%20Lights).',
    ];
    const [newReadme = '', newManifest = ''] = ['README.md', 'manifest.json'].map((file) => texts.get(`harbor_lights/${file}`));
    const newline = files['README.md'].includes('\r\n') ? '\r\n' : '\n';
    expect(added.reduce((text, line) => text.replace(newline + newline + line, ''), newReadme)).toBe(files['README.md']);
    for (const line of added) expect(newReadme).toContain(line);
    expect(newManifest).toBe(change(json(manifest)));
  });
});

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

describe('rounds', () => {
  test('fixes at one place have their turn one after the other', async () => {
    const { texts, report } = await fixFiles({ 'manifest.json': '{}', 'README.md': 'x' }, [
      wants('a/one', 'one'),
      wants('a/two', 'two'),
    ]);
    expect(texts.get('harbor_lights/README.md')).toBe('two one x');
    expect(report.summary).toMatchObject({ errors: 0, fixed: 2 });
  });

  test('a fix that mends nothing is taken back', async () => {
    const { texts, report } = await fixFiles({ 'manifest.json': '{}', 'README.md': 'x' }, [wants('a/one', 'one', 'other')]);
    expect(texts.get('harbor_lights/README.md')).toBeUndefined();
    expect(report.summary).toMatchObject({ errors: 1, fixed: 0 });
  });
});

describe('edits', () => {
  const edit = (start: number, end: number, text: string, file = 'a'): Edit => ({ file, range: range(1, start, end), text });

  test('are those of the text before any of them', () => {
    expect(applyEdits('abcdef', [edit(5, 6, 'E'), edit(1, 2, 'A'), edit(3, 3, '-')])).toBe('Ab-cdEf');
  });

  test.each([
    [edit(1, 3, ''), edit(2, 4, ''), true],
    [edit(1, 3, ''), edit(3, 4, ''), false],
    [edit(2, 2, ''), edit(2, 2, ''), true],
    [edit(2, 2, ''), edit(1, 4, ''), true],
    [edit(1, 3, ''), edit(2, 4, '', 'b'), false],
  ])('%o and %o overlap: %s', (a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });
});

describe('writing', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tilelint-fix-'));
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('keeps byte order mark, permissions and links, and leaves nothing beside', () => {
    writeFileSync(join(root, 'a.md'), '\uFEFFold');
    chmodSync(join(root, 'a.md'), 0o640);
    symlinkSync('a.md', join(root, 'link.md'));
    writeTexts(root, new Map([['link.md', 'new']]));
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('\uFEFFnew');
    expect(statSync(join(root, 'a.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(root).sort()).toEqual(['a.md', 'link.md']);
  });

  test('a file that cannot be written is one line, and stays', () => {
    expect(() => writeTexts(root, new Map([['missing/a.md', 'x']]))).toThrow(UserError);
    expect(readdirSync(root)).toEqual([]);
  });
});
