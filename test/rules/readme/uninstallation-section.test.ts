import rule from '../../../src/rules/readme/uninstallation-section.ts';
import { example, json, manifest, readme, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const [overview = '', setup = '', uninstallation = '', support = ''] = readme.split(/(?=^## )/m);
const withReadme = (...parts: string[]) => ({ ...example, 'README.md': parts.join('') });
const nested = `${setup}${uninstallation.replace('## ', '### ')}`;
const { uninstallation: _pointer, ...tile } = manifest.tile;
const unpointed = json({ ...manifest, tile });
const text = [
  '## Uninstallation',
  'Once the Harbor Lights integration has been uninstalled, any previous authorizations are revoked.',
  'Ensure that all API keys associated with this integration have been disabled by searching for Harbor Lights on the [API Keys page](https://app.datadoghq.com/organization-settings/api-keys?filter=Harbor%20Lights).',
];

testRule(rule, {
  valid: {
    'an H2 after Setup': { files: example },
    'a heading inside Setup': { files: withReadme(overview, nested, support) },
    'an H2 after another section': { files: withReadme(overview, setup, support, uninstallation) },
    'under a title': { files: withReadme('# Harbor Lights\n\n', readme) },
    'another word for it': { files: withReadme(readme.replace('## Uninstallation', '## Uninstalling Harbor Lights')) },
    'Setext headings': { files: withReadme(readme.replace(/^## (\w+)$/gm, '$1\n---')) },
    'HTML headings': { files: withReadme(readme.replace(/^## (\w+)$/gm, '<h2>$1</h2>')) },
    'no OAuth client': {
      files: {
        ...without('assets/oauth_clients.json'),
        'README.md': overview + setup,
        'manifest.json': json({ ...manifest, assets: {} }),
      },
    },
  },
  invalid: {
    'none, after Setup': {
      files: { ...withReadme(overview, setup.replace('## Setup', '⟦## Setup⟧'), support) },
      messages: ['Expected an uninstallation section under `## Setup`, found none: add `## Uninstallation` after it'],
      fixed: { 'README.md': overview + setup.replace(/\n\n$/, `\n\n${text.join('\n\n')}\n\n`) + support },
    },
    'none, and no pointer in the manifest; Windows line endings': {
      files: {
        ...withReadme((overview + setup.replace('## Setup', '⟦## Setup⟧') + support).replaceAll('\n', '\r\n')),
        'manifest.json': unpointed.replaceAll('\n', '\r\n'),
      },
      messages: ['Expected an uninstallation section under `## Setup`, found none: add `## Uninstallation` after it'],
      fixed: {
        'README.md': (overview + setup.replace(/\n\n$/, `\n\n${text.join('\n\n')}\n\n`) + support).replaceAll('\n', '\r\n'),
        'manifest.json': json(manifest).replaceAll('\n', '\r\n'),
      },
    },
    'none that renders: in a comment, a fence, too deep a level': {
      files: withReadme(
        overview,
        setup.replace('## Setup', '⟦## Setup⟧').trimEnd(),
        '\n\n<!--\n## Uninstallation\n-->\n\n```\n## Uninstallation\n```\n\n####### Uninstallation\n\n    ## Uninstallation\n',
      ),
      messages: ['Expected an uninstallation section under `## Setup`, found none: add `## Uninstallation` after it'],
      fixed: {
        'README.md':
          `${overview}${setup.trimEnd()}\n\n<!--\n## Uninstallation\n-->\n\n\`\`\`\n## Uninstallation\n\`\`\`\n\n####### Uninstallation\n\n    ## Uninstallation` +
          `\n\n${text.join('\n\n')}\n`,
      },
    },
    'no Setup to be under': {
      files: withReadme(overview.replace('## Overview', '⟦## Overview⟧'), support),
      messages: ['Expected an uninstallation section under `## Setup`, found none: add `## Uninstallation` after it'],
    },
    'an empty one': {
      files: withReadme(overview, setup, '⟦## Uninstallation⟧\n\n<!-- later -->\n\n', support),
      messages: ['Expected uninstallation instructions, found an empty section'],
    },
    'before Setup': {
      files: withReadme(overview, uninstallation.replace('## Uninstallation', '⟦## Uninstallation⟧'), setup, support),
      messages: ['Unexpected uninstallation section before `## Setup`: move it behind'],
    },
    'inside another section': {
      files: withReadme(overview, setup, support.replace('\n\n[1]', '\n\n⟦### Uninstallation⟧\n\nClick **Uninstall**.\n\n[1]')),
      messages: ['Unexpected uninstallation section inside `## Support`, expected it under `## Setup`: move it there'],
    },
    'as a title': {
      files: withReadme(overview, setup, uninstallation.replace('## Uninstallation', '⟦# Uninstallation⟧'), support),
      messages: ['Unexpected uninstallation section as an H1, expected `## Uninstallation`'],
    },
  },
});
