// Credentials as they are written, with a new refresh token in the place of one that may be dead.
import { parseDocument } from 'yaml';
import { isObject, type Json } from '../documents/pointer.ts';
import { sites as datadogSites, type Site, siteNamed } from '../platform/sites.ts';
import type { Credentials } from './credentials.ts';

/**
 * @param text JSON or YAML that `parseCredentials` took; comments and order stay.
 * @returns Undefined when the entry is not in it.
 */
export function replaceRefreshToken(
  text: string,
  { integration, site }: Pick<Credentials, 'integration' | 'site'>,
  refreshToken: string,
  known: readonly Site[] = datadogSites,
): string | undefined {
  const document = parseDocument(text);
  const value: Json = document.toJS();
  const entries = Array.isArray(value) ? value : [value];
  const index = entries.findIndex((entry) => {
    if (!isObject(entry) || entry.integration !== integration) return false;
    const named = typeof entry.site === 'string' ? siteNamed(entry.site, known) : (siteNamed('US1', known) ?? known[0]);
    return named?.name === site.name;
  });
  if (index === -1) return undefined;
  document.setIn(Array.isArray(value) ? [index, 'refresh_token'] : ['refresh_token'], refreshToken);
  return isJson(text) ? `${JSON.stringify(document.toJS(), null, 2)}\n` : document.toString({ lineWidth: 0 });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
