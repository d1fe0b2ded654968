import rule from '../../../src/rules/catalog/no-manifest.ts';
import { example, readme } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const message =
  'Passed over, it has no manifest.json: integrations made in the Publishing Platform are published from there; add one if this is not';

testRule(rule, {
  valid: {
    'a manifest': { files: example },
    'a manifest that is not JSON': { files: { ...example, 'manifest.json': '' } },
  },
  invalid: {
    'a README with a heading': { files: { 'README.md': readme.replace('## Overview', '⟦## Overview⟧') }, messages: [message] },
    'a title further down': {
      files: { 'README.md': '<!-- harbor -->\n\n⟦# Harbor Lights⟧\n\n## Overview\n' },
      messages: [message],
    },
    'a README without heading': { files: { 'README.md': '⟦⟧Harbor Lights\n' }, messages: [message] },
    'an empty README': { files: { 'README.md': '⟦⟧' }, messages: [message] },
    'no README': {
      files: { 'metadata.csv': '' },
      messages: [message],
      places: [{ file: 'harbor_lights/README.md', line: 1, column: 1 }],
    },
  },
});
