import rule from '../../../src/rules/manifest/tile-anchors.ts';
import { example, json, manifest, readme, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const replaced = (before: string, after: string) => ({ ...example, 'manifest.json': text.replace(before, after) });
const withReadme = (content: string) => ({ ...example, 'README.md': content });
const withoutClient = (files: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path !== 'assets/oauth_clients.json')
      .map(([path, content]) => [path, content.replace('    "oauth": "assets/oauth_clients.json",\n', '')]),
  );
const withoutSection = readme.replace(/## Uninstallation[\s\S]*?(?=## Support)/, '');

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'anchors as GitHub writes them': { files: replaced('README.md#Overview', 'README.md#overview') },
    'a heading of several words': {
      files: {
        ...replaced('README.md#Setup', 'README.md#setting-it-up'),
        'README.md': `${readme}\n## Setting it up\n\nTurn the key.\n`,
      },
    },
    'a heading of several words, as it is read': {
      files: {
        ...replaced('README.md#Setup', 'README.md#Setting%20it%20up'),
        'README.md': `${readme}\n## Setting it up\n\nTurn the key.\n`,
      },
    },
    'the second of two headings': {
      files: {
        ...replaced('README.md#Setup', 'README.md#keys-1'),
        'README.md': `${readme}\n## Keys\n\nOne.\n\n## Keys\n\nTwo.\n`,
      },
    },
    'a heading inside Setup': { files: withReadme(readme.replace('## Uninstallation', '### Uninstallation')) },
    'a file without an anchor': { files: replaced('README.md#Overview', 'README.md') },
    'another Markdown file': {
      files: { ...replaced('README.md#Setup', 'docs/setup.md#Keys'), 'docs/setup.md': '# Setup\n\n## Keys\n' },
    },
    'a folder in the place of a Markdown file, which is a fault of the path': {
      files: { ...replaced('"README.md#Setup"', '"docs/setup.md#Setup"'), 'docs/setup.md/page.md': '# Setup\n' },
    },
    'a file that is no Markdown': { files: { ...replaced('README.md#Setup', 'setup.txt#Keys'), 'setup.txt': 'Keys' } },
    'a README that is not there, which is a fault of the path': { files: without('README.md') },
    'a README that is not text': { files: { ...example, 'README.md': Buffer.from(`\uFEFF${readme}`, 'utf16le') } },
    'a README without Overview and Setup, which is a fault of the README': {
      files: withReadme(readme.replace('## Overview', '## What it is').replace('## Setup', '## How to set it up')),
    },
    'an OAuth integration that says nothing of uninstalling, which is a fault of the README': {
      files: withReadme(withoutSection),
    },
    'a Marketplace README without its section, which is a fault of the README': {
      kind: 'marketplace',
      files: withoutClient(withReadme(withoutSection)),
    },
    'a pointer that misses the H2 it is for, which is a fault of `tile.uninstallation`': {
      files: replaced('README.md#Uninstallation', 'README.md#Uninstalation'),
    },
    'a value that is no text': { files: replaced('"README.md#Overview"', '7') },
  },
  invalid: {
    'a misspelled anchor': {
      files: replaced('"README.md#Overview"', '⟦"README.md#Overveiw"⟧'),
      messages: ['Unexpected `#Overveiw`: `README.md` has no such heading, expected `#overview`'],
    },
    'an anchor of nothing': {
      files: replaced('"README.md#Setup"', '⟦"README.md#Configuration"⟧'),
      messages: ['Unexpected `#Configuration`: `README.md` has no such heading, add it or correct the anchor'],
    },
    'an empty anchor': {
      files: replaced('"README.md#Setup"', '⟦"README.md#"⟧'),
      messages: ['Unexpected `#`: `README.md` has no such heading, add it or correct the anchor'],
    },
    'no file': {
      files: replaced('"README.md#Overview"', '⟦"#Overview"⟧'),
      messages: ['Expected a file before `#Overview`, found none: write `README.md` before it'],
    },
    'a heading of another Markdown file': {
      files: { ...replaced('"README.md#Setup"', '⟦"docs/setup.md#Setup"⟧'), 'docs/setup.md': '# Keys\n' },
      messages: ['Unexpected `#Setup`: `docs/setup.md` has no such heading, add it or correct the anchor'],
    },
    'another Markdown file that is too large to be searched': {
      files: { ...replaced('"README.md#Setup"', '⟦"docs/setup.md#Setup"⟧'), 'docs/setup.md': `# Setup\n${'x\n'.repeat(5_000)}` },
      messages: ['`docs/setup.md` cannot be searched for `#Setup`: it has 5002 lines, more than 5000'],
    },
    'another Markdown file that is not UTF-8': {
      files: {
        ...replaced('"README.md#Setup"', '⟦"docs/setup.md#Setup"⟧'),
        'docs/setup.md': Buffer.from('# Setup caf\u00e9\n', 'latin1'),
      },
      messages: ['`docs/setup.md` cannot be searched for `#Setup`: it is not UTF-8, save it as UTF-8'],
    },
    'another Markdown file that is too large to be read': {
      files: { ...replaced('"README.md#Setup"', '⟦"docs/setup.md#Setup"⟧'), 'docs/setup.md': 'x'.repeat(10_000_001) },
      messages: ['`docs/setup.md` cannot be searched for `#Setup`: it is too large'],
    },
    'a heading in a code block': {
      files: {
        ...replaced('"README.md#Setup"', '⟦"README.md#Lamps"⟧'),
        'README.md': `${readme}\n\`\`\`\n## Lamps\n\`\`\`\n`,
      },
      messages: ['Unexpected `#Lamps`: `README.md` has no such heading, add it or correct the anchor'],
    },
    'the anchor of a section inside Setup': {
      files: {
        ...replaced('"README.md#Uninstallation"', '⟦"README.md#Uninstallation"⟧'),
        'README.md': readme.replace('## Uninstallation', '### Uninstall'),
      },
      messages: ['Unexpected `#Uninstallation`: `README.md` has no such heading, expected `#uninstall`'],
    },
    'an integration without OAuth that says nothing of uninstalling': {
      files: withoutClient({
        ...replaced('"README.md#Uninstallation"', '⟦"README.md#Uninstallation"⟧'),
        'README.md': withoutSection,
      }),
      messages: ['Unexpected `#Uninstallation`: `README.md` has no such heading, add it or correct the anchor'],
    },
  },
});
