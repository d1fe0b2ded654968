// Builds dist/: the bundles action.js, cli.js and index.js with their shared chunks, the types of the library.
// `--check` builds beside it and fails when the committed dist/ differs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** An ES module in which a CommonJS package may still call require. */
const banner =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

/** @returns {import('esbuild').BuildOptions} */
export function options(outdir) {
  return {
    absWorkingDir: root,
    entryPoints: { action: 'src/action/main.ts', cli: 'src/cli/main.ts', index: 'src/index.ts' },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    write: false,
    define: { TILELINT_VERSION: JSON.stringify(version), 'import.meta.url': 'moduleUrl' },
    plugins: [standaloneValidators(), ...unusedParts],
  };
}

/** Where validators are compiled. */
const validators = /src[\\/](?:documents[\\/]validators|config[\\/]validator|action[\\/]comment[\\/]report-validator)\.ts$/;

/** ajv's compiled functions in the place of ajv itself: the same verdicts, without compiling at every start. */
function standaloneValidators() {
  return {
    name: 'standalone-validators',
    setup(build) {
      build.onLoad({ filter: validators }, async ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const exported = source.matchAll(/export const (\w+) = compile(?:ForHostile)?\('(\w+)'\)/g);
        const folder = mkdtempSync(join(tmpdir(), 'tilelint-build-'));
        try {
          const outfile = join(folder, 'ajv.mjs');
          const entry =
            "export * from './src/documents/ajv.ts'; export { default as standaloneCode } from 'ajv/dist/standalone/index.js';";
          await esbuild.build({
            stdin: { contents: entry, resolveDir: root, loader: 'ts' },
            outfile,
            bundle: true,
            format: 'esm',
            platform: 'node',
            banner: { js: banner },
          });
          const { createAjv, forHostile, schemaRefs, standaloneCode } = await import(pathToFileURL(outfile).href);
          const refs = Object.fromEntries(Array.from(exported, ([, name, schema]) => [name, schemaRefs[schema]]));
          const forWhom = source.includes('compileForHostile(') ? forHostile : {};
          const contents = standaloneCode.default(createAjv({ code: { source: true, esm: true }, ...forWhom }), refs);
          return { contents, loader: 'js', resolveDir: root };
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
    },
  };
}

/** Parts of packages that tilelint never calls, each with what stands in its place. */
const unusedParts = [
  // `@actions/core` loads undici for `getIDToken` alone: half of the action's start-up.
  leaveOut(/@actions[\\/]core[\\/]lib[\\/]oidc-utils\.js$/, 'export class OidcClient {}'),
  // remark is a parser and a printer: nothing is printed here.
  leaveOut(/remark-stringify[\\/]index\.js$/, 'export default function () {}'),
  // Advice for servers on the internet: the sandbox listens on loopback.
  leaveOut(/oidc-provider[\\/]lib[\\/]helpers[\\/]attention\.js$/, 'export function info() {} export function warn() {}'),
  // Once a run behind a proxy it warns that `EnvHttpProxyAgent` is experimental. That is for whoever chose the package, whose version
  // is pinned here, and not for a partner, who would look for a fault of their own.
  withoutWarning(/undici[\\/]lib[\\/]dispatcher[\\/]env-http-proxy-agent\.js$/),
  // With DEBUG=* puppeteer-core shows whatever it tells Chrome: what is typed into a sign-in, and the redirect with its code.
  leaveOutPackages(/^debug$/, /./, 'module.exports = () => () => {}'),
  // puppeteer-core downloads no browser here, and speaks to Chrome over a pipe.
  leaveOut(/puppeteer-core[\\/]lib[\\/]esm[\\/]puppeteer[\\/]bidi[\\/]bidi\.js$/, 'export {}'),
  leaveOutPackages(
    /^(?:proxy-agent|semver|progress|extract-zip|tar-fs|yargs|ws|chromium-bidi)(?:\/|$)/,
    /node_modules[\\/]@?puppeteer/,
  ),
  // GitHub is asked by Node's own HTTP: src/action/github/fetch.ts.
  leaveOutPackages(/^undici$/, /node_modules[\\/]@actions[\\/]/, 'module.exports = { ProxyAgent: class {} }'),
];

/** @param importer Who would load them. */
function leaveOutPackages(filter, importer, contents = 'module.exports = {}') {
  const namespace = `without ${filter.source}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter }, ({ path, importer: from }) => (importer.test(from) ? { path, namespace } : undefined));
      build.onLoad({ filter: /.*/, namespace }, () => ({ contents }));
    },
  };
}

function leaveOut(filter, contents) {
  return { name: `without ${filter.source}`, setup: (build) => build.onLoad({ filter }, () => ({ contents })) };
}

/** Fails when there is no warning any more: then this can go. */
function withoutWarning(filter) {
  return {
    name: `no warning from ${filter.source}`,
    setup: (build) =>
      build.onLoad({ filter }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const contents = source.replace(/process\.emitWarning\([^()]*\)/, '');
        if (contents === source) throw new Error(`${path} warns of nothing`);
        return { contents };
      }),
  };
}

/**
 * esbuild splits ES modules only, but Node starts CommonJS faster by a quarter of a bare `node -e 0`: each chunk is
 * translated, imports that were lazy stay lazy.
 */
async function asCommonJs(code, inputs) {
  // oidc-provider finds its models by the names of their classes.
  const minify = !inputs.some((input) => input.includes('/oidc-provider/'));
  const { code: translated } = await esbuild.transform(code, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    supported: { 'dynamic-import': false },
    minifySyntax: minify,
    minifyWhitespace: minify,
    lineLimit: 500,
    legalComments: 'none',
  });
  // esbuild escapes strings, not regular expressions; one letter beyond ASCII doubles what V8 has to read.
  const ascii = translated.replaceAll(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (!ascii.includes('moduleUrl')) return ascii;
  const [shebang, rest] = ascii.startsWith('#!') ? ascii.split(/(?<=^[^\n]*\n)/) : ['', ascii];
  return `${shebang}const moduleUrl = require('node:url').pathToFileURL(__filename).href;\n${rest}`;
}

/** What is loaded together, though lazily; what stands in an earlier group is none of a later one's. */
const loadedTogether = [
  // For every command, and before it is known which.
  ['src/cli/main.ts', 'src/version.ts'],
  // For nearly every lint.
  ['src/cli/commands/lint.ts', 'src/documents/prose.ts', 'src/reporters/pretty.ts'],
  ['src/action/main.ts'],
  // For the base of a pull request.
  ['src/catalog/base/open-base.ts', 'src/catalog/base/github-revision.ts'],
];

/**
 * To find and open a file costs Node more than to compile what is in it, and esbuild splits into dozens. What runs load
 * together is put into one file.
 * @param {Map<string, string>} chunks Their code by path, from the project's top; changed.
 * @returns {Promise<ReadonlyMap<string, string>>} Where the chunks are that are no files any more, by their name.
 */
async function joinChunks(chunks, { outputs }) {
  const pathOf = (module) => Object.keys(outputs).find((path) => outputs[path].entryPoint === module);
  const reachedFrom = (path, kinds, found = new Set()) => {
    if (found.has(path) || !chunks.has(path)) return found;
    found.add(path);
    for (const { path: imported, kind } of outputs[path].imports) if (kinds.includes(kind)) reachedFrom(imported, kinds, found);
    return found;
  };
  const isCommandLines = reachedFrom(pathOf('src/cli/main.ts'), ['import-statement', 'dynamic-import']);
  const heads = new Map();
  const taken = new Set(['src/cli/main.ts', 'src/action/main.ts'].map(pathOf));
  for (const modules of loadedTogether) {
    const group = new Set(modules.flatMap((module) => [...reachedFrom(pathOf(module), ['import-statement'])]));
    // The command line leads to nothing of the action's, which is not in the package.
    const isForeign = (path) => modules[0] === 'src/action/main.ts' && isCommandLines.has(path);
    const [head, ...members] = [...group].filter((path) => !taken.has(path) && !isForeign(path));
    for (const path of [head, ...members]) taken.add(path);
    await joinGroup(chunks, head, members);
    for (const path of members) heads.set(basename(path), head);
  }
  return heads;
}

/** Puts the members into the head, each under its name. */
async function joinGroup(chunks, head, members) {
  const fileOf = (path) => `./${basename(path)}`;
  const inside = new Map([head, ...members].map((path) => [fileOf(path), chunks.get(path)]));
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: [
        `export * from '${fileOf(head)}';`,
        ...members.map((path) => `export * as ${nameOf(path)} from '${fileOf(path)}';`),
      ].join('\n'),
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    plugins: [
      {
        name: 'chunks',
        setup(build) {
          build.onResolve({ filter: /^\.\// }, ({ path }) =>
            inside.has(path) ? { path, namespace: 'chunk' } : { path, external: true },
          );
          build.onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path }) => ({ contents: inside.get(path) }));
        },
      },
    ],
  });
  chunks.set(head, outputFiles[0].text);
  for (const path of members) chunks.delete(path);
}

const nameOf = (path) => basename(path, '.js').replaceAll('-', '_');

/** Requires the chunks that are no files any more from where they are. */
function leadToHeads(code, heads) {
  return code.replaceAll(/require\("((?:\.\/)(?:chunks\/)?)([\w-]+\.js)"\)/g, (call, folder, file) =>
    heads.has(file) ? `require("${folder}${basename(heads.get(file))}").${nameOf(file)}` : call,
  );
}

/** The files of chunks/ that neither the command line nor the library leads to: the npm package has no use for them. */
function ofActionAlone(outdir) {
  const packaged = new Set();
  const follow = (file) => {
    if (packaged.has(file)) return;
    packaged.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/require\("(\.\/[^"]+\.js)"\)/g))
      follow(join(dirname(file), path));
  };
  for (const entry of ['cli.js', 'index.js']) follow(join(outdir, entry));
  return readdirSync(join(outdir, 'chunks')).filter((file) => !packaged.has(join(outdir, 'chunks', file)));
}

async function build(outdir) {
  rmSync(outdir, { recursive: true, force: true });
  const { metafile, outputFiles } = await esbuild.build(options(outdir));
  const chunks = new Map(outputFiles.map(({ path, text }) => [relative(root, path), text]));
  const heads = await joinChunks(chunks, metafile);
  for (const [path, text] of chunks) {
    mkdirSync(dirname(resolve(root, path)), { recursive: true });
    const code = await asCommonJs(text, Object.keys(metafile.outputs[path].inputs));
    writeFileSync(resolve(root, path), leadToHeads(code, heads));
  }
  execFileSync(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    join(root, 'tsconfig.types.json'),
    '--outDir',
    join(outdir, 'types'),
  ]);
  writeFileSync(join(outdir, 'index.d.ts'), "export * from './types/index.js';\n");
  const left = ofActionAlone(outdir).map((file) => `${file}\n`);
  writeFileSync(join(outdir, 'chunks/.npmignore'), left.sort().join(''));
  writeFileSync(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
  return metafile;
}

function filesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => [
      relative(folder, join(entry.parentPath, entry.name)),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ]),
  );
}

const dist = resolve(root, 'dist');
if (process.argv[1] !== fileURLToPath(import.meta.url)) {
  // Imported for its options.
} else if (process.argv.includes('--check')) {
  const fresh = mkdtempSync(join(tmpdir(), 'tilelint-dist-'));
  await build(fresh);
  const [built, committed] = [filesIn(fresh), filesIn(dist)];
  rmSync(fresh, { recursive: true, force: true });
  const differing = [...new Set([...built.keys(), ...committed.keys()])].filter(
    (file) => built.get(file) !== committed.get(file),
  );
  if (differing.length > 0) {
    console.error(`dist/ is not what the sources build: ${differing.join(', ')}\nRun \`npm run build\` and commit dist/`);
    process.exitCode = 1;
  } else console.log(`dist/ is up to date (${built.size} files)`);
} else {
  const { outputs } = await build(dist);
  const sizes = Object.entries(outputs).filter(([file]) => file.endsWith('.js'));
  if (process.argv.includes('--sizes'))
    for (const [file, { bytes }] of sizes) console.log(`${String(Math.round(bytes / 1000)).padStart(6)} kB  ${file}`);
}
