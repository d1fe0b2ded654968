// The app behind the client, read live, against the manifest. A match proves; a difference may have other causes than a wrong
// manifest (an app imported on another site, a private client), so it fails only where those are ruled out.
import { readAuthorizedApp } from '../../platform/authorized-app.ts';
import { judgeLive } from '../../platform/live.ts';
import { failed, passed, type Step, skipped } from '../step.ts';

export const appUuid: Step = {
  name: 'app-uuid',
  needs: [],
  limit: 45_000,
  async run({ client, credentials, http, appUuid: expected, status }, { tokens }, signal) {
    if (expected === undefined) return skipped('there is no manifest with an app_uuid to compare with');
    const { site, keys, clientId } = credentials;
    const mayRead = tokens?.scopes?.includes('built_in_features') === true;
    const access = keys ?? (tokens !== undefined && mayRead ? { token: tokens.access } : undefined);
    if (access === undefined) return skipped('it needs DD_API_KEY and DD_APP_KEY of an account on this site');
    const answer = judgeLive(await readAuthorizedApp(http, site, { clientId, name: client.name }, access, signal), expected, {
      ...credentials,
      status,
    });
    if (answer.status === 'inconclusive') return skipped(`inconclusive: ${answer.how}: ${answer.reason}`);
    if (answer.uuid.toLowerCase() === expected.toLowerCase()) return passed();
    return failed(
      `Expected \`${answer.uuid}\`, the app that was published, as app_uuid, found \`${expected}\`: copy the app_uuid from Publishing, step 2`,
    );
  },
};
