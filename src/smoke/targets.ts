// Which clients a smoke test is for: those of the integrations that were looked at, or the one of a file that somebody names.
import { basename } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { Integration } from '../catalog/integration.ts';
import { parseJson } from '../documents/json.ts';
import { decode, TextDocument } from '../documents/text.ts';
import type { IntegrationSummary, Unchecked } from '../report.ts';
import { UserError } from '../user-error.ts';
import { readOauthClient } from './oauth-client.ts';
import type { Target } from './smoke-test.ts';

export interface Targets {
  readonly targets: readonly Target[];
  /** OAuth integrations whose client cannot be read: their own lint run says what is wrong with it. */
  readonly unchecked: readonly Unchecked[];
}

/** @param integrations Of the catalog, as its report lists them. */
export async function findTargets(
  { source, kind }: Pick<Catalog, 'source' | 'kind'>,
  integrations: readonly IntegrationSummary[],
): Promise<Targets> {
  const targets: Target[] = [];
  const unchecked: Unchecked[] = [];
  for (const { path, name, status, oauth } of integrations) {
    if (!oauth) continue;
    const { manifest, oauthClients } = await Integration.open(source, path, kind);
    const client = oauthClients === undefined ? undefined : readOauthClient(oauthClients);
    const appUuid = manifest?.get('/app_uuid');
    if (client !== undefined) targets.push({ path, name, status, client, ...(typeof appUuid === 'string' && { appUuid }) });
    else unchecked.push({ rule: 'smoke/onboarding', integration: path, reason: 'its OAuth client cannot be read' });
  }
  return { targets, unchecked };
}

/**
 * A client without a manifest, as integrations from the Publishing Platform have it.
 * @param file Its name in the report.
 * @throws UserError when it describes no client.
 */
export function targetOfFile(file: string, bytes: Uint8Array): Target {
  const parsed = parseJson(new TextDocument(file, decode(bytes).text));
  if (parsed.status === 'broken') throw new UserError(`${file} is not JSON: ${parsed.error.message}`);
  const client = readOauthClient(parsed.document);
  if (client === undefined) throw new UserError(`${file} describes no client: expected the key \`integration\``);
  return { path: file, name: client.name === '' ? basename(file) : client.name, client, status: 'unknown' };
}
