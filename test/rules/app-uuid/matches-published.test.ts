import type { Answer } from '../../../src/platform/published.ts';
import rule from '../../../src/rules/app-uuid/matches-published.ts';
import { example, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = example['manifest.json'];
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const says = (uuid: string, how = 'the value that was given'): Answer => ({ status: 'published', uuid, how });
const isNew = { '/other/manifest.json': '{}' };
const marked = { ...example, 'manifest.json': text.replace(`"${manifest.app_uuid}"`, `⟦"${manifest.app_uuid}"⟧`) };

testRule(rule, {
  valid: {
    'the published one': { files: example, before: isNew, published: [says(manifest.app_uuid)] },
    'in other letters': { files: example, published: [says(manifest.app_uuid.toUpperCase())] },
    'nobody says': { files: example, before: isNew },
    'nobody knows': { files: example, before: isNew, published: [{ status: 'inconclusive', how: 'x', reason: 'y' }] },
    'an existing integration is not compared': { files: example, before: example, published: [says(other)] },
    'a missing one is another finding': {
      files: { ...example, 'manifest.json': text.replace(/ {2}"app_uuid".*\n/, '') },
      before: isNew,
      published: [says(other)],
    },
  },
  invalid: {
    'another one': {
      files: marked,
      before: isNew,
      published: [says(other)],
      messages: [
        `Expected \`${other}\`, the published app_uuid (the value that was given), found \`${manifest.app_uuid}\`: copy the app_uuid from Publishing, step 2`,
      ],
    },
    'another one, where nobody knows whether it is new': {
      files: marked,
      published: [says(other, '`apps` in tilelint.yml')],
      messages: [
        `Expected \`${other}\`, the published app_uuid (\`apps\` in tilelint.yml), found \`${manifest.app_uuid}\`: copy the app_uuid from Publishing, step 2`,
      ],
    },
    'sources that disagree': {
      files: marked,
      before: isNew,
      published: [says(manifest.app_uuid), says(other, 'the exported app manifest app.json')],
      messages: [
        `Expected one published app_uuid, found \`${manifest.app_uuid}\` (the value that was given) and \`${other}\` (the exported app manifest app.json): keep the one that Publishing, step 2, shows`,
      ],
    },
  },
});
