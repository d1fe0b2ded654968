// What is left out of a README changes nothing: the same headings, anchors, sections and contents come out of the whole text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/documents/markdown.ts';
import { reduce, unreduced } from '../../src/documents/reduce.ts';
import { TextDocument } from '../../src/documents/text.ts';

async function read(text: string, reduced = reduce(text)) {
  const document = await parseMarkdown(new TextDocument('README.md', text), reduced);
  return document.headings.map((heading) => ({
    ...heading,
    parent: heading.parent?.section.start,
    contentEnd: document.contentEnd(heading),
  }));
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

test('headings and contents are those of the whole text', async () => {
  let shorter = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ordinary) }, fc.constantFrom(...fragments)), {
        maxLength: 16,
      }),
      async (parts) => {
        const text = parts.join('');
        if (reduce(text).text.length < text.length) shorter++;
        expect(await read(text)).toEqual(await read(text, unreduced(text)));
      },
    ),
    { numRuns: Number(process.env.TILELINT_RUNS ?? 4000) },
  );
  expect(shorter).toBeGreaterThan(300);
});

describe('what is left out', () => {
  test.each([
    ['paragraphs and lists', '## A\n\ntext\n\n- item\n- item\n\n## B\n\nmore\n', '## A\n## B\n'],
    ['the lines of a fence', '## A\n\n[1]: /u\n\n```sh\nrun it\nagain\n```\n', '## A\n\n[1]: /u\n\n```sh\n```\n'],
    ['nothing beside raw HTML', '## A\n\n<!-- x -->\n\ntext\n', '## A\n\n<!-- x -->\n\ntext\n'],
    ['nothing that could be a heading', '## A\n\ntext\n---\n', '## A\n\ntext\n---\n'],
  ])('%s', (_, text, expected) => {
    expect(reduce(text).text).toBe(expected);
  });
});

test('a line without end takes no time', () => {
  const long = `## A\n\ntext\n${'- '.repeat(200_000)}x\n\ntext\n`;
  const start = performance.now();
  reduce(long);
  reduce(`## A\n\n${'-'.repeat(400_000)}x\n`);
  reduce(`${'#'.repeat(400_000)}\n`);
  expect(performance.now() - start).toBeLessThan(2000);
});
