import { describe, expect, test } from 'vitest';
import { looksRandom } from '../../../src/rules/secrets/looks-random.ts';
import { type alphabets, randomText, randomUuid } from '../../support/random-text.ts';

describe('what is drawn at random', () => {
  const kinds: readonly (readonly [alphabet: keyof typeof alphabets, length: number, share: number])[] = [
    ['hex', 32, 0.998],
    ['hex', 40, 0.998],
    ['hex', 64, 0.998],
    ['base36', 32, 0.98],
    ['base62', 24, 0.95],
    ['base62', 40, 0.98],
    ['base64url', 43, 0.98],
    ['base64url', 86, 0.98],
  ];
  test.each(kinds)('%s, %i characters: nearly always', (alphabet, length, share) => {
    const texts = Array.from({ length: 2000 }, (_, seed) => randomText(alphabet, length, seed));
    expect(texts.filter(looksRandom).length / texts.length).toBeGreaterThan(share);
  });

  test('a UUID, never: ids are no secrets', () => {
    expect(Array.from({ length: 2000 }, (_, seed) => randomUuid(seed)).filter(looksRandom)).toEqual([]);
  });
});

test.each([
  '0123456789abcdef0123456789abcdef',
  'fedcba9876543210fedcba9876543210',
  'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6',
  'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6',
  'abc123abc123abc123abc123abc123ab',
  'deadbeefdeadbeefdeadbeefdeadbeef',
  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  '00000000000000000000000000000000',
  '3f9c1e000000000000000000000a7d52',
  '4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a',
  '98798798798798798798798798798798',
  'YOUR_DATADOG_API_KEY_32_CHARACTERS',
  'your-client-secret-goes-here-1234',
  'EXAMPLEq8Zk2Lw9Xv5Rt7Yp1Bn3Md6Fg4',
  'replace-me-with-32-hex-characters0',
  'harbor-lights-prod-eu-west-1-2026-10',
  'harborLightsProductionClusterNumber2',
  'HARBOR_LIGHTS_DATADOG_US1_KEY_NAME_V2',
  'datadogintegrationproductionaccount1',
  '/etc/datadog-agent/conf.d/harbor2/k3y',
  'projects/4711/locations/eu3/keys/harbor5',
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.payload.signature',
  'aaaaaaaaaaaabbbbbbbbbbbbccccccccccc1',
  '11111111112222222222333333333344',
  'abcdefghijklmnopqrstuvwxyzabcdefgh',
])('%s was written by a person', (text) => {
  expect(looksRandom(text)).toBe(false);
});
