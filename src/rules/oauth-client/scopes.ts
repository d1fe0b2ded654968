// What the client may do. Every scope is asked of every customer, and none can be added without publishing again.
// Partners use scopes that no public list has, so an unknown one is a warning.
import { show } from '../../documents/schema.ts';
import { nearest } from '../../nearest.ts';
import { apiKeysScope } from '../readme/required-text.ts';
import { defineRule } from '../rule.ts';
import { authorizationScopes } from '../sources.ts';
import { clientsOf, textsOf } from './clients.ts';
import { submissionClaim } from './submission-claim.ts';
import { isUnknownScope, oauthClientViolations } from './violations.ts';

export default defineRule({
  id: 'oauth-client/scopes',
  severity: 'warning',
  docs: {
    description: `The client requests scopes that Datadog has, each once, and \`${apiKeysScope}\` when it submits data`,
    source: authorizationScopes,
  },
  messages: {
    misspelled: 'Unexpected scope {{scope}}, expected `{{meant}}`',
    unknown: 'Unexpected scope {{scope}}: Datadog documents none of that name, check it in the Developer Platform',
    duplicate: 'Unexpected second scope {{scope}}: line {{line}} has it already, remove one',
    submits: `Expected the scope \`${apiKeysScope}\`, because {{claim}} in manifest.json says that data is submitted: request it, or correct the manifest`,
  },
  async check({ integration, report }) {
    const { oauthClients: document } = integration;
    if (document === undefined) return;
    const unknown = new Map(
      oauthClientViolations(integration)
        .filter(isUnknownScope)
        .map((each) => [each.pointer, each.allowed]),
    );
    for (const client of clientsOf(document)) {
      const first = new Map<string, string>();
      const requested = new Set<string>();
      for (const { text: scope, at: pointer } of textsOf(document, client, 'scopes')) {
        const at = () => document.at(pointer);
        const before = first.get(scope);
        first.set(scope, before ?? pointer);
        const meant = nearest(scope, namesIn(unknown.get(pointer)));
        requested.add(meant ?? scope);
        if (before !== undefined) {
          report({ messageId: 'duplicate', data: { scope: show(scope), line: document.at(before).range.start.line }, at: at() });
        } else if (meant !== undefined) report({ messageId: 'misspelled', data: { scope: show(scope), meant }, at: at() });
        else if (unknown.has(pointer)) report({ messageId: 'unknown', data: { scope: show(scope) }, at: at() });
      }
      if (client.role !== 'integration' || requested.size === 0 || requested.has(apiKeysScope)) continue;
      const claim = await submissionClaim(integration);
      if (claim !== undefined) report({ messageId: 'submits', data: { claim }, at: document.key(`${client.at}/scopes`) });
    }
  },
});

/** The names that the schema allows. */
function namesIn(allowed: unknown): string[] {
  return Array.isArray(allowed) ? allowed.filter((name) => typeof name === 'string') : [];
}
