import rule from '../../../src/rules/manifest/syntax.ts';
import { example, json, manifest, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'Windows line endings': { files: withManifest(text.replaceAll('\n', '\r\n')) },
  },
  invalid: {
    'a missing comma': {
      files: withManifest(text.replace('"2.0.0",', '"2.0.0"⟦⟧')),
      messages: ['Expected `,` here, found `"app_uuid"` next'],
    },
    'a trailing comma': {
      files: withManifest(text.replace('"Offering::Integration"', '"Offering::Integration"⟦,⟧')),
      messages: ['Unexpected comma before `]`: remove it'],
    },
    'a missing bracket': {
      files: withManifest(`${text.trimEnd().slice(0, -1).trimEnd()}⟦⟧\n`),
      messages: ['Unexpected end of the file: a closing `}`, `]` or `"` is missing'],
    },
    'an unquoted key': { files: withManifest(text.replace('"app_id"', '⟦app_id⟧')), messages: ['Unexpected `app_id`'] },
    'single quotes': { files: withManifest(text.replace('"app_id"', "⟦'⟧app_id'")), messages: ['Unexpected `\'`, expected `"`'] },
    'a comment': {
      files: withManifest(text.replace('"app_id"', '⟦/⟧/ the id\n"app_id"')),
      messages: ['Unexpected comment: JSON has none'],
    },
    'a line break in a string': {
      files: withManifest(text.replace('Harbor Lights Ltd', 'Harbor⟦\n⟧Lights Ltd')),
      messages: ['Expected the string to end on this line: write a line break as `\\n`'],
    },
    'an empty file': { files: withManifest('⟦⟧'), messages: ['Expected a JSON object, found an empty file'] },
    'a key twice': {
      files: withManifest(
        text.replace('  "app_id"', '  "app_uuid": "",\n  "app_id"').replace('  "app_uuid": ""', '  ⟦"app_uuid"⟧: ""'),
      ),
      messages: ['Unexpected second key `app_uuid`: line 3 has it already, remove one'],
    },
    'a byte order mark': {
      files: withManifest(`\uFEFF⟦⟧${text}`),
      messages: ['Unexpected byte order mark: save the file as UTF-8 without BOM'],
    },
    'a folder of that name': {
      files: { ...without('manifest.json'), 'manifest.json/inside': '' },
      messages: ['manifest.json cannot be read: it is a folder, not a file'],
      places: [{ file: 'harbor_lights/manifest.json', line: 1, column: 1 }],
    },
    'UTF-16': {
      files: { ...example, 'manifest.json': Buffer.from(`\uFEFF${text}`, 'utf16le') },
      messages: ['Expected UTF-8, found UTF-16: save the file as UTF-8'],
      places: [{ file: 'harbor_lights/manifest.json', line: 1, column: 1 }],
    },
    'Latin-1': {
      files: { ...example, 'manifest.json': Buffer.from('{\n  "name": "Caf\u00E9"\n}', 'latin1') },
      messages: ['Expected UTF-8, found bytes that are not UTF-8: save the file as UTF-8'],
      places: [{ file: 'harbor_lights/manifest.json', line: 2, column: 15 }],
    },
  },
});
