// A published client cannot be edited: what differs here takes effect when it is published again.
import { show } from '../../documents/schema.ts';
import type { Difference } from '../../report.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { clientChange, clientTexts } from './client-change.ts';
import { clientsOf } from './clients.ts';

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
    for (const { role, at } of clientsOf(oauthClients)) {
      const { scopes, redirectUris, onboardingUrl } = clientChange(clientTexts(was, role), clientTexts(oauthClients, role));
      const changes = [
        ...inWords('scope', scopes),
        ...inWords('redirect URI', redirectUris),
        ...inWords('onboarding URL', onboardingUrl),
      ];
      if (changes.length > 0) report({ messageId: 'changed', data: { changes: changes.join(', ') }, at: oauthClients.key(at) });
    }
  },
});

function inWords(what: string, { added, removed }: Difference): string[] {
  return [...added.map((each) => `${what} ${show(each)} added`), ...removed.map((each) => `${what} ${show(each)} removed`)];
}
