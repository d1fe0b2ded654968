import rule from '../../../src/rules/manifest/referenced-files.ts';
import { example, json, manifest, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });
const replaced = (before: string, after: string) => withManifest(text.replace(before, after));

const { support, ...otherKeys } = manifest.tile;

const everyPath = {
  ...manifest,
  assets: {
    ...manifest.assets,
    integration: {
      ...manifest.assets.integration,
      configuration: { spec: 'assets/configuration/spec.yaml' },
      metrics: { metadata_path: 'metadata.csv' },
      service_checks: { metadata_path: 'assets/service_checks.json' },
    },
    monitors: { dark: 'assets/monitors/dark.json' },
    saved_views: { ships: 'assets/saved_views/ships.json' },
    powerpacks: { lamps: 'assets/powerpacks/lamps.json' },
  },
  legal_terms: { eula: 'assets/eula.pdf' },
};
const pathsOfEveryPath = [
  'assets/configuration/spec.yaml',
  'metadata.csv',
  'assets/service_checks.json',
  'assets/monitors/dark.json',
  'assets/saved_views/ships.json',
  'assets/powerpacks/lamps.json',
  'assets/eula.pdf',
];
/** A specification that is not there is published as it is. */
const missingPaths = pathsOfEveryPath.filter((path) => path !== 'assets/configuration/spec.yaml');

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'every kind of path': {
      files: { ...withManifest(json(everyPath)), ...Object.fromEntries(pathsOfEveryPath.map((path) => [path, ''])) },
    },
    'support by e-mail': { files: replaced('README.md#Support', 'support@harborlights.example') },
    'support on a website': { files: replaced('README.md#Support', 'https://harborlights.example/support#contact') },
    'support on a website without its scheme': { files: replaced('README.md#Support', 'www.harborlights.example/support') },
    'a path with dots that stays inside': { files: replaced('images/harbor.png', './assets/../images//harbor.png') },
    'an anchor without a file, which is a fault of the anchor': { files: replaced('README.md#Overview', '#Overview') },
    'the missing file of `assets.oauth`, which is a fault of its own': { files: without('assets/oauth_clients.json') },
    'a missing specification, which integrations are published with': {
      files: { ...withManifest(json(everyPath)), ...Object.fromEntries(missingPaths.map((path) => [path, ''])) },
    },
    'values that are no texts': { files: replaced('"images/harbor.png"', '17') },
    'no manifest that could be read': { files: withManifest('{') },
  },
  invalid: {
    'each kind of path': {
      files: withManifest(missingPaths.reduce((marked, path) => marked.replace(`"${path}"`, `⟦"${path}"⟧`), json(everyPath))),
      messages: missingPaths.map((path) => `Expected the file \`${path}\`, found none: add it or correct the path`),
    },
    'a picture, a dashboard and a change log': {
      files: withManifest(
        text
          .replace('"images/harbor.png"', '⟦"images/habor.png"⟧')
          .replace('"CHANGELOG.md"', '⟦"HISTORY.md"⟧')
          .replace('"assets/dashboards/harbor_overview.json"', '⟦"assets/dashboard/harbor_overview.json"⟧'),
      ),
      messages: [
        'Expected the file `HISTORY.md`, found none: add it or correct the path',
        'Expected the file `images/habor.png`, found none: add it or correct the path',
        'Expected the file `assets/dashboard/harbor_overview.json`, found none: add it or correct the path',
      ],
    },
    'a README that several keys name': {
      files: { ...without('README.md'), 'manifest.json': text.replace('"README.md#Overview"', '⟦"README.md#Overview"⟧') },
      messages: ['Expected the file `README.md`, found none: add it or correct the path'],
    },
    'the same, in another order of keys': {
      files: {
        ...without('README.md'),
        'manifest.json': json({ ...manifest, tile: { support, ...otherKeys } }).replace(
          '"README.md#Support"',
          '⟦"README.md#Support"⟧',
        ),
      },
      messages: ['Expected the file `README.md`, found none: add it or correct the path'],
    },
    'another case': {
      files: withManifest(
        text.replace('"images/harbor.png"', '⟦"Images/harbor.PNG"⟧').replace('"CHANGELOG.md"', '⟦"Changelog.md"⟧'),
      ),
      messages: [
        'Expected `CHANGELOG.md`, found `Changelog.md`: upper and lower case have to agree',
        'Expected `images/harbor.png`, found `Images/harbor.PNG`: upper and lower case have to agree',
      ],
    },
    'another case of the OAuth client': {
      files: replaced('"assets/oauth_clients.json"', '⟦"assets/OAuth_clients.json"⟧'),
      messages: ['Expected `assets/oauth_clients.json`, found `assets/OAuth_clients.json`: upper and lower case have to agree'],
    },
    'a path that leaves the folder': {
      files: { ...replaced('"images/harbor.png"', '⟦"../lighthouse/harbor.png"⟧'), '/lighthouse/harbor.png': '' },
      messages: ["Expected a path inside the integration's folder, found `../lighthouse/harbor.png`"],
    },
    'an absolute path': {
      files: replaced('"images/harbor.png"', '⟦"/harbor_lights/images/harbor.png"⟧'),
      messages: ["Expected a path inside the integration's folder, found `/harbor_lights/images/harbor.png`"],
    },
    'a web address': {
      files: replaced('"images/harbor.png"', '⟦"https://harborlights.example/harbor.png"⟧'),
      messages: ["Expected a path inside the integration's folder, found `https://harborlights.example/harbor.png`"],
    },
    'a drive of Windows': {
      files: replaced('"images/harbor.png"', '⟦"C:\\\\images\\\\harbor.png"⟧'),
      messages: ["Expected a path inside the integration's folder, found `C:\\images\\harbor.png`"],
    },
    backslashes: {
      files: replaced('"images/harbor.png"', '⟦"images\\\\harbor.png"⟧'),
      messages: ['Expected `/` between folders, found `images\\harbor.png`'],
    },
    'a folder': {
      files: replaced('"images/harbor.png"', '⟦"images"⟧'),
      messages: ['Expected a file, found a folder at `images`'],
    },
    'the folder itself': {
      files: replaced('"images/harbor.png"', '⟦"."⟧'),
      messages: ['Expected a file, found a folder at `.`'],
    },
    'a file inside a file': {
      files: replaced('"images/harbor.png"', '⟦"README.md/harbor.png"⟧'),
      messages: ['Expected the file `README.md/harbor.png`, found none: add it or correct the path'],
    },
  },
});
