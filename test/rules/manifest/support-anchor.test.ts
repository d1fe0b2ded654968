import rule from '../../../src/rules/manifest/support-anchor.ts';
import { example, json, manifest, readme, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const replaced = (after: string) => ({ ...example, 'manifest.json': text.replace('"README.md#Support"', after) });

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'an e-mail address': { files: replaced('"support@harborlights.example"') },
    'a website': { files: replaced('"https://harborlights.example/#support"') },
    'another heading': { files: { ...replaced('"README.md#Help"'), 'README.md': `${readme}\n### Help\n\nAsk.\n` } },
    'a file without an anchor': { files: replaced('"README.md"') },
    'no value': { files: replaced('null') },
    'a README that is not there': { files: without('README.md') },
    'a Marketplace README without Support, which is a fault of the README': {
      kind: 'marketplace',
      files: { ...example, 'README.md': readme.replace('## Support', '## Ask') },
    },
  },
  invalid: {
    'a README without Support': {
      files: { ...replaced('⟦"README.md#Support"⟧'), 'README.md': readme.replace('## Support', '## Ask') },
      messages: ['Unexpected `#Support`: `README.md` has no such heading, add it or correct the anchor'],
    },
    'a misspelled anchor': {
      files: replaced('⟦"README.md#Suport"⟧'),
      messages: ['Unexpected `#Suport`: `README.md` has no such heading, expected `#support`'],
    },
    'another Markdown file that cannot be searched': {
      files: { ...replaced('⟦"docs/help.md#Support"⟧'), 'docs/help.md': `# Support\n${'x\n'.repeat(5_000)}` },
      messages: ['`docs/help.md` cannot be searched for `#Support`: it has 5002 lines, more than 5000'],
    },
    'no file': {
      files: replaced('⟦"#Support"⟧'),
      messages: ['Expected a file before `#Support`, found none: write `README.md` before it'],
    },
  },
});
