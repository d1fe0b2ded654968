import { describe, expect, test } from 'vitest';
import { isInside, parseMarkdown } from '../../src/documents/markdown.ts';
import { TextDocument } from '../../src/documents/text.ts';

const read = (text: string) => parseMarkdown(new TextDocument('README.md', text));
const outline = async (text: string) =>
  (await read(text)).headings.map(({ level, text, anchor }) => `${level} ${text} #${anchor}`);

describe('headings as GitHub renders them', () => {
  test.each<[name: string, markdown: string, headings: string[]]>([
    ['H1 to H6', '# A\n## B\n### C\n#### D\n##### E\n###### F\n', ['1 A #a', '2 B #b', '3 C #c', '4 D #d', '5 E #e', '6 F #f']],
    ['seven hashes are text', '####### Setup\n', []],
    ['no space is text', '##Setup\n', []],
    ['closing hashes', '## Setup ##\n', ['2 Setup #setup']],
    ['three spaces before', '   ## Setup\n', ['2 Setup #setup']],
    ['four spaces are code', '    ## Setup\n', []],
    ['an escaped hash is text', '\\## Setup\n', []],
    ['Setext', 'Title\n=====\n\nSetup\n-----\n', ['1 Title #title', '2 Setup #setup']],
    ['Setext over two lines', 'Setup and\nmore\n---\n', ['2 Setup and more #setup-and-more']],
    ['a rule after a blank line', 'Setup\n\n---\n', []],
    ['a rule below a table is no Setext underline', '| a |\n| - |\n| b |\n---\n', []],
    ['in a quote', '> ## Setup\n', ['2 Setup #setup']],
    ['in a list', '- ## Setup\n', ['2 Setup #setup']],
    ['in a fence', '```\n## Setup\n```\n', []],
    ['in a fence of tildes inside a list', '1. a\n   ~~~yaml\n## Setup\n   ~~~\n', ['2 Setup #setup']],
    ['in a fence that is indented badly', '1. a\n  ```yaml\n## Setup\n```\n', []],
    ['in a fence that never ends', '```\n## Setup\n', []],
    ['in a comment', '<!--\n## Setup\n-->\n', []],
    ['in a comment on one line', '<!-- ## Setup -->\n', []],
    ['in details', '<details>\n\n## Setup\n\n</details>\n', ['2 Setup #setup']],
    ['in an HTML block', '<div>\n## Setup\n</div>\n', []],
    ['HTML', '<h2>Setup</h2>\n', ['2 Setup #setup']],
    ['HTML with marks inside', '<h2 align="center"><b>Set</b>up\n &amp; more</h2>\n', ['2 Setup & more #setup--more']],
    ['HTML in a comment', '<!-- <h2>Setup</h2> -->\n', []],
    ['an emoji', '## 🚀 Setup\n', ['2 🚀 Setup #-setup']],
    ['an emoji by name', '## :rocket: Setup\n', ['2 :rocket: Setup #rocket-setup']],
    ['marks and code', '## **Set** `up` _it_ ~~x~~\n', ['2 Set up it ~~x~~ #set-up-it-x']],
    ['snake case', '## my_long_name\n', ['2 my_long_name #my_long_name']],
    ['a link', '## [Setup](https://harbor.example)\n', ['2 Setup #setup']],
    ['a link by reference', '## [Setup][1]\n\n[1]: https://harbor.example\n', ['2 Setup #setup']],
    ['a reference to nothing', '## [Setup][1]\n', ['2 [Setup][1] #setup1']],
    ['inline HTML', '## <a name="x"></a>Setup\n', ['2 Setup #setup']],
    ['entities', '## Setup &amp; go\n', ['2 Setup & go #setup--go']],
    ['digits that look like a list', '## 1. Create\n', ['2 1. Create #1-create']],
    ['the same heading twice', '## Setup\n## Setup\n## Setup\n', ['2 Setup #setup', '2 Setup #setup-1', '2 Setup #setup-2']],
    ['front matter', '---\ntitle: x\n---\n\n## Setup\n', ['2 Setup #setup']],
    ['Windows line endings', '## Setup\r\n\r\nMore\r\n----\r\n', ['2 Setup #setup', '2 More #more']],
    ['an empty heading', '##\n', ['2  #']],
    ['nothing', '', []],
  ])('%s', async (_, markdown, headings) => {
    expect(await outline(markdown)).toEqual(headings);
  });
});

describe('sections', () => {
  const text =
    '# Title\n\n## Setup\n\n### Install\n\ntext\n\n> ## Quoted\n>\n> text\n\n### Configure\n\n## Support\n\n[1]: https://x.example\n';

  test('a heading stands in the sections above it; one in a quote ends none', async () => {
    const { headings } = await read(text);
    const named = new Map(headings.map((heading) => [heading.text, heading]));
    expect(headings.map((heading) => [heading.text, heading.parent?.text])).toEqual([
      ['Title', undefined],
      ['Setup', 'Title'],
      ['Install', 'Setup'],
      ['Quoted', 'Title'],
      ['Configure', 'Setup'],
      ['Support', 'Title'],
    ]);
    const [setup, configure, support] = ['Setup', 'Configure', 'Support'].map((name) => named.get(name));
    if (setup === undefined || configure === undefined || support === undefined) throw new Error('A heading is missing');
    expect(isInside(configure, setup)).toBe(true);
    expect(isInside(support, setup)).toBe(false);
    expect(text.slice(setup.section.start, setup.section.end)).toMatch(/^## Setup.*### Configure\n\n$/s);
  });

  test('content is text, code, a table or HTML that shows something', async () => {
    const readme = await read(
      '## A\n\ntext\n\n## B\n\n<!-- x -->\n\n## C\n\n[1]: https://x.example\n\n## D\n\n### E\n\n`x`\n\n## F\n\n<p>x</p>\n\n## G\n\n***\n\n## H\n\n    code\n',
    );
    const filled = readme.headings.filter((heading) => readme.contentEnd(heading) !== undefined);
    expect(filled.map(({ text }) => text)).toEqual(['A', 'D', 'E', 'F', 'H']);
  });

  test('content ends behind its last block, before definitions', async () => {
    const readme = await read(text);
    const [, , install] = readme.headings;
    expect(install && readme.contentEnd(install)).toBe(text.indexOf('> text') + '> text'.length);
  });
});

describe('targets of fragments', () => {
  test.each([
    ['Setup', 'Setup'],
    ['setup', 'Setup'],
    ['data-collected', 'Data Collected'],
    ['Data Collected', 'Data Collected'],
    ['Data%20Collected', 'Data Collected'],
    ['%E0%A4%A', undefined],
    ['nothing', undefined],
  ])('%s', async (fragment, heading) => {
    const readme = await read('## Setup\n\n## Data Collected\n');
    expect(readme.target(fragment)?.text).toBe(heading);
  });
});
