// The OAuth client inside an exported app manifest, where an export carries one. How it is written there is not documented: it is
// found by the names of its keys, wherever they stand, and only when there is one answer.
import { isObject, type Json } from '../documents/pointer.ts';

export interface ExportedClient {
  /** Which export says so. */
  readonly how: string;
  /** What the export says nothing of is absent. */
  readonly scopes?: readonly string[];
  readonly redirectUris?: readonly string[];
  readonly onboardingUrl?: string;
}

type Part = 'scopes' | 'redirectUris' | 'onboardingUrl';

const keys: Readonly<Record<Part, RegExp>> = {
  scopes: /^(?:oauth2?_?)?scopes$/i,
  redirectUris: /^redirect_?ur[il]s$/i,
  onboardingUrl: /^onboarding_?ur[il]$/i,
};

/** Keys under which a client stands. `scopes` of anything else are none of OAuth's. */
const clientKey = /oauth|client/i;

/** @returns Undefined when it carries no OAuth details; a reason when it carries more than one client. */
export function exportedClient(manifest: Json, file: string): ExportedClient | { readonly reason: string } | undefined {
  const found = clientsIn(manifest);
  // An export with a client for each kind names the integration's as oauth_clients.json does.
  const own = found.filter(({ role }) => role === 'integration');
  const [client, ...others] = own.length > 0 ? own : found;
  if (client === undefined) return undefined;
  if (others.length > 0)
    return { reason: `${file} holds ${others.length + 1} OAuth clients, and does not say which is the integration's` };
  const { role: _role, ...parts } = client;
  return { how: `the exported app manifest ${file}`, ...parts };
}

type Found = Omit<ExportedClient, 'how'> & { readonly role?: string };

/** Deeper, or in more places, no export has anything. */
const deepest = 12;
const mostPlaces = 20_000;

function clientsIn(manifest: Json): Found[] {
  const found: Found[] = [];
  const waiting: { readonly value: Json; readonly key: string; readonly isClient: boolean; readonly depth: number }[] = [
    { value: manifest, key: '', isClient: false, depth: 0 },
  ];
  for (const [place, { value, key, isClient, depth }] of waiting.entries()) {
    if (place >= mostPlaces) break;
    if (depth > deepest) continue;
    if (Array.isArray(value)) {
      for (const each of value) waiting.push({ value: each, key, isClient, depth: depth + 1 });
      continue;
    }
    if (!isObject(value)) continue;
    const client = readClient(value, key, isClient);
    if (client !== undefined) found.push(client);
    else
      for (const [name, each] of Object.entries(value))
        waiting.push({ value: each, key: name, isClient: isClient || clientKey.test(name), depth: depth + 1 });
  }
  return found;
}

function readClient(value: Readonly<Record<string, Json>>, key: string, isClient: boolean): Found | undefined {
  const part = (name: Part) => Object.entries(value).find(([each]) => keys[name].test(each))?.[1];
  const redirectUris = texts(part('redirectUris'));
  const onboarding = part('onboardingUrl');
  const onboardingUrl = typeof onboarding === 'string' && onboarding !== '' ? onboarding : undefined;
  const scopes = isClient || redirectUris !== undefined || onboardingUrl !== undefined ? texts(part('scopes')) : undefined;
  if (redirectUris === undefined && onboardingUrl === undefined && scopes === undefined) return undefined;
  const role = typeof value.client_role === 'string' ? value.client_role : key;
  return {
    role,
    ...(scopes !== undefined && { scopes }),
    ...(redirectUris !== undefined && { redirectUris }),
    ...(onboardingUrl !== undefined && { onboardingUrl }),
  };
}

/** A list of texts, or of objects that name one; scopes may be one text with blanks between them. */
function texts(value: Json | undefined): string[] | undefined {
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((each) => each !== '');
  if (!Array.isArray(value)) return undefined;
  const read = value.map((each) => {
    if (typeof each === 'string') return each;
    if (!isObject(each)) return undefined;
    return [each.name, each.scope, each.uri, each.url, each.id].find((name) => typeof name === 'string');
  });
  return read.every((each) => each !== undefined) ? read : undefined;
}
