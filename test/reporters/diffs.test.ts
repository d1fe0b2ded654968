// Suggested changes in the job summary: readable diffs that nothing in the files can break out of.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffs } from '../../src/reporters/diffs.ts';
import { finding, hostileText, range, reportOf } from '../support/report.ts';

const file = 'harbor_lights/manifest.json';
const replaced = (line: number, start: number, end: number, text: string) =>
  finding({ range: range(line, start, end), fix: { edits: [{ file, range: range(line, start, end), text }] } });

test('nothing to mend, nothing said', () => {
  expect(diffs(reportOf([finding()]), new Map([[file, 'x']]))).toBe('');
});

test('a diff a finding', () => {
  const sources = new Map([[file, '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}\r\n']]);
  const text = diffs(reportOf([replaced(2, 7, 8, '3'), finding()]), sources);
  expect(text).toContain('<summary>1 finding can be mended by <code>npx tilelint --fix</code></summary>');
  expect(text).toContain('```diff\n {\n-    "a": 1,\n+    "a": 3,\n     "b": 2\n }\n```\n');
});

test('each of several files by its name', () => {
  const readme = 'harbor_lights/README.md';
  const edits = [
    { file: readme, range: range(1, 1), text: 'x' },
    { file, range: range(1, 1), text: 'y' },
  ];
  const sources = new Map([
    [file, '{}\n'],
    [readme, '# Harbor\n'],
  ]);
  const text = diffs(reportOf([finding({ fix: { edits } })]), sources);
  expect(text).toContain(`\`\`\`diff\n@@ ${readme} @@\n-# Harbor\n+x# Harbor\n@@ ${file} @@\n-{}\n+y{}\n\`\`\`\n`);
});

test('a secret beside the change stays covered', () => {
  const secret = finding({ rule: 'secrets/committed', range: range(1, 6, 12) });
  const text = diffs(reportOf([secret, replaced(2, 1, 2, 'y')]), new Map([[file, 'key: s3cr3t\nx\n']]));
  expect(text).toContain(' key: ••••••\n-x\n+y');
  expect(text).not.toContain('s3cr3t');
});

test('bounded in findings, lines and columns', () => {
  const many = Array.from({ length: 30 }, () => replaced(1, 1, 2, `${'long '.repeat(1000)}\n${'line\n'.repeat(100)}`));
  const text = diffs(reportOf(many), new Map([[file, 'x\n']]));
  expect(text.match(/```diff/g)?.length).toBe(20);
  expect(text).toContain('and 10 more findings that can be mended');
  expect(text).toContain('… and 63 more lines');
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(520);
});

test('no text ends the fence', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (before, after) => {
      const source = `${before}\n\`\`\`\`\n</details>\n`;
      const text = diffs(reportOf([replaced(1, 1, 1, `${after}\n\`\`\`\n`)]), new Map([[file, source]]));
      const lines = text.split('\n');
      const open = lines.findIndex((line) => /^`{3,}diff$/.test(line));
      const fence = lines[open]?.slice(0, -'diff'.length) ?? '';
      const close = lines.indexOf(fence, open + 1);
      const closers = lines.slice(open + 1).filter((line) => /^ {0,3}`+\s*$/.test(line) && line.trim().length >= fence.length);
      expect(closers).toEqual([fence]);
      expect(lines.slice(close + 1).join('')).toBe('</details>');
    }),
    { numRuns: 500, seed: 20261125 },
  );
});
