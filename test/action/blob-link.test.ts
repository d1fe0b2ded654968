import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blobLink } from '../../src/action/blob-link.ts';
import { hostileText } from '../support/report.ts';

const blobs = 'https://github.com/harbor/catalog/blob/c0ffee';

test('a line of a file', () => {
  expect(blobLink(blobs, 'harbor lights/README.md', 3)).toBe(`${blobs}/harbor%20lights/README.md#L3`);
  expect(blobLink(blobs, 'a)*www.evil.example*(/b_', 1)).toBe(`${blobs}/a%29%2Awww.evil.example%2A%28/b_#L1`);
});

test.each(['../../../evil/repo', 'a/../../b', '/etc/passwd', 'a//b', './a', '..', ''])(
  'no path inside of the repository: %s',
  (file) => {
    expect(blobLink(blobs, file, 1)).toBeUndefined();
  },
);

test('whatever the name, the address is that of a file of this commit', () => {
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), (file) => {
      const link = blobLink(blobs, file, 1);
      if (link === undefined) return;
      expect(new URL(link).href).toBe(link);
      expect(link.startsWith(`${blobs}/`)).toBe(true);
      expect(link).toMatch(/^[\w./:%#-]+$/);
    }),
    { numRuns: 2000 },
  );
});
