// Where the live Developer Platform is asked in a workflow: with the keys of the inputs, or those beside test credentials.
import type { LiveClient } from '../platform/live-source.ts';
import { sites } from '../platform/sites.ts';
import type { Inputs } from './inputs.ts';

/** @throws UserError for a site that is none, or credentials that cannot be read. */
export async function readLive({ accountKeys, oauthCredentials, sandbox, env }: Inputs): Promise<readonly LiveClient[]> {
  if (accountKeys === undefined && oauthCredentials === '') return [];
  const [{ liveClients }, { parseCredentials, secretsOf }, { sandboxSite }, { setSecret }] = await Promise.all([
    import('../live-clients.ts'),
    import('../smoke/credentials.ts'),
    import('../smoke/sandbox-site.ts'),
    import('@actions/core'),
  ]);
  const known = sandbox.length > 0 ? sandbox.map(sandboxSite) : sites;
  const credentials = oauthCredentials === '' ? [] : parseCredentials('The input `oauth-credentials`', oauthCredentials, known);
  for (const secret of credentials.flatMap(secretsOf)) setSecret(secret);
  return liveClients({ ...(accountKeys !== undefined && { keys: accountKeys }), env, credentials, known });
}
