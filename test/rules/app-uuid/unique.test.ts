import { expect, test } from 'vitest';
import { lint } from '../../../src/lint.ts';
import rule from '../../../src/rules/app-uuid/unique.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { MemorySource } from '../../support/memory-source.ts';
import { lintFiles, testRule } from '../../support/rule-tester.ts';

const other = json({ ...manifest, app_uuid: 'b8d40c17-6a2f-4e93-8d05-c91e7f3a6b24' });
const same = json(manifest);
const marked = { 'manifest.json': same.replace(`"${manifest.app_uuid}"`, '⟦$&⟧') };
const message = (folders: string) =>
  `Expected an app_uuid of its own, found the one of ${folders}: a new integration takes its own from step 2 of the Publishing tab in the Developer Platform`;

testRule(rule, {
  valid: {
    'another app_uuid': { files: { ...example, '/fog_horn/manifest.json': other } },
    'no other integration': { files: example },
    'a folder without manifest': { files: { ...example, '/fog_horn/README.md': '## Overview' } },
    'a neighbour that is not JSON': { files: { ...example, '/fog_horn/manifest.json': same.slice(1) } },
    'a placeholder, which is another finding': {
      files: {
        'manifest.json': json({ ...manifest, app_uuid: '00000000-0000-0000-0000-000000000000' }),
        '/fog_horn/manifest.json': json({ ...manifest, app_uuid: '00000000-0000-0000-0000-000000000000' }),
      },
    },
  },
  invalid: {
    'the same': {
      files: { ...example, ...marked, '/fog_horn/manifest.json': same },
      messages: [message('`fog_horn`')],
    },
    'the same in capitals': {
      files: {
        ...example,
        ...marked,
        '/fog_horn/manifest.json': json({ ...manifest, app_uuid: manifest.app_uuid.toUpperCase() }),
      },
      messages: [message('`fog_horn`')],
    },
    'its own in capitals': {
      files: {
        'manifest.json': marked['manifest.json'].replace(/⟦.*⟧/, (uuid) => uuid.toUpperCase()),
        '/fog_horn/manifest.json': same,
      },
      messages: [message('`fog_horn`')],
    },
    'many of them': {
      files: {
        ...marked,
        '/a/manifest.json': same,
        '/b/manifest.json': same,
        '/c/manifest.json': same,
        '/d/manifest.json': same,
      },
      messages: [message('`a`, `b`, `c` and 1 more')],
    },
  },
});

test('both sides are found', async () => {
  const source = new MemorySource({ 'fog_horn/manifest.json': same, 'harbor_lights/manifest.json': same });
  const catalog = { root: '/catalog', source, kind: 'extras' as const, folders: ['fog_horn', 'harbor_lights'], parents: ['.'] };
  const { findings } = await lint(catalog, { rules: [rule] });
  expect(findings.map(({ file, message, range }) => [file, message, range.start])).toEqual([
    ['fog_horn/manifest.json', message('`harbor_lights`'), { line: 3, column: 15 }],
    ['harbor_lights/manifest.json', message('`fog_horn`'), { line: 3, column: 15 }],
  ]);
});

test('an integration by itself was compared with nothing, which is said', async () => {
  const alone = await lintFiles(rule, example);
  expect(alone.unchecked).toEqual([
    {
      rule: 'app-uuid/unique',
      integration: 'harbor_lights',
      reason: 'no other integration with an app_uuid stands beside it, so there was nothing to compare with',
    },
  ]);
  const beside = await lintFiles(rule, { ...example, '/fog_horn/manifest.json': other });
  expect(beside.unchecked).toEqual([]);
});
