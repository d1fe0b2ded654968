// Whatever is read without the tokenizer is what the tokenizer reads: the same headings, anchors, sections, contents, definitions.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/documents/markdown.ts';
import { plainBlocks } from '../../src/documents/plain.ts';
import { TextDocument } from '../../src/documents/text.ts';

async function read(text: string, plain: boolean) {
  const document = await parseMarkdown(new TextDocument('README.md', text), plain);
  const headings = document.headings.map((heading) => ({
    ...heading,
    parent: heading.parent?.section.start,
    contentEnd: document.contentEnd(heading),
  }));
  return { headings, definitions: document.definitions };
}

const ordinary = [
  '# A\n',
  '## B\n',
  '### C\n',
  '\n',
  '\n',
  'text here\n',
  'more of it\n',
  '- an item\n',
  '```sh\n',
  '```\n',
  'run it\n',
];
const fragments = [
  '# A\n',
  '## B\n',
  '### C #\n',
  '##\n',
  '#x\n',
  '    ## code\n',
  ' ## D\n',
  '> ## E\n',
  '- ## F\n',
  '1. ## G\n',
  'H\n---\n',
  'I\n===\n',
  '---\n',
  '***\n',
  '\n',
  '\n\n',
  'text\n',
  'more text here\n',
  '  indented\n',
  '    code\n',
  '- item\n',
  '  - nested\n',
  '-\n',
  '1. one\n',
  '> quote\n',
  '>\n',
  'lazy\n',
  '```\n',
  '```yaml\n',
  '````\n',
  '~~~\n',
  '  ```\n',
  '  ```\n',
  '   ```sh\n',
  '   ```\n',
  '    ```\n',
  '      ```\n',
  '   # x\n',
  '    ## y\n',
  '      key: value\n',
  '   ```\n',
  '# in a fence\n',
  'key: value\n',
  '`code`\n',
  '``` inline ```\n',
  '<div>\n',
  '</div>\n',
  '<h2>J</h2>\n',
  '<!-- c -->\n',
  '<!--\n',
  '-->\n',
  '<pre>\n',
  'a <b>x</b>\n',
  '[1]: https://x.example\n',
  '[1]: /u "t\n',
  'end"\n',
  '[link][1]\n',
  'see [link][1]:\n',
  '- see [link]: x\n',
  '[open\n',
  'and closed]: /u\n',
  '## `M` <b>n</b> [1]\n',
  '## *O* & &amp; \\\n',
  '### P \t \n',
  '## \u00a0Q\u00a0\n',
  '[^1]: note\n',
  '[^1]: ## note\n',
  '| a | b |\n',
  '| - | - |\n',
  'a | b\n',
  '--- | ---\n',
  '\r\n',
  '## K\r\n',
  'text\r\n',
  '\t## L\n',
  '\t\n',
  'word',
  '\u2028',
  '🚀 x\n',
];

test('a text that is read plainly has the blocks that micromark finds', async () => {
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ordinary) }, fc.constantFrom(...fragments)), {
        maxLength: 16,
      }),
      async (parts) => {
        const text = parts.join('');
        if (plainBlocks(text) === undefined) return;
        plain++;
        expect(await read(text, true)).toEqual(await read(text, false));
      },
    ),
    process.env.TILELINT_RUNS === undefined ? { numRuns: 5000, seed: 20261125 } : { numRuns: Number(process.env.TILELINT_RUNS) },
  );
  expect(plain).toBeGreaterThan(500);
});

describe('plain', () => {
  test.each([
    [
      'headings, text, lists, a table, a fence, definitions',
      '## A\n\ntext\n\n- item\n\n| a |\n|---|\n| b |\n\n```sh\n# run\n```\n\n[1]: https://x.example\n',
    ],
    ['Windows line endings', '## A\r\n\r\ntext\r\n'],
    ['a fence in a list', '1. a\n\n   ```yaml\n   # b\n     c: d\n   ```\n'],
    ['headings with marks', '## `A`\n\n### The <5.0 [kind][1] of *B*!\n\n[1]: https://x.example\n'],
    ['a reference before a colon', 'See [the page][1]:\n\n[1]: https://x.example\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(plainBlocks(text)).toBeDefined();
  });
});

describe('not plain', () => {
  test.each([
    ['Setext', '## A\n\ntext\n---\n'],
    ['HTML', '## A\n\n<p>\n'],
    ['a heading in a quote', '> ## A\n'],
    ['a heading with a closing sequence', '## A ##\n'],
    ['what may be a definition over two lines', '[a\nb]: https://x.example\n'],
    ['a fence in a list that a line leaves', '1. a\n   ```\nb\n   ```\n'],
    ['a fence that ends elsewhere', '1. a\n   ```\n   b\n  ```\n'],
    ['a fence without end', '```\n## A\n'],
    ['a definition inside a paragraph', 'text\n[1]: https://x.example\n'],
    ['front matter', '---\ntitle: x\n---\n'],
    ['a footnote', '[^1]: ## A\n'],
    ['line endings of old', '## A\r## B\n'],
  ])('%s', (_, text) => {
    expect(plainBlocks(text)).toBeUndefined();
  });
});

test('a line without end is looked through, or left to the tokenizer', () => {
  for (const line of [
    '- '.repeat(200_000),
    '-'.repeat(400_000),
    '#'.repeat(400_000),
    '`'.repeat(400_000),
    '[a'.repeat(200_000),
    '| - '.repeat(100_000),
  ]) {
    expect(plainBlocks(`## A\n\ntext\n${line}x\n\ntext\n`)).toBeUndefined();
  }
});
