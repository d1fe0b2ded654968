import rule from '../../../src/rules/manifest/assets-oauth.ts';
import { example, json, manifest, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const key = '"oauth": "assets/oauth_clients.json"';
const withoutKey = text.replace(`    ${key},\n`, '');
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });
const unnamed =
  'Expected `oauth` in `assets`, found none beside assets/oauth_clients.json: without it the OAuth client is not published';

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'neither key nor file': { files: { ...without('assets/oauth_clients.json'), 'manifest.json': withoutKey } },
    'another file': {
      files: {
        ...without('assets/oauth_clients.json'),
        'manifest.json': text.replace('assets/oauth_clients.json', 'assets/oauth/clients.json'),
        'assets/oauth/clients.json': example['assets/oauth_clients.json'] ?? '',
      },
    },
    'another case of the file, which is a fault of the path': {
      files: withManifest(text.replace('assets/oauth_clients.json', 'Assets/oauth_clients.json')),
    },
    'a path that leaves the folder, which is a fault of the path': {
      files: withManifest(text.replace('assets/oauth_clients.json', '../oauth_clients.json')),
    },
    'another type, which is a fault of the schema': {
      files: withManifest(text.replace('"assets/oauth_clients.json"', '{}')),
    },
    'no assets, which is a fault of the schema': { files: withManifest('{}') },
  },
  invalid: {
    'a file that nothing names': {
      files: withManifest(withoutKey.replace('"assets"', '⟦"assets"⟧')),
      messages: [unnamed],
      fixed: {
        'manifest.json': withoutKey.replace(/(\n {4}"dashboards": \{[^}]*\})/, `$1,\n    ${key}`),
      },
    },
    'a file that nothing names, beside no other asset': {
      files: withManifest(json({ ...manifest, assets: {} }).replace('"assets"', '⟦"assets"⟧')),
      messages: [unnamed],
      fixed: { 'manifest.json': json({ ...manifest, assets: {} }).replace('"assets": {}', `"assets": {${key}}`) },
    },
    'a file that is not JSON and that nothing names': {
      files: {
        ...withManifest(json({ ...manifest, assets: {} }).replace('"assets"', '⟦"assets"⟧')),
        'assets/oauth_clients.json': '{',
      },
      messages: [unnamed],
      fixed: { 'manifest.json': json({ ...manifest, assets: {} }).replace('"assets": {}', `"assets": {${key}}`) },
    },
    'a file that is not there': {
      files: {
        ...without('assets/oauth_clients.json'),
        'manifest.json': text.replace('"assets/oauth_clients.json"', '⟦"assets/oauth_clients.json"⟧'),
      },
      messages: ['Expected the OAuth client in `assets/oauth_clients.json`, found no such file: add it or correct the path'],
    },
    'another name than that of the file': {
      files: withManifest(text.replace('"assets/oauth_clients.json"', '⟦"assets/oauth_client.json"⟧')),
      messages: ['Expected the OAuth client in `assets/oauth_client.json`, found no such file: add it or correct the path'],
    },
  },
});
