import rule from '../../../src/rules/app-uuid/unverified.ts';
import { example, json, manifest, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const marked = {
  ...example,
  'manifest.json': example['manifest.json'].replace(`"${manifest.app_uuid}"`, `⟦"${manifest.app_uuid}"⟧`),
};
const isNew = { '/other/manifest.json': '{}' };
const message = (reasons: string) =>
  `The app_uuid was not compared with the published one${reasons}: copy it from Publishing, step 2, into \`--app-uuid\` or \`apps\` in tilelint.yml, or give the exported app manifest, or DD_API_KEY and DD_APP_KEY`;

testRule(rule, {
  valid: {
    'somebody says': { files: example, before: isNew, published: [{ status: 'published', uuid: manifest.app_uuid, how: 'x' }] },
    'an existing integration': { files: example, before: example },
    'nobody knows whether it is new': { files: example },
    'no OAuth client': {
      files: { ...without('assets/oauth_clients.json'), 'manifest.json': json({ ...manifest, assets: {} }) },
      before: isNew,
    },
  },
  invalid: {
    'nobody says': { files: marked, before: isNew, messages: [message('')] },
    'nobody knows': {
      files: marked,
      before: isNew,
      published: [{ status: 'inconclusive', how: 'the exported app manifest app.json', reason: 'it holds no app_uuid' }],
      messages: [message(' (the exported app manifest app.json: it holds no app_uuid)')],
    },
  },
});
