// All scopes that the client requests are required: the token has to carry each of them, and no other.
import { failed, passed, type Step, skipped } from '../step.ts';

export const scopes: Step = {
  name: 'scopes',
  needs: ['token'],
  limit: 1_000,
  async run({ client }, { tokens }) {
    const granted = tokens?.scopes;
    if (granted === undefined) return skipped('the token response names no scopes');
    const missing = client.scopes.filter((scope) => !granted.includes(scope));
    const further = granted.filter((scope) => !client.scopes.includes(scope));
    if (missing.length > 0)
      return failed(
        `The token lacks ${list(missing)}: the published client requests other scopes than assets/oauth_clients.json, or the user authorized it before they were added; authorize it again`,
      );
    if (further.length > 0)
      return failed(
        `The token also carries ${list(further)}: assets/oauth_clients.json does not request it, the published client does`,
      );
    return passed();
  },
};

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name.slice(0, 80)}\``).join(', ');
}
