import rule from '../../../src/rules/app-uuid/unchanged.ts';
import { example, manifest, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = example['manifest.json'];
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });

testRule(rule, {
  valid: {
    'the same': { files: example, before: example },
    'in other letters': {
      files: withManifest(text.replace(manifest.app_uuid, manifest.app_uuid.toUpperCase())),
      before: example,
    },
    'no base': { files: withManifest(text.replace(manifest.app_uuid, other)) },
    'a new integration': { files: example, before: { '/other/manifest.json': '{}' } },
    'a base without one': { files: example, before: withManifest('{}') },
    'a base that could not be read': { files: example, before: withManifest('{') },
    'a missing one is another finding': { files: withManifest(text.replace(/ {2}"app_uuid".*\n/, '')), before: example },
    'no manifest any more': { files: without('manifest.json'), before: example },
  },
  invalid: {
    changed: {
      files: withManifest(text.replace(`"${manifest.app_uuid}"`, `⟦"${other}"⟧`)),
      before: example,
      messages: [
        `Expected \`${manifest.app_uuid}\`, the app_uuid of the existing integration, found \`${other}\`: an existing integration keeps its own`,
      ],
      fixed: { 'manifest.json': text },
    },
  },
});
