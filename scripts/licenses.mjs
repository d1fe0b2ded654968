// Writes THIRD-PARTY-LICENSES: name, version and licence text of every package that dist/ holds a part of, as esbuild's metafile
// tells. `--check` fails when the committed file is not that.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { options } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'THIRD-PARTY-LICENSES');

/** Licences that ask for nothing but their text to be kept. */
const known = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0']);

const { metafile } = await esbuild.build({ ...options(join(root, 'dist')), logLevel: 'error' });
const folders = new Set();
for (const { inputs } of Object.values(metafile.outputs)) {
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
    if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
  }
}

const parts = [...folders].map((folder) => {
  const { name, version, author, ...declared } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  // `licenses` is how packages declared it before 2014.
  const license = declared.license ?? declared.licenses?.[0]?.type;
  if (!known.has(license)) throw new Error(`${name} ${version} has the licence ${license}: look at it before it is bundled`);
  const text = readdirSync(join(root, folder)).find((each) => /^licen[cs]e(?:$|[.-])/i.test(each));
  return {
    name,
    version,
    license,
    text:
      text === undefined
        ? `By ${author?.name ?? author}; the package has no text of its licence.`
        : readFileSync(join(root, folder, text), 'utf8').trim(),
  };
});
parts.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));

const line = '-'.repeat(80);
const head = `The files of dist/ hold parts of ${parts.length} packages, each under its own licence.\n`;
const all = [
  head,
  ...parts.map(({ name, version, license, text }) => `${line}\n${name} ${version} (${license})\n\n${text}\n`),
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(file, all);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== all) {
  console.error('THIRD-PARTY-LICENSES is not what dist/ holds: run `npm run licenses` and commit it');
  process.exitCode = 1;
}
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
console.log(
  `${parts.length} packages are bundled, of ${Object.keys(devDependencies).length} that package.json names; none is installed with tilelint`,
);
