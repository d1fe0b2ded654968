import rule from '../../../src/rules/manifest/unknown-key.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });
const withKey = (before: string, key: string) => withManifest(text.replace(before, `${key}: true, ${before}`));

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'the leftover `oauth`': { files: withManifest(text.replace('"author"', '"oauth": {}, "author"')) },
    'every optional key': {
      files: withManifest(
        json({
          ...manifest,
          owner: 'partners',
          pricing: [{ billing_type: 'flat_fee', unit_price: 3, unit_label: 'Lamp', product_id: 'lamp' }],
          legal_terms: { eula: 'assets/eula.pdf' },
          author: { ...manifest.author, vendor_id: 'harbor-lights', contact_link: 'https://harborlights.example/ask' },
          assets: {
            integration: {
              ...manifest.assets.integration,
              configuration: { spec: 'assets/configuration/spec.yaml' },
              events: { creates_events: false },
              metrics: { prefix: 'harbor.', check: ['harbor.lamps'], metadata_path: 'metadata.csv' },
              service_checks: { metadata_path: 'assets/service_checks.json' },
              process_signatures: ['harbord'],
              supports_ddr_coordinated_failover: true,
            },
            monitors: { dark: 'assets/monitors/dark.json' },
            saved_views: { ships: 'assets/saved_views/ships.json' },
            logs: { source: 'harbor' },
          },
        }),
      ),
    },
    'a short name of an asset': { files: withManifest(text.replace('"harbor_overview"', '"any name"')) },
    'a misspelled mandatory key, which is a fault of the schema': {
      files: withManifest(text.replace('"changelog"', '"changlog"')),
    },
    'not JSON': { files: withManifest('{ "nmae": }') },
  },
  invalid: {
    'a misspelled key': {
      files: withKey('"overview"', '⟦"resourcess"⟧'),
      messages: ['Unexpected key `resourcess` in `tile`, expected `resources`'],
    },
    'another case': {
      files: withKey('"app_id"', '⟦"Owner"⟧'),
      messages: ['Unexpected key `Owner` in the file, expected `owner`'],
    },
    'a key of nobody': {
      files: withKey('"app_id"', '⟦"colour"⟧'),
      messages: ['Unexpected key `colour` in the file: nobody reads it, remove it'],
    },
    'nearly a key that is there already': {
      files: withKey('"overview"', '⟦"titel"⟧'),
      messages: ['Unexpected key `titel` in `tile`: nobody reads it, remove it'],
    },
    'the second of two that may be a missing key': {
      files: withManifest(text.replace('"title"', '"titel": "", ⟦"titles"⟧')),
      messages: ['Unexpected key `titles` in `tile`, expected `title`'],
    },
    'deep inside': {
      files: withKey('"media_type"', '⟦"alt"⟧'),
      messages: ['Unexpected key `alt` in `tile.media.0`: nobody reads it, remove it'],
    },
    'two at once': {
      files: withManifest(text.replace('"app_id"', '⟦"ownr"⟧: "", ⟦"a/b~c"⟧: {}, "app_id"')),
      messages: [
        'Unexpected key `ownr` in the file, expected `owner`',
        'Unexpected key `a/b~c` in the file: nobody reads it, remove it',
      ],
    },
    'a key that would break the line': {
      files: withManifest(text.replace('"app_id"', `⟦"a\\n::error::${'b'.repeat(80)}"⟧: 1, "app_id"`)),
      messages: [`Unexpected key \`a ::error::${'b'.repeat(46)}…\` in the file: nobody reads it, remove it`],
    },
    'names of the prototype': {
      files: withManifest(text.replace('"app_id"', '⟦"constructor"⟧: 1, ⟦"__proto__"⟧: {}, "app_id"')),
      messages: [
        'Unexpected key `constructor` in the file: nobody reads it, remove it',
        'Unexpected key `__proto__` in the file: nobody reads it, remove it',
      ],
    },
  },
});
