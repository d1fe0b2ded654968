// Import directions between the rooms of src/ (.dependency-cruiser.cjs). Fails as well when it sees no modules: with a
// TypeScript that dependency-cruiser cannot use it would find nothing wrong in nothing.
import { resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const tsConfig = extractTsConfig('tsconfig.json');
const { output } = await cruise(['src'], await extractOptions(resolve('.dependency-cruiser.cjs')), undefined, { tsConfig });
const { modules, summary } = output;
const ours = modules.filter(({ source }) => source.startsWith('src/'));
const edges = ours.flatMap(({ dependencies }) => dependencies).filter(({ resolved }) => resolved.startsWith('src/'));

for (const { rule, from, to } of summary.violations) console.error(`${from} imports ${to}: ${rule.name}`);
if (ours.length < 5 || edges.length < 5) {
  console.error(`Expected to see the modules of src/, saw ${ours.length} with ${edges.length} imports between them`);
  process.exitCode = 1;
} else if (summary.violations.length > 0) process.exitCode = 1;
else console.log(`Import directions hold: ${ours.length} modules, ${edges.length} imports between them`);
