import rule from '../../../src/rules/app-uuid/not-client-id.ts';
import { example, json, manifest, oauthClients, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const client = oauthClients.integration;
const message =
  'Unexpected id of the OAuth client, expected the app_uuid: copy it from step 2 of the Publishing tab in the Developer Platform';
const marked = (uuid: string) => json({ ...manifest, app_uuid: uuid }).replace(`"${uuid}"`, '⟦$&⟧');

testRule(rule, {
  valid: {
    'two ids': { files: example },
    'no client': { files: without('assets/oauth_clients.json') },
    'a client without id': { files: { ...example, 'assets/oauth_clients.json': json({ integration: { name: 'Harbor' } }) } },
    'a client that is not JSON': { files: { ...example, 'assets/oauth_clients.json': '{' } },
    'neither has a text': {
      files: {
        'manifest.json': json({ ...manifest, app_uuid: 1 }),
        'assets/oauth_clients.json': json({ integration: { id: 1 } }),
      },
    },
  },
  invalid: {
    'the same id': { files: { ...example, 'manifest.json': marked(client.id) }, messages: [message] },
    'the same id in capitals': { files: { ...example, 'manifest.json': marked(client.id.toUpperCase()) }, messages: [message] },
    'the client of a UI Extension': {
      files: {
        ...example,
        'manifest.json': marked(client.id),
        'assets/oauth_clients.json': json({ ui_extension: { ...client, client_role: 'ui_extension' } }),
      },
      messages: [message],
    },
    'a client at another path': {
      files: {
        'manifest.json': marked(client.id).replace('assets/oauth_clients.json', 'oauth/client.json'),
        'oauth/client.json': json(oauthClients),
      },
      messages: [message],
    },
  },
});
