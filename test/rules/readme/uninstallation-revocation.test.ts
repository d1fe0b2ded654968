import rule from '../../../src/rules/readme/uninstallation-revocation.ts';
import { example, json, manifest, readme, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const instruction = '- Once this integration has been uninstalled, any previous authorizations are revoked.\n';
const withReadme = (text: string) => ({ ...example, 'README.md': text });
const message =
  'Expected the section to say that previous authorizations are revoked once the integration is uninstalled: add that sentence';
const added = 'Once the Harbor Lights integration has been uninstalled, any previous authorizations are revoked.';
const marked = readme.replace('## Uninstallation', '⟦## Uninstallation⟧');

testRule(rule, {
  valid: {
    'it says so': { files: example },
    'in other words': { files: withReadme(readme.replace(instruction, '- Uninstalling revokes the access that you granted.\n')) },
    'no section is another finding': { files: withReadme(readme.replace(/## Uninstallation[^#]*/, '')) },
    'an empty section is another finding': { files: withReadme(readme.replace(/(## Uninstallation)[^#]*/, '$1\n\n')) },
    'no OAuth client': {
      files: {
        ...without('assets/oauth_clients.json'),
        'README.md': readme.replace(instruction, ''),
        'manifest.json': json({ ...manifest, assets: {} }),
      },
    },
  },
  invalid: {
    'it does not': {
      files: withReadme(marked.replace(instruction, '')),
      messages: [message],
      fixed: { 'README.md': readme.replace(instruction, '').replace('\n\n## Support', `\n\n${added}\n\n## Support`) },
    },
    'Windows line endings': {
      files: withReadme(marked.replace(instruction, '').replaceAll('\n', '\r\n')),
      messages: [message],
      fixed: {
        'README.md': readme
          .replace(instruction, '')
          .replace('\n\n## Support', `\n\n${added}\n\n## Support`)
          .replaceAll('\n', '\r\n'),
      },
    },
    'it says the opposite: nothing is added that contradicts': {
      files: withReadme(marked.replace('are revoked', 'are not revoked')),
      messages: [message],
    },
    'it says the opposite in other words': {
      files: withReadme(marked.replace(instruction, '- Your authorizations remain valid until they expire.\n')),
      messages: [message],
    },
    'the last section, before link definitions': {
      files: withReadme('## Setup\n\nSet up.\n\n⟦## Uninstallation⟧\n\nClick [it][1].\n\n[1]: https://harborlights.example\n'),
      messages: [message],
      fixed: {
        'README.md': `## Setup\n\nSet up.\n\n## Uninstallation\n\nClick [it][1].\n\n${added}\n\n[1]: https://harborlights.example\n`,
      },
    },
  },
});
