import rule from '../../../src/rules/readme/required-sections.ts';
import { example, json, manifest, readme, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const withReadme = (text: string) => ({ ...example, 'README.md': text });
const unnamed = json({ ...manifest, tile: { ...manifest.tile, overview: 'OVERVIEW.md', configuration: 'SETUP.md' } });

testRule(rule, {
  valid: {
    'both sections': { files: example },
    'the Marketplace': { files: example, kind: 'marketplace' },
    'sections that hold only sub-sections': { files: withReadme('## Overview\n\ntext\n\n## Setup\n\n### Install\n\ntext\n') },
    'a README that the manifest names and that is missing': { files: without('README.md') },
    'a picture is something': { files: withReadme('## Overview\n\n<img src="images/harbor.png">\n\n## Setup\n\n![x](y.png)\n') },
    'the Marketplace: OAuth without uninstallation is another finding': {
      files: withReadme(readme.replace(/## Uninstallation[^#]*/, '')),
      kind: 'marketplace',
    },
  },
  invalid: {
    'no README at all': {
      files: { ...without('README.md'), 'manifest.json': unnamed.replace('"tile"', '⟦"tile"⟧') },
      messages: ['Expected a README.md beside manifest.json, found none'],
    },
    'a folder of that name': {
      files: { ...without('README.md'), 'README.md/inside': '' },
      messages: ['README.md cannot be read: it is a folder, not a file'],
      places: [{ file: 'harbor_lights/README.md', line: 1, column: 1 }],
    },
    'not UTF-8': {
      files: { ...example, 'README.md': Buffer.from('## Overview\n\nCaf\u00E9\n', 'latin1') },
      messages: ['README.md cannot be read: it is not UTF-8, save it as UTF-8'],
      places: [{ file: 'harbor_lights/README.md', line: 3, column: 4 }],
    },
    'an empty file': {
      files: withReadme('⟦⟧⟦⟧'),
      messages: [
        'Expected a section `## Overview`, found none: add it here',
        'Expected a section `## Setup`, found none: add it here',
      ],
    },
    'no Setup': {
      files: withReadme(readme.replace('## Overview', '⟦## Overview⟧').replace('## Setup', '## Getting started')),
      messages: ['Expected a section `## Setup`, found none: add it here'],
    },
    'another level': {
      files: withReadme(readme.replace('## Overview', '⟦# Overview⟧')),
      messages: ['Expected `## Overview`, found `# Overview`: rename the heading'],
    },
    'another spelling': {
      files: withReadme(readme.replace('## Setup', '⟦## Set-up⟧')),
      messages: ['Expected `## Setup`, found `## Set-up`: rename the heading'],
    },
    'an emoji': {
      files: withReadme(readme.replace('## Setup', '⟦## 🚀 Setup⟧')),
      messages: ['Expected `## Setup`, found `## 🚀 Setup`: rename the heading'],
    },
    'an empty section': {
      files: withReadme(readme.replace(/## Overview[^#]*/, '⟦## Overview⟧\n\n<!-- soon -->\n\n')),
      messages: ['Expected something in the section `## Overview`, found it empty'],
    },
    'the Marketplace: no Support': {
      files: withReadme(readme.replace('## Uninstallation', '⟦## Uninstallation⟧').replace('## Support', '### Help')),
      kind: 'marketplace',
      messages: ['Expected a section `## Support`, found none: add it here'],
    },
    'the Marketplace: a nested uninstallation': {
      files: withReadme(readme.replace('## Uninstallation', '⟦### Uninstallation⟧')),
      kind: 'marketplace',
      messages: ['Expected `## Uninstallation`, found `### Uninstallation`: rename the heading'],
    },
  },
});
