// A few integrations that nobody wrote, the same ones in every run; `npm run fuzz` tries as many others as one likes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { example } from './support/example-integration.ts';
import { cases, configuration, verify } from './support/fuzz.ts';

const catalog = fileURLToPath(new URL('../examples/catalog', import.meta.url));
const wanted = ['manifest.json', 'README.md', 'assets/oauth_clients.json'];

/** The invented catalog's integrations that have all of the files. */
const others = readdirSync(catalog).flatMap((name) => {
  try {
    return [Object.fromEntries(wanted.map((file) => [file, readFileSync(join(catalog, name, file))]))];
  } catch {
    return [];
  }
});

test('every property holds of integrations that nobody wrote', async () => {
  const bases = [{ ...example, 'tilelint.yml': configuration }, ...others];
  expect(bases.length).toBeGreaterThan(3);
  await fc.assert(fc.asyncProperty(cases(bases), verify), { numRuns: 150, seed: 20261125 });
});
