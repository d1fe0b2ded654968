// Markdown that takes parsers minutes, or their stack: here it is read to its end, or refused; a test that hangs fails by its time limit.
import { describe, expect, test } from 'vitest';
import { Integration } from '../../src/catalog/integration.ts';
import { parseMarkdown } from '../../src/documents/markdown.ts';
import { sentences } from '../../src/documents/prose.ts';
import { TextDocument } from '../../src/documents/text.ts';
import { MemorySource } from '../support/memory-source.ts';

describe('lists and quotes inside each other', () => {
  test.each([
    ['quotes', '>'.repeat(50_000)],
    ['quotes with blanks', '> '.repeat(200)],
    ['lists', '- '.repeat(5000)],
    ['numbers', '1. '.repeat(200)],
  ])('%s are refused', async (_, marks) => {
    const source = new MemorySource({ 'a/manifest.json': '{}', 'a/README.md': `## Setup\n\n${marks}a\n` });
    const { readmeFile } = await Integration.open(source, 'a', 'extras');
    expect(readmeFile).toMatchObject({ status: 'refused', reason: 'it puts too many lists and quotes inside each other' });
  });

  test('a few are not', async () => {
    const source = new MemorySource({
      'a/manifest.json': '{}',
      'a/README.md': `${'> '.repeat(20)}## Setup\n${'-'.repeat(300)}\n`,
    });
    expect((await Integration.open(source, 'a', 'extras')).readmeFile.status).toBe('read');
  });
});

describe('more than anybody writes is refused', () => {
  test.each([
    ['characters', 'x'.repeat(500_000), /^it has 500\d\d\d characters, more than 500000$/],
    ['lines', 'x\n'.repeat(5000), /^it has 500\d lines, more than 5000$/],
    ['quotes', '> a\n\n'.repeat(2001), /^it has 2001 lines of lists and quotes, more than 2000$/],
    ['lazy lines', `> ${'a\n'.repeat(2001)}`, /^it has 2001 lines of lists and quotes, more than 2000$/],
    ['lists', `${'- '.repeat(50)}a\n`.repeat(41), /^it has 2050 lines of lists and quotes, more than 2000$/],
  ])('%s', async (_, text, reason) => {
    const source = new MemorySource({ 'a/manifest.json': '{}', 'a/README.md': `## Setup\n\n${text}` });
    const { readmeFile } = await Integration.open(source, 'a', 'extras');
    expect(readmeFile).toMatchObject({ status: 'refused', reason: expect.stringMatching(reason) });
  });
});

describe('of a section is read', () => {
  async function said(section: string): Promise<string[]> {
    const readme = await parseMarkdown(new TextDocument('README.md', `## Setup\n\n${section}\n`));
    return readme.headings[0] === undefined ? [] : sentences(readme, readme.headings[0]);
  }

  test('what stands in its first 20,000 characters', async () => {
    const at = (count: number) => `${'x '.repeat(count / 2 - 3)}\n\n`;
    expect(await said(`${at(20_000 - 20)}near\n\n`)).toContain('near');
    expect(await said(`${at(20_000 + 20)}far\n\n`)).not.toContain('far');
  });

  test('a link of up to 1,000 brackets', async () => {
    const brackets = (count: number) => `[linked](https://a.example) ${'[ '.repeat(count - 1)}`;
    expect((await said(brackets(1000)))[0]).toMatch(/^linked \[/);
    expect((await said(brackets(1001)))[0]).toMatch(/^\[linked\]/);
  });

  test('the last 200 characters of a lead-in, with 50 items', async () => {
    const lines = await said(`start ${'x'.repeat(300)}:\n\n${'- item\n'.repeat(60)}`);
    expect(lines.filter((line) => line === 'item').length).toBe(60);
    expect(lines.filter((line) => line.startsWith('start') && line.endsWith('item'))).toEqual([]);
    expect(lines.filter((line) => / item$/.test(line)).map(({ length }) => length)).toEqual(Array(50).fill(204));
  });
});

test('a heading of up to 1,000 characters is read for its marks', async () => {
  const text = async (length: number) => {
    const heading = `*a*${'x'.repeat(length - 3)}`;
    return (await parseMarkdown(new TextDocument('README.md', `# ${heading}\n`))).headings[0]?.text.slice(0, 3);
  };
  expect(await text(1000)).toBe('axx');
  expect(await text(1001)).toBe('*a*');
});

describe('what is allowed of', () => {
  test.each([
    ['emphasis', '*a_ '.repeat(40_000)],
    ['brackets', '['.repeat(40_000)],
    ['instructions that do not close', 'a <?'.repeat(4000)],
    ['back-ticks', Array.from({ length: 300 }, (_, index) => '`'.repeat(index)).join(' a ')],
    ['dashes', `${'-'.repeat(160_000)}x`],
    ['pipes', `| a |\n| - |\n${'|'.repeat(40_000)}`],
    ['links', '[a]('.repeat(40_000)],
    ['HTML', '<div>'.repeat(40_000)],
    ['headings', '# x\n'.repeat(4900)],
    ['text', 'text text text\n'.repeat(4900)],
    ['quotes', '> a\n\n'.repeat(1900)],
    ['lazy lines', `> ${'a\n'.repeat(1900)}`],
    ['lists inside each other', `${'- '.repeat(50)}a\n`.repeat(39)],
    [
      'formatting elements',
      `<p>${Array.from({ length: 20_000 }, (_, index) => `<i a${index}>`).join('')}</p>${'<p>x</p>'.repeat(20_000)}`,
    ],
    ['attributes', `<div ${Array.from({ length: 40_000 }, (_, index) => `a${index} `).join('')}>x</div>`],
    [
      'references in headings',
      Array.from({ length: 1200 }, (_, index) => `# [a${index}]\n\n[a${index}]: ${'x'.repeat(300)}\n\n`).join(''),
    ],
    ['a heading of brackets', `# ${'['.repeat(200_000)}`],
    ['a heading of blanks', `# a${' '.repeat(200_000)}!`],
    ['blanks before a pipe', `${' '.repeat(200_000)}!|`],
    ['blanks behind a fence', `\`\`\`${' '.repeat(200_000)}!\n\`\`\``],
    ['hyphens', 'a-'.repeat(100_000)],
    ['underscores', `a${'_'.repeat(200_000)}b`],
    ['one sentence', 'tokens are not revoke '.repeat(20_000)],
    ['a long lead-in', `${'a '.repeat(20_000)}:\n\n${'- b\n'.repeat(1900)}`],
    ['lead-ins inside each other', Array.from({ length: 60 }, (_, index) => `${'  '.repeat(index)}- a:\n`).join('')],
  ])('%s is read to its end', async (_, text) => {
    const readme = await parseMarkdown(
      new TextDocument('README.md', `## Setup\n\n${text}\n\n## Uninstallation\n\nAccess is revoked.\n`),
    );
    const last = readme.headings.at(-1);
    expect(last?.text).toBe('Uninstallation');
    expect(last && readme.contentEnd(last)).toBe(readme.text.text.length - 1);
    expect(readme.headings[0] && (readme.contentEnd(readme.headings[0]) ?? 0)).toBeLessThan(readme.text.text.length);
    for (const heading of [readme.headings[0], last])
      expect(heading && (await sentences(readme, heading)).length).toBeGreaterThanOrEqual(0);
  });
});
