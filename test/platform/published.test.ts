// The sources of a published app_uuid, and every shape that an exported app manifest may have.
import { describe, expect, test } from 'vitest';
import { configuredSource, exportedSource, valueSource } from '../../src/platform/published.ts';
import { subject } from '../support/subject.ts';

const uuid = '6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11';
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const integration = subject({ path: 'extras/harbor_lights' });

test('a value', () => {
  expect(valueSource(uuid, 'the value')(integration)).toEqual({ status: 'published', uuid, how: 'the value' });
});

describe('the configuration', () => {
  test.each([
    [{ 'extras/harbor_lights': uuid, harbor_lights: other }, uuid],
    [{ harbor_lights: uuid }, uuid],
    [{ harbor: uuid }, undefined],
    [{}, undefined],
  ])('%j', async (apps, expected) => {
    const answer = await configuredSource(apps, 'tilelint.yml')(integration);
    expect(answer?.status === 'published' ? answer.uuid : undefined).toBe(expected);
  });

  test('a folder called as what every object has', () => {
    expect(configuredSource({}, 'x')(subject({ path: 'constructor', name: '__proto__' }))).toBeUndefined();
  });
});

describe('an exported app manifest', () => {
  test.each([
    ['app_uuid', { app_uuid: uuid, app_id: other, id: other }, uuid],
    ['an app_id that is a UUID', { schemaVersion: 'v2', app_id: uuid, tile: {} }, uuid],
    ['an id', { id: uuid }, uuid],
    ['inside attributes', { data: { type: 'app_manifest', id: other, attributes: { app_uuid: uuid } } }, uuid],
    ['an app_id that is null', { schemaVersion: 'v2', app_id: null }, undefined],
    ['an app_id that is none', { app_id: 'harbor-lights' }, undefined],
    ['an array', [uuid], undefined],
    ['nothing', null, undefined],
  ])('%s', (_, manifest, expected) => {
    const answer = exportedSource(manifest, 'app.json')(integration);
    if (expected !== undefined)
      expect(answer).toEqual({ status: 'published', uuid: expected, how: 'the exported app manifest app.json' });
    else
      expect(answer).toMatchObject({
        status: 'inconclusive',
        reason: 'it holds no app_uuid, and no app_id or id that is a UUID',
      });
  });
});
