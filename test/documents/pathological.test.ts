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

describe('any amount of', () => {
  test.each([
    ['emphasis', '*a_ '.repeat(40_000)],
    ['brackets', '['.repeat(40_000)],
    ['back-ticks', Array.from({ length: 400 }, (_, index) => '`'.repeat(index)).join(' a ')],
    ['dashes', `${'-'.repeat(160_000)}x`],
    ['pipes', `| a |\n| - |\n${'|'.repeat(40_000)}`],
    ['links', '[a]('.repeat(40_000)],
    ['HTML', '<div>'.repeat(40_000)],
    ['headings', '# x\n'.repeat(40_000)],
    ['text', 'text text text\n'.repeat(400_000)],
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
