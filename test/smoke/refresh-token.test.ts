// The way without a browser: a refresh token that a person got once.
import { expect, test } from 'vitest';
import { refreshCredentials, runSmoke, sandboxSite, told } from '../support/smoke.ts';

test('everything that can be proven without a browser', async () => {
  const site = await sandboxSite();
  const ran = await runSmoke([await refreshCredentials(site)], { allow: { createApiKey: true, revoke: true } });
  expect(told(ran)).toEqual({
    onboarding: expect.stringMatching(/^failed: app\.harborlights\.example was not reached/),
    authorize: 'skipped: a refresh token was given: nobody has to sign in',
    token: 'passed',
    scopes: 'passed',
    'scope-access': 'passed',
    'create-api-key': 'passed: the key was created and is valid; it was deleted again',
    'app-uuid': 'passed',
    refresh: 'skipped: the step token was one',
    'confidential-client': 'passed',
    revoke: 'passed',
  });
});
