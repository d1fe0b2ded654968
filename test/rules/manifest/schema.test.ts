import type { Json } from '../../../src/documents/pointer.ts';
import rule from '../../../src/rules/manifest/schema.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });
const replaced = (before: string, after: string) => {
  if (!text.includes(before)) throw new Error(`The example has no ${before}`);
  return withManifest(text.replace(before, after));
};
const withKeys = (keys: { readonly [key: string]: Json }) => json({ ...manifest, ...keys });
const withIntegration = (keys: { readonly [key: string]: Json }) =>
  json({ ...manifest, assets: { integration: { ...manifest.assets.integration, ...keys } } });
const offer = {
  ...manifest,
  author: { ...manifest.author, vendor_id: 'harbor-lights' },
  pricing: [{ billing_type: 'tag_count', unit_price: 3, metric: 'harbor.lamps', tag: 'lamp', unit_label: 'Lamp' }],
  legal_terms: { eula: 'assets/eula.pdf' },
};

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'a tile alone': {
      files: withManifest(withKeys({ assets: {}, tile: { ...manifest.tile, media: [], classifier_tags: [] } })),
    },
    'all that may be empty': {
      files: withManifest(withIntegration({ configuration: {}, service_checks: {}, metrics: {}, process_signatures: [] })),
    },
    'one metric to check, or several': {
      files: withManifest(withIntegration({ metrics: { prefix: 'harbor.', check: ['harbor.lamps', 'harbor.ships'] } })),
    },
    'a Marketplace offering': { kind: 'marketplace', files: withManifest(json(offer)) },
    'a private offer': {
      kind: 'marketplace',
      files: withManifest(json({ ...offer, pricing: [{ private_offer_only: true, product_id: 'lamps' }] })),
    },
    'what other rules speak of': {
      files: withManifest(
        withKeys({
          app_uuid: 'none',
          colour: 'red',
          tile: { ...manifest.tile, title: 't'.repeat(51), classifier_tags: ['Category::Fog'], media: [{ media_type: 'gif' }] },
        }),
      ),
    },
    'not JSON, which is a fault of the syntax': { files: withManifest('{,}') },
  },
  invalid: {
    'another version': {
      files: replaced('"2.0.0"', '⟦"1.0.0"⟧'),
      messages: ['Expected `2.0.0` in `manifest_version`, found `1.0.0`'],
    },
    'an app_id with capitals': {
      files: replaced('"harbor-lights"', '⟦"Harbor_Lights"⟧'),
      messages: [
        'Expected lower-case letters, digits and dashes, a letter first, no dash last in `app_id`, found `Harbor_Lights`',
      ],
    },
    'a boolean in quotes': {
      files: replaced('"display_on_public_website": true', '"display_on_public_website": ⟦"true"⟧'),
      messages: ['Expected a boolean in `display_on_public_website`, found `true`'],
    },
    'a missing key of the file': {
      files: withManifest(text.replace('{', '⟦{⟧').replace('  "display_on_public_website": true,\n', '')),
      messages: ['Expected the key `display_on_public_website` in the file, found none'],
    },
    'a missing key of the tile': {
      files: withManifest(text.replace('"tile"', '⟦"tile"⟧').replace('    "changelog": "CHANGELOG.md",\n', '')),
      messages: ['Expected the key `changelog` in `tile`, found none'],
    },
    'two missing keys of the integration': {
      files: withManifest(
        text.replace('"integration"', '⟦⟦"integration"⟧⟧').replace(/("source_type_name": "Harbor Lights"),[^}]*\}/, '$1 }'),
      ),
      messages: [
        'Expected the key `auto_install` in `assets.integration`, found none',
        'Expected the key `source_type_id` in `assets.integration`, found none',
      ],
    },
    'a misspelled mandatory key': {
      files: replaced('"description"', '⟦"descripton"⟧'),
      messages: ['Unexpected key `descripton` in `tile`, expected `description`'],
    },
    'two keys that may be meant: one finding, about the first': {
      files: replaced('"title"', '⟦"titel"⟧: "", "titles"'),
      messages: ['Unexpected key `titel` in `tile`, expected `title`'],
    },
    'two misspelled mandatory keys in one object': {
      files: withManifest(text.replace('"overview"', '⟦"Overview"⟧').replace('"title"', '⟦"titel"⟧')),
      messages: [
        'Unexpected key `Overview` in `tile`, expected `overview`',
        'Unexpected key `titel` in `tile`, expected `title`',
      ],
    },
    'a tile that is an array: one finding, nothing about its keys': {
      files: withManifest(withKeys({ tile: 'here' }).replace('"here"', '⟦[]⟧')),
      messages: ['Expected an object in `tile`, found an array'],
    },
    'an author that is null': {
      files: withManifest(withKeys({ author: 'here' }).replace('"here"', '⟦null⟧')),
      messages: ['Expected an object in `author`, found the value `null`'],
    },
    'an empty title': {
      files: replaced('"title": "Harbor Lights"', '"title": ⟦""⟧'),
      messages: ['Expected a text that is not empty in `tile.title`, found an empty one'],
    },
    'a homepage without its scheme': {
      files: replaced('"https://harborlights.example"', '⟦"harborlights.example"⟧'),
      messages: ['Expected an absolute URL in `author.homepage`, found `harborlights.example`'],
    },
    'a number in quotes': {
      files: replaced('"source_type_id": 90210', '"source_type_id": ⟦"90210"⟧'),
      messages: ['Expected an integer in `assets.integration.source_type_id`, found `90210`'],
    },
    'a metric to check that is neither a text nor several: one finding': {
      files: withManifest(withIntegration({ metrics: { check: 'here' } }).replace('"here"', '⟦7⟧')),
      messages: ["Expected a metric's name or an array of names in `assets.integration.metrics.check`, found the number `7`"],
    },
    'one of several metrics that is no text': {
      files: withManifest(withIntegration({ metrics: { check: ['harbor.lamps', 'here'] } }).replace('"here"', '⟦{}⟧')),
      messages: ['Expected a string in `assets.integration.metrics.check.1`, found an object'],
    },
    'a dashboard that is written into the manifest': {
      files: replaced('"assets/dashboards/harbor_overview.json"', '⟦{ "title": "Harbor" }⟧'),
      messages: ["Expected a path inside the integration's folder in `assets.dashboards.harbor_overview`, found an object"],
    },
    'dashboards as a list': {
      files: withManifest(withKeys({ assets: { dashboards: 'here' } }).replace('"here"', '⟦["harbor.json"]⟧')),
      messages: ['Expected an object in `assets.dashboards`, found an array'],
    },
    'a resource of no kind, and one without an address': {
      files: withManifest(
        withKeys({
          tile: {
            ...manifest.tile,
            resources: [{ resource_type: '', url: 'https://harborlights.example' }, { url: 'here' }],
          },
        })
          .replace('"resource_type": ""', '"resource_type": ⟦""⟧')
          .replace(/\{\s*"url": "here"\s*\}/, '⟦{ "resource_type": "blog" }⟧'),
      ),
      messages: [
        'Expected a kind of page in `tile.resources.0.resource_type`, found an empty one',
        'Expected the key `url` in `tile.resources.1`, found none',
      ],
    },
    'a classifier tag that is no text: one finding, here': {
      files: replaced('"Category::IoT"', '⟦7⟧'),
      messages: ['Expected a classifier tag that Datadog knows in `tile.classifier_tags.0`, found the number `7`'],
    },
    'the old shape of `assets.oauth`': {
      files: replaced('"assets/oauth_clients.json"', '⟦{}⟧'),
      messages: ["Expected a path inside the integration's folder in `assets.oauth`, found an object"],
    },
    'a price by tag without its metric: nothing about the condition': {
      files: withManifest(withKeys({ pricing: ['here'] }).replace('"here"', '⟦{ "billing_type": "tag_count", "tag": "lamp" }⟧')),
      messages: ['Expected the key `metric` in `pricing.0`, found none'],
    },
    'a file that is an array: one finding': {
      files: withManifest('⟦[]⟧\n'),
      messages: ['Expected an object, found an array'],
    },
    'a Marketplace offering without vendor, price and terms': {
      kind: 'marketplace',
      files: withManifest(text.replace('{', '⟦⟦{⟧⟧').replace('"author"', '⟦"author"⟧')),
      messages: [
        'Expected the key `legal_terms` in the file, found none',
        'Expected the key `pricing` in the file, found none',
        'Expected the key `vendor_id` in `author`, found none',
      ],
    },
    'a Marketplace offering with a list of no prices': {
      kind: 'marketplace',
      files: withManifest(json({ ...offer, pricing: 'here' }).replace('"here"', '⟦[]⟧')),
      messages: ['Expected at least one plan in `pricing`, found an empty one'],
    },
  },
});
