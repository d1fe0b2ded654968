// The way with a browser: a real Chromium signs the test user in at the sandbox.
import { afterAll, expect, test } from 'vitest';
import { signingBrowser } from '../../src/smoke/browser/browser.ts';
import type { Credentials } from '../../src/smoke/credentials.ts';
import { refreshCredentials, runSmoke, sandbox, told } from '../support/smoke.ts';

const browser = signingBrowser({ env: process.env, platform: process.platform });
afterAll(() => browser.close());

test('signing in, consenting, and everything after', async () => {
  const { sites, user } = await sandbox();
  const [site] = sites;
  if (site === undefined) throw new Error('no site');
  const credentials: Credentials = { ...(await refreshCredentials(site)), user: { kind: 'sign-in', ...user } };
  const ran = await runSmoke([credentials], { signIn: browser.signIn });
  expect(told(ran)).toMatchObject({
    authorize: 'passed',
    token: 'passed',
    scopes: 'passed',
    'scope-access': 'passed',
    'app-uuid': 'passed',
    refresh: 'passed',
    'confidential-client': 'passed',
    revoke: 'passed',
  });
});
