// `npm start`: tilelint on the invented catalog beside this file, then the OAuth smoke test against a Datadog on this machine.
// Needs nothing installed and no network: dist/ is bundled and committed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const show = (line = '') => process.stdout.write(`${line}\n`);
const children = [];
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
process.once('exit', () => {
  for (const child of children) child.kill();
});

/** @returns The exit code. @throws Error when tilelint did not run. */
function tilelint(args, env = {}) {
  const { status, error } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (error !== undefined || status === null || status > 1) throw error ?? new Error(`exit code ${status}`);
  return status;
}

/** Starts a server. @returns Its first line, once it is ready. */
async function started(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [''])]);
  if (line === '') throw new Error(`${args.join(' ')} did not start`);
  return line;
}

try {
  show('$ npx tilelint examples/catalog\n');
  const status = tilelint(['examples/catalog']);
  show(`\nThe exit code was ${status}: in a pull request this blocks the merge. (These examples are broken on purpose.)\n`);

  show('Next, the OAuth smoke test of harbor_lights: `tilelint sandbox` plays Datadog, examples/partner-app is the partner.\n');
  const integration = 'examples/catalog/harbor_lights';
  const { sites, credentials } = JSON.parse(await started(['dist/cli.js', 'sandbox', integration, '--json']));
  const [{ origin, name }] = sites;
  const [{ client_id: clientId, client_secret: secret, ...access }] = credentials;
  const onboarding = await started(['examples/partner-app/server.mjs'], {
    PORT: '0',
    CLIENT_ID: clientId,
    CLIENT_SECRET: secret,
    REDIRECT_URI: 'https://app.harborlights.example/datadog/callback',
    DATADOG_SITES: origin,
  });
  const smoke = ['smoke', integration, '--sandbox', `${name}=${origin}`, '--onboarding-url', onboarding, '--create-api-key'];
  show(`$ npx tilelint ${smoke.join(' ')}\n`);
  tilelint(smoke, {
    DD_OAUTH_CLIENT_ID: clientId,
    DD_OAUTH_CLIENT_SECRET: secret,
    DD_OAUTH_REFRESH_TOKEN: access.refresh_token,
    DD_API_KEY: access.api_key,
    DD_APP_KEY: access.app_key,
  });
  show('\nWith DD_TEST_USER_EMAIL and DD_TEST_USER_PASSWORD a real Chrome signs in instead of the refresh token.');
  show('\nTry next');
  show('  node dist/cli.js examples/catalog/harbor_lights              an integration that would publish');
  show('  node dist/cli.js explain readme/uninstallation-revocation    what a rule asks for, and why');
  show('  node dist/cli.js sandbox examples/catalog/harbor_lights      a Datadog to develop against');
  show('  node dist/cli.js ../integrations-extras/my_integration       your own');
} catch (error) {
  show(`\ntilelint could not run: ${error.message}`);
  process.exitCode = 1;
} finally {
  for (const child of children) child.kill();
}
