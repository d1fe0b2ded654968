// One run of the schema feeds two rules: unknown scopes are `oauth-client/scopes`, everything else is `oauth-client/schema`.
import type { Integration } from '../../catalog/integration.ts';
import { type Violation, violations } from '../../documents/schema.ts';
import { oauthClients } from '../../documents/validators.ts';

const known = new WeakMap<Integration, readonly Violation[]>();

/** What the schema says of the OAuth clients, which are validated once; nothing while they are not JSON. */
export function oauthClientViolations(integration: Integration): readonly Violation[] {
  const before = known.get(integration);
  if (before !== undefined) return before;
  const found = integration.oauthClients === undefined ? [] : violations(integration.oauthClients, oauthClients);
  known.set(integration, found);
  return found;
}

/** `oauth-client/scopes` */
export function isUnknownScope({ pointer, keyword }: Violation): boolean {
  return keyword === 'enum' && /^\/\w+\/scopes\/\d+$/.test(pointer);
}
