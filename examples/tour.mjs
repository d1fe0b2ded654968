// `npm start`: tilelint on the invented catalog beside this file. Needs nothing installed: dist/ is bundled and committed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const show = (line = '') => process.stdout.write(`${line}\n`);

show('$ npx tilelint examples/catalog\n');
const { status, error } = spawnSync(process.execPath, [path('../dist/cli.js'), path('catalog')], {
  cwd: path('..'),
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (error !== undefined || status === null || status > 1) {
  show(`\ntilelint could not run: ${error?.message ?? `exit code ${status}`}`);
  process.exitCode = 1;
} else {
  show(`\nThe exit code was ${status}: in a pull request this blocks the merge. (These examples are broken on purpose.)`);
  show('\nTry next');
  show('  node dist/cli.js examples/catalog/harbor_lights                       an integration that would publish');
  show('  node dist/cli.js explain readme/uninstallation-revocation             what a rule asks for, and why');
  show('  node dist/cli.js ../integrations-extras/my_integration                your own');
}
