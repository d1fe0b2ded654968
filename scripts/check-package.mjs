// `npm run package`: packs the tarball and looks at it as its users' tools do. publint and are-the-types-wrong have nothing to say,
// there is nothing in it that nobody needs, its types compile by themselves, and it runs where it alone is installed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'tilelint-package-'));
const run = (command, args, cwd = work) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const bin = (path, ...args) => run(process.execPath, [join(root, 'node_modules', path), ...args]);

/** What a user has use for. */
const wanted =
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|THIRD-PARTY-LICENSES|dist\/(?:cli|index)\.js|dist\/index\.d\.ts|dist\/package\.json|dist\/(?:chunks|types)\/\S+|schemas\/[\w-]+\.schema\.json|docs\/(?:configuration|smoke-test)\.md|docs\/rules\/\S+\.md)$/;

try {
  const [{ filename, files, size, unpackedSize }] = JSON.parse(
    run('npm', ['pack', '--json', '--silent', '--pack-destination', work], root),
  );
  const tarball = join(work, filename);
  const unwanted = files.map(({ path }) => path).filter((path) => !wanted.test(path));
  if (unwanted.length > 0) throw new Error(`Nobody needs these in the package: ${unwanted.join(', ')}`);

  const ofAction = files.map(({ path }) => path).filter((path) => /\/comment-on(?:ly)?-[^/]*\.js$/.test(path));
  if (ofAction.length > 0) throw new Error(`Only the action has use for these: ${ofAction.join(', ')}`);

  const packed = new Set(files.map(({ path }) => path));
  for (const path of [...packed].filter((each) => /^dist\/.*\.js$/.test(each)))
    for (const [, required] of readFileSync(join(root, path), 'utf8').matchAll(/require\("(\.\/[^"]+)"\)/g)) {
      const file = posix.join(posix.dirname(path), required);
      if (!packed.has(file)) throw new Error(`${path} needs ${file}, which is not in the package`);
    }

  bin('publint/src/cli.js', 'run', tarball, '--strict');
  bin('@arethetypeswrong/cli/dist/index.js', tarball);

  const user = join(work, 'user');
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }');
  run('npm', ['install', '--offline', '--silent', tarball], user);
  const installed = readdirSync(join(user, 'node_modules')).filter((name) => !name.startsWith('.'));
  if (installed.join() !== 'tilelint') throw new Error(`Expected nothing beside tilelint, npm installed ${installed.join(', ')}`);

  const command = join(user, 'node_modules/.bin/tilelint');
  for (const args of [['--version'], ['explain', 'manifest/syntax'], ['explain', 'smoke/token'], ['rules']])
    run(command, args, user);
  run(
    process.execPath,
    ['-e', "import('tilelint').then(({ lint, openCatalog }) => { if (!lint || !openCatalog) process.exit(1) })"],
    user,
  );
  run(process.execPath, ['-e', "const { lint } = require('tilelint'); if (!lint) process.exit(1)"], user);

  mkdirSync(join(user, 'node_modules/@types'));
  for (const name of ['node']) symlinkSync(join(root, 'node_modules/@types', name), join(user, 'node_modules/@types', name));
  symlinkSync(join(root, 'node_modules/undici-types'), join(user, 'node_modules/undici-types'));
  writeFileSync(
    join(user, 'use.ts'),
    "import { lint, openCatalog, type Report } from 'tilelint';\nexport const report: Report = await lint(await openCatalog(['.']));\n",
  );
  const options = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--types', 'node'];
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'use.ts'], user);
  console.log(
    `The package holds: ${files.length} files, ${Math.round(size / 1000)} kB packed, ${Math.round(unpackedSize / 1000)} kB unpacked`,
  );
} catch (error) {
  if (error.stdout) console.error(error.stdout);
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
