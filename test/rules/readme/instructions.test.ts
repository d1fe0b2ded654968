// The two instructions, over sections and phrases that partners would write.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/documents/markdown.ts';
import { sentences } from '../../../src/documents/prose.ts';
import { TextDocument } from '../../../src/documents/text.ts';
import { saysApiKeysDisabled, saysAuthorizationsRevoked } from '../../../src/rules/readme/instructions.ts';

interface Paragraph {
  readonly id: string;
  readonly markdown: string;
  readonly revocation: boolean;
  readonly apiKeys: boolean;
}

function fixture(name: string): readonly Paragraph[] {
  const file = new URL(`../../fixtures/${name}.json`, import.meta.url);
  const { paragraphs }: { paragraphs: readonly Paragraph[] } = JSON.parse(readFileSync(file, 'utf8'));
  return paragraphs;
}

/** Written without sight of the recogniser. */
const paragraphs = fixture('uninstallation-wording');
/** Written while it was mended. */
const phrases = fixture('uninstallation-phrases');

describe('sections of partners', () => {
  test.each([...paragraphs, ...phrases].map((each) => [each.id, each] as const))(
    '%s',
    async (_, { markdown, revocation, apiKeys }) => {
      const said = await read(markdown);
      expect(saysAuthorizationsRevoked(said), 'authorizations are revoked').toBe(revocation);
      expect(saysApiKeysDisabled(said), 'API keys are disabled').toBe(apiKeys);
    },
  );

  test('the fixture holds both kinds of both verdicts', () => {
    for (const verdict of ['revocation', 'apiKeys'] as const) {
      expect(paragraphs.filter((each) => each[verdict]).length).toBeGreaterThan(11);
      expect(paragraphs.filter((each) => !each[verdict]).length).toBeGreaterThan(5);
    }
  });
});

describe('the opposite of an instruction', () => {
  test.each([
    'Previous authorizations are not revoked.',
    'Previous authorizations remain valid.',
    'Uninstalling does not revoke the access that you granted.',
    'Earlier authorizations aren’t revoked and stay active.',
    'Authorizations remain valid until they are revoked by an administrator.',
    'No authorizations are revoked.',
  ])('%s', async (sentence) => {
    expect(saysAuthorizationsRevoked(await read(sentence))).toBe(false);
  });

  test.each([
    'You do not need to disable the API keys of this integration.',
    'There is no need to go to the API Keys page and disable any keys.',
    'API keys stay enabled.',
    'Remove the API key from the configuration file of the collector.',
    'If the API key is disabled, metrics stop.',
  ])('%s', async (sentence) => {
    expect(saysApiKeysDisabled(await read(sentence))).toBe(false);
  });
});

describe('a negation that means yes', () => {
  test.each([
    'No previous authorization remains valid.',
    'Authorizations that you granted are no longer valid.',
    'Acme no longer has access to your Datadog account.',
    'Do not forget to revoke the authorization under OAuth Apps.',
  ])('%s', async (sentence) => {
    expect(saysAuthorizationsRevoked(await read(sentence))).toBe(true);
  });

  test('Make sure that no API keys of this integration remain enabled.', async () => {
    expect(saysApiKeysDisabled(await read('Make sure that no API keys of this integration remain enabled.'))).toBe(true);
  });
});

describe('what is not prose says nothing', () => {
  test.each([
    '<!-- Once uninstalled, any previous authorizations are revoked. -->',
    '```\nauthorizations are revoked\n```',
    '![authorizations are revoked](image.png)',
  ])('%s', async (markdown) => {
    expect(saysAuthorizationsRevoked(await read(`Click **Uninstall**.\n\n${markdown}`))).toBe(false);
  });
});

async function read(markdown: string): Promise<readonly string[]> {
  const readme = await parseMarkdown(new TextDocument('README.md', `## Uninstallation\n\n${markdown}\n`));
  const [heading] = readme.headings;
  if (heading === undefined) throw new Error('The section has no heading');
  return sentences(readme, heading);
}
