// "To validate that OAuth is working properly, make a request to the marketplace_create_api endpoint with your token". An organisation
// has one such key, and it is shown once: done only when asked for. That it exists already proves the scope as well.
import { failureOf } from '../oauth-server.ts';
import { statusOf } from '../status-of.ts';
import { failed, passed, type Step, type Subject, skipped } from '../step.ts';

export const createApiKey: Step = {
  name: 'create-api-key',
  needs: ['token'],
  limit: 30_000,
  async run(subject, { tokens }, signal) {
    const { client, credentials, http, conceal, allow } = subject;
    if (!client.scopes.includes('api_keys_write')) return skipped('the client does not request `api_keys_write`');
    if (!allow.createApiKey) return skipped("not asked for: it creates the organisation's one Marketplace API key");
    const response = await http.fetch(new URL('/api/v2/api_keys/marketplace', credentials.site.api), {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens?.access}`, accept: 'application/json' },
      signal,
    });
    if (response.status === 409) return passed('the key exists already (409), which the scope alone could tell');
    if (response.status === 403)
      return failed(
        'Refused (403): the token does not carry `api_keys_write`, a private scope that Datadog has to allow for the client',
      );
    if (response.status !== 201) {
      const { description } = await failureOf(response);
      return failed(`Expected 201 or 409, found ${response.status}${description === undefined ? '' : ` (${description})`}`);
    }
    const key = await readKey(response);
    if (key === undefined)
      return failed(
        'It answered 201 without a key in `data.attributes.key`: where one was created, delete it on the API Keys page',
      );
    conceal(key.key);
    const proof = await statusOf(
      http.fetch(new URL('/api/v1/validate', credentials.site.api), { headers: { 'dd-api-key': key.key }, signal }),
    );
    // Whatever the proof says, the key is not left behind in silence.
    const left = await remove(subject, key.id, signal);
    if (proof === 200) return passed(`the key was created and is valid; ${left}`);
    return failed(`The key was created, and /api/v1/validate gave ${proof ?? 'no answer'} to it; ${left}`);
  },
};

async function readKey(response: Response): Promise<{ readonly id: string; readonly key: string } | undefined> {
  try {
    const body: { data?: { id?: unknown; attributes?: { key?: unknown } } } = JSON.parse(await response.text()); // Looked at below.
    const { id, attributes } = body.data ?? {};
    return typeof id === 'string' && typeof attributes?.key === 'string' ? { id, key: attributes.key } : undefined;
  } catch {
    return undefined;
  }
}

/** @returns What became of the key. */
async function remove({ credentials: { keys, site }, http }: Subject, id: string, signal: AbortSignal): Promise<string> {
  if (keys === undefined) return "it stays: delete it on the API Keys page, or give the account's keys";
  const status = await statusOf(
    http.fetch(new URL(`/api/v2/api_keys/${encodeURIComponent(id)}`, site.api), {
      method: 'DELETE',
      headers: { 'dd-api-key': keys.apiKey, 'dd-application-key': keys.applicationKey },
      signal,
    }),
  );
  return status === 204
    ? 'it was deleted again'
    : `it could not be deleted (${status ?? 'no answer'}): do so on the API Keys page`;
}
