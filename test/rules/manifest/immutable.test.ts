import rule from '../../../src/rules/manifest/immutable.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = example['manifest.json'];
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });
const { integration: _integration, ...tileOnly } = manifest.assets;

testRule(rule, {
  valid: {
    'the same': { files: example, before: example },
    'no base': { files: example },
    'a tile that gains an integration': { files: example, before: withManifest(json({ ...manifest, assets: tileOnly })) },
    'a new dashboard': {
      files: withManifest(
        text.replace('"harbor_overview":', '"harbor_doors": "assets/dashboards/harbor_overview.json",\n      "harbor_overview":'),
      ),
      before: example,
    },
    'another file behind a short name': {
      files: withManifest(text.replace('harbor_overview.json', 'overview.json')),
      before: example,
    },
    'another title': { files: withManifest(text.replace('"title": "Harbor Lights"', '"title": "Lights"')), before: example },
  },
  invalid: {
    'another app_id': {
      files: withManifest(text.replace('"harbor-lights"', '⟦"lights"⟧')),
      before: example,
      messages: ['Expected `harbor-lights`, as it was published, found `lights`: it is never changed'],
    },
    'another source type': {
      files: withManifest(text.replace('"source_type_name": "Harbor Lights"', '"source_type_name": ⟦"Lights"⟧')),
      before: example,
      messages: ['Expected `Harbor Lights`, as it was published, found `Lights`: it is never changed'],
    },
    'an integration that is gone': {
      files: withManifest(json({ ...manifest, assets: tileOnly }).replace('"assets"', '⟦"assets"⟧')),
      before: example,
      messages: ['Expected `Harbor Lights` to stay, found none: it is never removed'],
    },
    'a renamed dashboard': {
      files: withManifest(text.replace('"dashboards"', '⟦"dashboards"⟧').replace('"harbor_overview":', '"overview":')),
      before: example,
      messages: [
        'Expected the short name `harbor_overview` to stay in `assets.dashboards`, found none: it is never changed or removed',
      ],
    },
  },
});
