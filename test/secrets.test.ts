import { expect, test } from 'vitest';
import { Secrets } from '../src/secrets.ts';
import { randomText } from './support/random-text.ts';

const long = randomText('base62', 40, 3);

test.each([
  ['a long one', long, `x ${long} y`, 'x [redacted] y'],
  ['the beginning of a long one', long, `x ${long.slice(0, 12)}… y`, 'x [redacted]… y'],
  ['a short one', 'a:b@', 'x a:b@ y a:b@', 'x [redacted] y [redacted]'],
  ['none of it', long, `x ${long.slice(1, 7)} y`, `x ${long.slice(1, 7)} y`],
  ['nothing at all', '', 'x y', 'x y'],
])('%s', (_, secret, text, expected) => {
  const secrets = new Secrets();
  secrets.add(secret);
  expect(secrets.hide(text)).toBe(expected);
  const others = new Secrets();
  others.addAll(secrets);
  expect(others.hide(text)).toBe(expected);
});
