// A published client cannot be edited: what differs here takes effect when it is published again.
import type { JsonDocument } from '../../documents/json.ts';
import { show } from '../../documents/schema.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { clientsOf, textsOf } from './clients.ts';

export default defineRule({
  id: 'oauth-client/republish',
  severity: 'notice',
  docs: { description: 'A changed OAuth client is published again', source: oauthForIntegrations },
  messages: {
    changed: 'The client differs from the published one ({{changes}}): it cannot be edited, go through the publishing flow again',
  },
  check({ integration: { oauthClients }, before, report }) {
    const was = before?.oauthClients;
    if (oauthClients === undefined || was === undefined) return;
    for (const client of clientsOf(oauthClients)) {
      const changes = [
        ...difference('scope', texts(was, client.at, 'scopes'), texts(oauthClients, client.at, 'scopes')),
        ...difference('redirect URI', texts(was, client.at, 'redirect_uris'), texts(oauthClients, client.at, 'redirect_uris')),
        ...difference('onboarding URL', text(was, client.at), text(oauthClients, client.at)),
      ];
      if (changes.length > 0)
        report({ messageId: 'changed', data: { changes: changes.join(', ') }, at: oauthClients.key(client.at) });
    }
  },
});

function texts(document: JsonDocument, at: string, key: 'scopes' | 'redirect_uris'): string[] {
  const client = clientsOf(document).find((each) => each.at === at);
  return client === undefined ? [] : textsOf(document, client, key).map((each) => each.text);
}

function text(document: JsonDocument, at: string): string[] {
  const url = document.get(`${at}/onboarding_url`);
  return typeof url === 'string' ? [url] : [];
}

function difference(what: string, before: readonly string[], now: readonly string[]): string[] {
  return [
    ...now.filter((each) => !before.includes(each)).map((each) => `${what} ${show(each)} added`),
    ...before.filter((each) => !now.includes(each)).map((each) => `${what} ${show(each)} removed`),
  ];
}
