// `npm run fuzz -- --runs N [--seed S] [--corpus FOLDER]`: integrations that nobody wrote, see test/support/fuzz.ts. Starts from the invented example,
// examples/catalog, and the real catalog beside the project where there is one. A failing case is made as small as it can be and saved.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { importSources } from './sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    corpus: { type: 'string', default: resolve(root, '../shared/corpus/integrations-extras') },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))];

const { cases, verify, configuration, example } = await importSources([
  'test/support/fuzz.ts',
  'test/support/example-integration.ts',
]);

const wanted = ['manifest.json', 'README.md', 'assets/oauth_clients.json'];
const catalogs = [join(root, 'examples/catalog'), values.corpus];
const bases = [{ ...example, 'tilelint.yml': configuration }];
for (const catalog of catalogs.filter((folder) => existsSync(folder))) {
  for (const name of readdirSync(catalog)) {
    const files = wanted.filter((file) => existsSync(join(catalog, name, file)));
    if (files.includes('manifest.json'))
      bases.push(Object.fromEntries(files.map((file) => [file, readFileSync(join(catalog, name, file))])));
  }
}

console.log(`${runs} cases from ${bases.length} integrations, seed ${seed}`);
const start = performance.now();
let [done, slowest] = [0, 0];
const result = await fc.check(
  fc.asyncProperty(cases(bases), async (files) => {
    const began = performance.now();
    await verify(files);
    slowest = Math.max(slowest, performance.now() - began);
    if (++done % 10_000 === 0) console.log(`${done} cases`);
  }),
  { numRuns: runs, seed, interruptAfterTimeLimit: 6 * 3600_000, endOnFailure: false },
);
const seconds = ((performance.now() - start) / 1000).toFixed(0);
if (result.failed) {
  const folder = mkdtempSync(join(tmpdir(), 'tilelint-fuzz-'));
  for (const [path, bytes] of Object.entries(result.counterexample[0])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  console.error(
    `After ${result.numRuns} cases (seed ${seed}, path ${result.counterexamplePath}): ${result.errorInstance?.message}\nThe case is in ${folder}`,
  );
  process.exitCode = 1;
} else
  console.log(
    `${result.numRuns} cases in ${seconds} s, none failed; the slowest took ${slowest.toFixed(0)} ms with every property`,
  );
