// What a live answer means: a match proves, a difference counts only where nothing else explains it.
import { describe, expect, test } from 'vitest';
import { judgeLive } from '../../src/platform/live.ts';
import type { Answer } from '../../src/platform/published.ts';

const uuid = '6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11';
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const answer: Answer = { status: 'published', uuid, how: 'live' };
const nowhere = { status: 'unknown', home: false, published: false } as const;
const certain = { status: 'new', home: true, published: true } as const;

test('a match proves, whatever is not known', () => {
  expect(judgeLive(answer, uuid.toUpperCase(), nowhere)).toBe(answer);
});

test('no answer stays none', () => {
  const none: Answer = { status: 'inconclusive', how: 'live', reason: 'x' };
  expect(judgeLive(none, other, certain)).toBe(none);
});

test('a difference counts for a new integration, its published client, on its home site', () => {
  expect(judgeLive(answer, other, certain)).toBe(answer);
  expect(judgeLive(answer, undefined, certain)).toBe(answer);
});

describe('a difference is inconclusive, with the reason', () => {
  test.each([
    [{ status: 'existing' }, 'only a new integration is held to it'],
    [{ status: 'unknown' }, 'without a base nobody knows whether the integration is new'],
    [{ home: false }, 'it may differ from site to site, and nothing says that this is the home site (`home: true`)'],
    [
      { published: false },
      'it may differ for a private client, and nothing says that this is the published one (`published: true`)',
    ],
  ] as const)('%j', (doubt, reason) => {
    expect(judgeLive(answer, other, { ...certain, ...doubt })).toEqual({
      status: 'inconclusive',
      how: 'live',
      reason: `it is \`${uuid}\`, but ${reason}`,
    });
  });
});
