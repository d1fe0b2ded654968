// The OAuth client under test, as its assets/oauth_clients.json describes it. What is wrong with the file is lint's to say; here it
// is read as far as it goes.
import type { JsonDocument } from '../documents/json.ts';
import { isObject } from '../documents/pointer.ts';
import type { Location } from '../report.ts';

export interface OauthClientFile {
  readonly document: JsonDocument;
  /** JSON Pointer of the client: `/integration`, or the older `/ui_extension`. */
  readonly at: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly onboardingUrl?: string;
}

/** Undefined when the file describes no client. */
export function readOauthClient(document: JsonDocument): OauthClientFile | undefined {
  const at = ['/integration', '/ui_extension'].find((pointer) => isObject(document.get(pointer)));
  if (at === undefined) return undefined;
  const name = document.get(`${at}/name`);
  const onboardingUrl = document.get(`${at}/onboarding_url`);
  return {
    document,
    at,
    name: typeof name === 'string' ? name : '',
    scopes: texts(document, `${at}/scopes`),
    redirectUris: texts(document, `${at}/redirect_uris`),
    ...(typeof onboardingUrl === 'string' && { onboardingUrl }),
  };
}

/** Where a step's failure is shown: at what it is about. */
export function placeOf({ document, at }: OauthClientFile, step: string): Location {
  const key = {
    onboarding: 'onboarding_url',
    authorize: 'redirect_uris',
    scopes: 'scopes',
    'scope-access': 'scopes',
    'create-api-key': 'scopes',
  }[step];
  if (key !== undefined && document.get(`${at}/${key}`) !== undefined) return document.at(`${at}/${key}`);
  return document.get(`${at}/id`) === undefined ? document.key(at) : document.at(`${at}/id`);
}

function texts(document: JsonDocument, pointer: string): string[] {
  const values = document.get(pointer);
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
