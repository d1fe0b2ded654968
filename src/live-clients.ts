// Keys that the user gave -> where the live Developer Platform is asked. Site and client ID come from the user as well: from test
// credentials for the same site, or from the environment. Loaded only when there are keys.
import type { AccountKeys } from './platform/authorized-app.ts';
import type { LiveClient } from './platform/live-source.ts';
import { type Site, siteNamed, sites, unknownSite } from './platform/sites.ts';
import { UserError } from './user-error.ts';

export interface LiveRequest {
  /** Of an account on the site that DD_SITE names, US1 otherwise. */
  readonly keys?: AccountKeys;
  /** DD_SITE, DD_OAUTH_CLIENT_ID. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Test credentials, some with keys of their own. */
  readonly credentials?: readonly (Omit<LiveClient, 'keys'> & { readonly keys?: AccountKeys })[];
  /** Sites that keys may go to. */
  readonly known?: readonly Site[];
}

/** @throws UserError for a site that is none, with the nearest known name. */
export function liveClients({ keys, env, credentials = [], known = sites }: LiveRequest): LiveClient[] {
  const clients = credentials.flatMap((each) => (each.keys === undefined ? [] : [asked(each, each.keys)]));
  if (keys === undefined) return clients;
  const without = credentials.filter((each) => each.keys === undefined);
  const site = siteOf(env, without, known);
  const own = without.filter((each) => each.site.name === site.name);
  if (own.length > 0) return [...clients, ...own.map((each) => asked(each, keys))];
  const clientId = env.DD_OAUTH_CLIENT_ID ?? '';
  return [...clients, { site, keys, ...(clientId !== '' && { clientId }), home: false, published: false }];
}

function asked({ integration, site, clientId, home, published }: Omit<LiveClient, 'keys'>, keys: AccountKeys): LiveClient {
  return {
    site,
    keys,
    home,
    published,
    ...(integration !== undefined && { integration }),
    ...(clientId !== undefined && { clientId }),
  };
}

function siteOf(env: LiveRequest['env'], credentials: readonly { readonly site: Site }[], known: readonly Site[]): Site {
  const name = env.DD_SITE ?? '';
  const named = new Map(credentials.map(({ site }) => [site.name, site]));
  const [only] = named.values();
  if (name === '' && only !== undefined && named.size === 1) return only;
  const site = siteNamed(name === '' ? 'US1' : name, known) ?? (name === '' ? known[0] : undefined);
  if (site !== undefined) return site;
  throw new UserError(`DD_SITE: ${unknownSite(name, known)}`);
}
