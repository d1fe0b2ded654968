// How an app_uuid was proven: one word and a reason for every integration, the same as the rules' verdict.
import { describe, expect, test } from 'vitest';
import { proveAppUuid } from '../../src/platform/proof.ts';
import type { Answer } from '../../src/platform/published.ts';
import matchesPublished from '../../src/rules/app-uuid/matches-published.ts';
import unchanged from '../../src/rules/app-uuid/unchanged.ts';
import unverified from '../../src/rules/app-uuid/unverified.ts';
import { example, manifest } from '../support/example-integration.ts';
import { lintFiles } from '../support/rule-tester.ts';

const uuid = manifest.app_uuid;
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const says = (what: string, how: string): Answer => ({ status: 'published', uuid: what, how });
const cannotSay: Answer = { status: 'inconclusive', how: 'the export', reason: 'it holds none' };

test.each<[string, Parameters<typeof proveAppUuid>, ReturnType<typeof proveAppUuid>]>([
  ['a source', [uuid, undefined, 'new', [says(uuid, 'A')]], { status: 'proven', reason: 'A' }],
  ['in other letters', [uuid, undefined, 'new', [says(uuid.toUpperCase(), 'A')]], { status: 'proven', reason: 'A' }],
  [
    'two sources',
    [uuid, undefined, 'unknown', [says(uuid, 'A'), cannotSay, says(uuid, 'B')]],
    { status: 'proven', reason: 'A, and B' },
  ],
  ['another', [uuid, undefined, 'new', [says(other, 'A')]], { status: 'differs', reason: `\`${other}\` (A)` }],
  [
    'one of two is another',
    [uuid, undefined, 'new', [says(uuid, 'A'), says(other, 'B')]],
    { status: 'differs', reason: `\`${other}\` (B)` },
  ],
  ['nobody', [uuid, undefined, 'new', []], { status: 'unverified', reason: 'nobody who knows the published one was asked' }],
  ['nobody can say', [uuid, undefined, 'new', [cannotSay]], { status: 'unverified', reason: 'the export: it holds none' }],
  [
    'none to compare',
    [undefined, undefined, 'new', [says(uuid, 'A')]],
    { status: 'unverified', reason: 'manifest.json has none' },
  ],
  ['the base', [uuid, uuid, 'existing', [says(other, 'A')]], { status: 'unchanged', reason: 'the same as in the base' }],
  ["not the base's", [uuid, other, 'existing', [says(uuid, 'A')]], { status: 'differs', reason: `the base has \`${other}\`` }],
  ['a base without', [uuid, undefined, 'existing', []], { status: 'unverified', reason: 'the base has none to compare with' }],
])('%s', (_, given, expected) => {
  expect(proveAppUuid(...given)).toEqual(expected);
});

describe('the report says what the rules find', () => {
  const isNew = { '/other/manifest.json': '{}' };
  const another = { ...example, 'manifest.json': example['manifest.json'].replace(uuid, other) };
  test.each<[string, readonly Answer[], Record<string, string | Uint8Array>, string, readonly string[]]>([
    ['proven', [says(uuid, 'A')], isNew, 'proven', []],
    ['unverified', [cannotSay], isNew, 'unverified', ['app-uuid/unverified']],
    ['not asked', [], isNew, 'unverified', ['app-uuid/unverified']],
    ['differs', [says(other, 'A')], isNew, 'differs', ['app-uuid/matches-published']],
    ['disagree', [says(uuid, 'A'), says(other, 'B')], isNew, 'differs', ['app-uuid/matches-published']],
    ['unchanged', [says(other, 'A')], { ...example }, 'unchanged', []],
    ['changed', [says(uuid, 'A')], { ...another }, 'differs', ['app-uuid/unchanged']],
  ])('%s', async (_, published, before, status, expected) => {
    const reports = await Promise.all(
      [matchesPublished, unverified, unchanged].map((rule) => lintFiles(rule, example, { before, published })),
    );
    for (const { integrations } of reports) expect(integrations[0]?.appUuid?.status).toBe(status);
    expect(reports.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(expected);
  });
});
