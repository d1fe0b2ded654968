import rule from '../../../src/rules/manifest/tile-uninstallation.ts';
import { example, json, manifest, readme } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const pointer = '"uninstallation": "README.md#Uninstallation"';
const withoutPointer = text.replace(`    ${pointer},\n`, '');
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });
const withReadme = (content: string) => ({ ...example, 'README.md': content });
const mark = (content: string) => content.replace('"tile"', '⟦"tile"⟧');
const missing = (target: string) =>
  `Expected \`uninstallation\` in \`tile\`, found none: point it to \`${target}\`, or the tile does not show the section`;
const inSetup = readme.replace('## Uninstallation', '### Uninstallation');

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'an anchor as GitHub writes it': { files: withManifest(text.replace('#Uninstallation', '#uninstallation')) },
    'inside Setup, pointed to': { files: withReadme(inSetup) },
    'inside Setup, not pointed to': { files: { ...withReadme(inSetup), 'manifest.json': withoutPointer } },
    'before Setup, which is a fault of the README': {
      files: {
        ...withReadme(readme.replace('## Overview', '## Uninstall\n\nGo.\n\n## Overview').replace('## Uninstallation', '## Bye')),
        'manifest.json': withoutPointer,
      },
    },
    'inside another section, which is a fault of the README': {
      files: {
        ...withReadme(readme.replace('## Uninstallation', '## Data Collected\n\n### Uninstallation')),
        'manifest.json': withoutPointer,
      },
    },
    'no section, which is a fault of the README': {
      files: { ...withReadme('## Overview\n\n## Setup\n'), 'manifest.json': withoutPointer },
    },
    'no Setup, which is a fault of the README': {
      files: { ...withReadme(readme.replace('## Setup', '## Start')), 'manifest.json': withoutPointer },
    },
    'an integration without OAuth': {
      files: Object.fromEntries(
        Object.entries({
          ...example,
          'manifest.json': withoutPointer.replace('    "oauth": "assets/oauth_clients.json",\n', ''),
        }).filter(([path]) => path !== 'assets/oauth_clients.json'),
      ),
    },
    'the second of two H2s about uninstalling': {
      files: {
        ...withManifest(text.replace('#Uninstallation', '#uninstalling-the-app')),
        'README.md': `${readme}\n## Uninstalling the app\n\nRemove it.\n`,
      },
    },
    'a file that does not exist, which is a fault of the path': {
      files: withManifest(text.replace('README.md#Uninstallation', 'REDME.md#Uninstallation')),
    },
    'a README that is not there': {
      files: Object.fromEntries(Object.entries(example).filter(([path]) => path !== 'README.md')),
    },
    'another type, which is a fault of the schema': {
      files: withManifest(text.replace('"README.md#Uninstallation"', 'null')),
    },
  },
  invalid: {
    'an H2 that nothing points to': {
      files: withManifest(mark(withoutPointer)),
      messages: [missing('README.md#Uninstallation')],
      fixed: { 'manifest.json': text },
    },
    'the same with Windows line endings and tabs': {
      files: withManifest(mark(withoutPointer).replaceAll('\n', '\r\n').replaceAll('  ', '\t')),
      messages: [missing('README.md#Uninstallation')],
      fixed: { 'manifest.json': text.replaceAll('\n', '\r\n').replaceAll('  ', '\t') },
    },
    'no `configuration` to stand behind': {
      files: withManifest(mark(withoutPointer).replace('    "configuration": "README.md#Setup",\n', '')),
      messages: [missing('README.md#Uninstallation')],
      fixed: {
        'manifest.json': withoutPointer
          .replace('    "configuration": "README.md#Setup",\n', '')
          .replace(/("classifier_tags": \[[^\]]*\])/, `$1,\n    ${pointer}`),
      },
    },
    'a heading in other words': {
      files: {
        ...withManifest(mark(withoutPointer)),
        'README.md': readme.replace('## Uninstallation', '## Uninstalling Harbor Lights'),
      },
      messages: [missing('README.md#uninstalling-harbor-lights')],
      fixed: { 'manifest.json': text.replace('#Uninstallation', '#uninstalling-harbor-lights') },
    },
    'a pointer to nothing': {
      files: withManifest(text.replace('"README.md#Uninstallation"', '⟦"README.md#Uninstalation"⟧')),
      messages: ['Expected `README.md#Uninstallation`, the uninstallation section, found `README.md#Uninstalation`'],
      fixed: { 'manifest.json': text },
    },
    'a pointer to another section': {
      files: withManifest(text.replace('"README.md#Uninstallation"', '⟦"README.md#Setup"⟧')),
      messages: ['Expected `README.md#Uninstallation`, the uninstallation section, found `README.md#Setup`'],
      fixed: { 'manifest.json': text },
    },
    'a pointer without an anchor': {
      files: withManifest(text.replace('"README.md#Uninstallation"', '⟦"README.md"⟧')),
      messages: ['Expected `README.md#Uninstallation`, the uninstallation section, found `README.md`'],
      fixed: { 'manifest.json': text },
    },
    'a pointer without a file': {
      files: withManifest(text.replace('"README.md#Uninstallation"', '⟦"#Uninstallation"⟧')),
      messages: ['Expected `README.md#Uninstallation`, the uninstallation section, found `#Uninstallation`'],
      fixed: { 'manifest.json': text },
    },
    'a pointer to another file': {
      files: {
        ...withManifest(text.replace('"README.md#Uninstallation"', '⟦"CHANGELOG.md#Uninstallation"⟧')),
      },
      messages: ['Expected `README.md#Uninstallation`, the uninstallation section, found `CHANGELOG.md#Uninstallation`'],
      fixed: { 'manifest.json': text },
    },
  },
});
