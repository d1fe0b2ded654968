// Suggestions: what GitHub would make of one is what the fix makes of the file, and only where the diff shows the lines.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Suggestion, suggestions } from '../../../src/action/comment/suggestions.ts';
import { applyEdits } from '../../../src/documents/apply-edits.ts';
import { TextDocument } from '../../../src/documents/text.ts';
import type { Edit, Finding } from '../../../src/report.ts';
import { finding, range } from '../../support/report.ts';

const file = 'harbor_lights/README.md';
const text = 'one\ntwo\nthree\nfour\nfive\n';
const wholeDiff = '@@ -1,5 +1,5 @@\n one\n two\n three\n four\n five';

function oid(content: string, algorithm = 'sha1'): string {
  return createHash(algorithm)
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest('hex');
}

const edit = (line: number, column: number, endColumn: number, replacement: string, endLine = line): Edit => ({
  file,
  range: range(line, column, endColumn, endLine),
  text: replacement,
});
const mending = (...edits: Edit[]): Finding => finding({ file, fix: { edits } });

async function suggested(
  findings: readonly Finding[],
  {
    content = text,
    patch = wholeDiff,
    name = oid(content),
  }: { content?: string; patch?: string | undefined; name?: string } = {},
): Promise<Suggestion[]> {
  const changed = new Map([[file, { path: file, oid: name, ...(patch !== '' && { patch }) }]]);
  return suggestions(findings, async (path) => (path === file ? { path, bytes: Buffer.from(content) } : undefined), changed);
}

/** What GitHub's button does. */
function applied(content: string, { firstLine, lastLine, body }: Suggestion): string {
  const [, , replacement = ''] = /\n(`{3,})suggestion\n([\s\S]*)\1\n$/.exec(body) ?? [];
  const lines = content.split(/(?<=\n)/);
  return [...lines.slice(0, firstLine - 1), replacement, ...lines.slice(lastLine)].join('');
}

describe('lines', () => {
  test.each([
    ['replaces a part of one', [edit(2, 1, 4, 'TWO')], 2, 2],
    ['replaces several', [edit(2, 1, 5, 'x\ny', 4)], 2, 4],
    ['puts a paragraph after one', [edit(3, 6, 6, '\n\nnew')], 3, 3],
    ['puts one before the first', [edit(1, 1, 1, 'new\n')], 1, 1],
    ['puts one at the end', [edit(6, 1, 1, 'new\n')], 5, 5],
    ['takes one away', [edit(2, 1, 1, '', 3)], 2, 2],
    ['mends two places', [edit(2, 1, 4, 'TWO'), edit(4, 1, 5, 'FOUR')], 2, 4],
  ] as const)('%s', async (_, edits, firstLine, lastLine) => {
    const [only] = await suggested([mending(...edits)]);
    expect(only).toMatchObject({ path: file, firstLine, lastLine });
    if (only !== undefined) expect(applied(text, only)).toBe(applyEdits(text, edits));
  });

  test('a line above that the diff does not show: the one below', async () => {
    const patch = '@@ -3,3 +3,3 @@\n three\n four\n five';
    expect(await suggested([mending(edit(3, 1, 1, 'new\n'))], { patch })).toMatchObject([{ firstLine: 3, lastLine: 3 }]);
  });

  test('whatever the edit, applying the suggestion is applying the fix', async () => {
    const line = fc.constantFrom('', 'a', 'b', '`` ` ``', '````', '```suggestion', ' ');
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.nat(40),
        fc.nat(12),
        fc.array(line, { maxLength: 3 }),
        async (lines, start, length, replacement) => {
          const content = lines.map((each) => `${each}\n`).join('');
          const document = new TextDocument(file, content);
          const one = { ...document.location(start, start + length), text: replacement.join('\n') };
          const patch = `@@ -1 +1,${lines.length} @@\n`;
          const fixed = applyEdits(content, [one]);
          const [only] = await suggested([mending(one)], { content, patch });
          if (only !== undefined) expect(applied(content, only)).toBe(fixed);
          else expect(fixed === content || !fixed.endsWith('\n')).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('none', () => {
  const one = mending(edit(2, 1, 4, 'TWO'));

  test('where the diff does not show the line', async () => {
    expect(await suggested([one], { patch: '@@ -4,2 +4,2 @@\n four\n five' })).toEqual([]);
  });

  test('where the lines are those of two hunks', async () => {
    const patch = '@@ -1,2 +1,2 @@\n one\n two\n@@ -4,2 +4,2 @@\n four\n five';
    expect(await suggested([mending(edit(2, 1, 4, 'x'), edit(4, 1, 5, 'y'))], { patch })).toEqual([]);
    expect((await suggested([one], { patch })).length).toBe(1);
  });

  test('where a line of the file looks like the head of a hunk', async () => {
    expect(await suggested([one], { patch: '@@ -4,2 +4,2 @@\n four\n+@@ -1,5 +1,5 @@' })).toEqual([]);
  });

  test('for another file than the one of the head: a merge moves lines', async () => {
    expect(await suggested([one], { name: oid('zero\none\ntwo\nthree\nfour\nfive\n') })).toEqual([]);
    expect((await suggested([one], { name: oid(text, 'sha256') })).length).toBe(1);
  });

  test('for a file that the pull request does not change, or without a patch', async () => {
    expect(await suggested([mending({ ...edit(2, 1, 4, 'x'), file: 'other.md' })])).toEqual([]);
    expect(await suggested([one], { patch: '' })).toEqual([]);
  });

  test('that would repeat a line with a secret', async () => {
    const changed = new Map([[file, { path: file, oid: oid(text), patch: wholeDiff }]]);
    const beside = async (line: number) =>
      suggestions([one], async (path) => ({ path, bytes: Buffer.from(text) }), changed, new Map([[file, [range(line, 1, 3)]]]));
    expect(await beside(2)).toEqual([]);
    expect((await beside(3)).length).toBe(1);
  });

  test('for two files at once', async () => {
    expect(await suggested([mending(edit(2, 1, 4, 'x'), { ...edit(2, 1, 4, 'x'), file: 'other.md' })])).toEqual([]);
  });

  test.each(['one\r\ntwo\r\nthree\r\nfour\r\nfive\r\n', 'one\ntwo\nthree\nfour\nfive', '\ufeffone\ntwo\nthree\nfour\nfive\n'])(
    'for line ends, file ends and byte order marks that GitHub may change: %j',
    async (content) => {
      expect(await suggested([one], { content })).toEqual([]);
    },
  );

  test('for an end of line that the fix adds to the file', async () => {
    expect(await suggested([mending(edit(5, 5, 5, '\nsix\n'))], { content: text.trimEnd() })).toEqual([]);
  });

  test('for a second fix of the same lines', async () => {
    expect(
      (await suggested([one, mending(edit(1, 1, 4, 'x', 2)), mending(edit(3, 1, 1, 'y'))])).map(({ firstLine }) => firstLine),
    ).toEqual([2, 3]);
  });

  test('for more lines than anybody reads there', async () => {
    expect(await suggested([mending(edit(2, 1, 4, 'x\n'.repeat(60)))])).toEqual([]);
  });
});

test('the text stays text, between fences that it cannot close', async () => {
  const content = 'one\n```\n````suggestion\n</details>@team\n';
  const hostile = finding({ file, message: 'Found `</code>@team` ![x](y)', fix: { edits: [edit(1, 1, 4, '`````')] } });
  const [only] = await suggested([hostile], { content });
  expect(only?.body).toMatch(/^<!-- tilelint suggestion [0-9a-f]{32} -->\n[^\n]*\n\n``````suggestion\n`````\n``````\n$/);
  expect(only?.body.split('\n')[1]).not.toMatch(/@team|<\/code>&#64|!\[/);
});

test('the same finding with the same fix has the same mark', async () => {
  const marks = async (...findings: Finding[]) => (await suggested(findings)).map(({ mark }) => mark);
  const [first] = await marks(mending(edit(2, 1, 4, 'x')));
  expect(await marks(mending(edit(2, 1, 4, 'x')))).toEqual([first]);
  expect(await marks(mending(edit(2, 1, 4, 'y')))).not.toEqual([first]);
  expect(await marks({ ...mending(edit(2, 1, 4, 'x')), rule: 'a/b' })).not.toEqual([first]);
});
