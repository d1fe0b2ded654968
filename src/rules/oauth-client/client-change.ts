// What differs between two states of OAuth clients, or a client and its export: added and taken away, order aside.
import type { JsonDocument } from '../../documents/json.ts';
import type { Difference, OauthChange } from '../../report.ts';
import { roles, textsOf } from './clients.ts';
import { credentialsIn } from './web-address.ts';

export type Role = (typeof roles)[number];

/** The parts of a client that take effect when it is published. */
export interface ClientTexts {
  readonly scopes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly onboardingUrl: readonly string[];
}

/** Empty where there is no such client. */
export function clientTexts(document: JsonDocument | undefined, role: Role): ClientTexts {
  const at = `/${role}`;
  const texts = (list: 'scopes' | 'redirect_uris') =>
    document === undefined ? [] : textsOf(document, { role, at }, list).map(({ text }) => text);
  const url = document?.get(`${at}/onboarding_url`);
  return { scopes: texts('scopes'), redirectUris: texts('redirect_uris'), onboardingUrl: typeof url === 'string' ? [url] : [] };
}

export function clientChange(before: ClientTexts, now: ClientTexts): OauthChange {
  return {
    scopes: difference(before.scopes, now.scopes),
    redirectUris: difference(before.redirectUris, now.redirectUris),
    onboardingUrl: difference(before.onboardingUrl, now.onboardingUrl),
  };
}

/** Every client of a file together. */
export function clientsChange(before: JsonDocument | undefined, now: JsonDocument | undefined): OauthChange {
  return clientChange(allTexts(before), allTexts(now));
}

function allTexts(document: JsonDocument | undefined): ClientTexts {
  const each = roles.map((role) => clientTexts(document, role));
  return {
    scopes: each.flatMap(({ scopes }) => scopes),
    redirectUris: each.flatMap(({ redirectUris }) => redirectUris),
    onboardingUrl: each.flatMap(({ onboardingUrl }) => onboardingUrl),
  };
}

/** Where a URL has a user name and a password, they are not shown. */
export function difference(before: readonly string[], now: readonly string[]): Difference {
  const [were, are] = [new Set(before), new Set(now)];
  return {
    added: [...are].filter((each) => !were.has(each)).map(withoutCredentials),
    removed: [...were].filter((each) => !are.has(each)).map(withoutCredentials),
  };
}

function withoutCredentials(text: string): string {
  const credentials = credentialsIn(text);
  return credentials === undefined ? text : text.replace(credentials, () => '[redacted]@');
}
