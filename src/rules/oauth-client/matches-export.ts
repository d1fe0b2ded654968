// The client in the repository is the one of the exported app manifest, where an export was given that carries one. An export may
// be older than the client, or another app's: a difference is a warning.
import { show } from '../../documents/schema.ts';
import type { Difference } from '../../report.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { clientTexts, difference } from './client-change.ts';
import { clientsOf } from './clients.ts';

export default defineRule({
  id: 'oauth-client/matches-export',
  severity: 'warning',
  docs: {
    description: 'The OAuth client is the one of the exported app manifest, where an export carries one',
    source: oauthForIntegrations,
  },
  messages: {
    differs: 'Expected the {{what}} of {{how}}, found {{changes}}: export the app again, or copy its client into this file',
  },
  applies: ({ oauth }) => oauth,
  check({ integration: { oauthClients }, exported, report }) {
    const client = oauthClients === undefined ? undefined : clientsOf(oauthClients)[0];
    if (oauthClients === undefined || exported === undefined || client === undefined) return;
    const { role, at } = client;
    const here = clientTexts(oauthClients, role);
    const { how, scopes, redirectUris, onboardingUrl } = exported;
    const compare = (what: string, key: string, there: readonly string[] | undefined, found: readonly string[]) => {
      if (there === undefined) return;
      const changes = inWords(difference(there, found));
      if (changes !== '') report({ messageId: 'differs', data: { what, how, changes }, at: oauthClients.key(`${at}/${key}`) });
    };
    compare('scopes', 'scopes', scopes, here.scopes);
    compare('redirect URIs', 'redirect_uris', redirectUris, here.redirectUris);
    compare('onboarding URL', 'onboarding_url', onboardingUrl === undefined ? undefined : [onboardingUrl], here.onboardingUrl);
  },
});

function inWords({ added, removed }: Difference): string {
  return [...added.map((each) => `${show(each)} more`), ...removed.map((each) => `${show(each)} missing`)].join(', ');
}
