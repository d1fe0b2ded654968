// The Developer Platform shows two UUIDs: the app's in step 2 of the Publishing tab, and the OAuth client's. Only the first
// belongs into manifest.json.
import { clientsOf } from '../oauth-client/clients.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';

export default defineRule({
  id: 'app-uuid/not-client-id',
  severity: 'error',
  docs: { description: 'app_uuid is not the id of the OAuth client', source: oauthForIntegrations },
  messages: {
    clientId:
      'Unexpected id of the OAuth client, expected the app_uuid: copy it from step 2 of the Publishing tab in the Developer Platform',
  },
  check({ integration: { manifest, oauthClients }, report }) {
    const appUuid = manifest?.get('/app_uuid');
    if (manifest === undefined || oauthClients === undefined || typeof appUuid !== 'string') return;
    const ids = clientsOf(oauthClients).map(({ at }) => oauthClients.get(`${at}/id`));
    if (ids.some((id) => typeof id === 'string' && id.toLowerCase() === appUuid.toLowerCase())) {
      report({ messageId: 'clientId', at: manifest.at('/app_uuid') });
    }
  },
});
