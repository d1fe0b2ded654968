// The live Developer Platform as a source: the app behind an integration's OAuth client, read with an account's keys. The keys are
// the user's, and go to the one site that the user named. Loaded only when there are keys.
import { isObject } from '../documents/pointer.ts';
import { Http, type HttpOptions } from '../http/http.ts';
import { isSandbox } from '../report.ts';
import { type AccountKeys, readAuthorizedApp } from './authorized-app.ts';
import { judgeLive } from './live.ts';
import type { Answer, PublishedSource, Subject } from './published.ts';
import type { Site } from './sites.ts';

/** Where a published client can be asked for. */
export interface LiveClient {
  /** The integration's folder, by path or name; absent for the only one. */
  readonly integration?: string;
  readonly site: Site;
  readonly keys: AccountKeys;
  /** On this site; absent for the `id` of the integration's own oauth_clients.json. */
  readonly clientId?: string;
  readonly home: boolean;
  readonly published: boolean;
}

/** Milliseconds for one integration. */
const patience = 45_000;

/**
 * Asks for new OAuth integrations, and for one of unknown status when it is the only one that is linted.
 * @param folders How many folders are linted.
 */
export function liveSource(
  live: LiveClient,
  folders: number,
  options: Pick<HttpOptions, 'env' | 'retry' | 'limits' | 'onRequest'> = {},
): PublishedSource {
  const { site, keys, home, published } = live;
  // A run with fixes lints more than once.
  const asked = new Map<string, Promise<Answer>>();
  return async (subject) => {
    const { path, name, status, oauth, manifest } = subject;
    if (!oauth || status === 'existing' || (status === 'unknown' && folders > 1)) return undefined;
    if (live.integration !== undefined && live.integration !== path && live.integration !== name) return undefined;
    const how = `the app behind the OAuth client on ${site.name}, read live`;
    if (live.clientId !== undefined && live.integration === undefined && folders > 1)
      return { status: 'inconclusive', how, reason: `one client ID cannot be that of ${folders} integrations` };
    const client = clientOf(subject);
    const clientId = live.clientId ?? client.id;
    if (clientId === undefined)
      return { status: 'inconclusive', how, reason: 'no client ID was given, and oauth_clients.json has none' };
    const answer = asked.get(clientId) ?? ask({ clientId, name: client.name });
    asked.set(clientId, answer);
    const appUuid = manifest?.get('/app_uuid');
    const judged = judgeLive(await answer, typeof appUuid === 'string' ? appUuid : undefined, {
      status,
      // Each site has its own client ID: where the file's own is known, the file was exported.
      home: home || clientId === client.id,
      published,
    });
    const isMatch = judged.status === 'published' && judged.uuid.toLowerCase() === String(appUuid).toLowerCase();
    return isMatch && isSandbox(site.name)
      ? { status: 'inconclusive', how, reason: 'it is the same, but a sandbox knows only what it was given' }
      : judged;
  };

  async function ask(client: { readonly clientId: string; readonly name: string }): Promise<Answer> {
    const http = new Http({ ...options, allows: ({ origin }) => origin === site.api });
    for (const secret of [keys.apiKey, keys.applicationKey]) http.redaction.add(secret);
    try {
      const answer = await readAuthorizedApp(http, site, client, keys, AbortSignal.timeout(patience));
      return answer.status === 'published' ? answer : { ...answer, reason: http.redaction.hide(answer.reason) };
    } finally {
      await http.close();
    }
  }
}

/** The client that the integration's own file describes. */
function clientOf({ oauthClients }: Subject): { readonly id?: string; readonly name: string } {
  for (const role of ['integration', 'ui_extension']) {
    const client = oauthClients?.get(`/${role}`);
    if (!isObject(client)) continue;
    const { id, name } = client;
    return { ...(typeof id === 'string' && id !== '' && { id }), name: typeof name === 'string' ? name : '' };
  }
  return { name: '' };
}
