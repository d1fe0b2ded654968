// The clients of assets/oauth_clients.json. Every published file has one, `integration`; an older form has `ui_extension`.
import type { JsonDocument } from '../../documents/json.ts';
import { isObject, pointer } from '../../documents/pointer.ts';

export interface OauthClient {
  readonly role: (typeof roles)[number];
  /** JSON Pointer of the client. */
  readonly at: string;
}

export interface Member {
  readonly text: string;
  /** JSON Pointer of the text. */
  readonly at: string;
}

export const roles = ['integration', 'ui_extension'] as const;

export function clientsOf(document: JsonDocument): OauthClient[] {
  return roles.filter((role) => isObject(document.get(pointer(role)))).map((role) => ({ role, at: pointer(role) }));
}

/** The texts of a list such as `redirect_uris`; what is no text is `oauth-client/schema`'s. */
export function textsOf(document: JsonDocument, client: OauthClient, list: 'redirect_uris' | 'scopes'): Member[] {
  const values = document.get(`${client.at}/${list}`);
  if (!Array.isArray(values)) return [];
  return values.flatMap((text, index) => (typeof text === 'string' ? [{ text, at: `${client.at}/${list}/${index}` }] : []));
}
