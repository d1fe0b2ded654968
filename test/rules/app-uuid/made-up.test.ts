import { expect, test } from 'vitest';
import { isUuid } from '../../../src/documents/uuid.ts';
import { isMadeUp } from '../../../src/rules/app-uuid/made-up.ts';
import { randomUuid } from '../../support/random-text.ts';

test('a UUID that was drawn at random is never taken for a placeholder', () => {
  const uuids = Array.from({ length: 20_000 }, (_, seed) => randomUuid(seed));
  expect(new Set(uuids).size).toBe(20_000);
  expect(uuids.filter((uuid) => !isUuid(uuid) || isMadeUp(uuid))).toEqual([]);
});
