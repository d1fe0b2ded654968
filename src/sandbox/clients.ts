// The OAuth clients that a sandbox knows: those of assets/oauth_clients.json files, with credentials of the sandbox's own.
import { randomBytes, randomUUID } from 'node:crypto';
import { isObject, type Json } from '../documents/pointer.ts';
import { UserError } from '../user-error.ts';

/** A client as its file describes it, on every site. */
export interface ClientDescription {
  /** The folder of its integration, where it has one. */
  readonly integration?: string;
  readonly name: string;
  readonly description: string;
  readonly id: string;
  readonly scopes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly onboardingUrl?: string;
  /** The app that it was published with. */
  readonly appUuid: string;
}

/** A client as one site knows it: each site has its own client ID and secret. */
export interface SandboxClient extends ClientDescription {
  readonly secret: string;
}

/**
 * @param value The content of an oauth_clients.json.
 * @param appUuid That of the manifest beside it; an app of its own where there is none.
 * @throws UserError when the file describes no client that could authorize.
 */
export function describeClient(value: Json, file: string, appUuid: string | undefined): ClientDescription {
  const client = isObject(value) ? (value.integration ?? value.ui_extension) : undefined;
  if (!isObject(client)) throw new UserError(`${file} describes no client: expected the key \`integration\``);
  const { id, name, description, onboarding_url: onboarding } = client;
  const redirectUris = texts(client.redirect_uris).filter(isUsable);
  if (typeof id !== 'string' || id === '') throw new UserError(`The client of ${file} has no \`id\``);
  if (redirectUris.length === 0) throw new UserError(`The client of ${file} has no redirect URI that a server could take`);
  return {
    id,
    name: typeof name === 'string' ? name : id,
    description: typeof description === 'string' ? description : '',
    scopes: [...new Set(texts(client.scopes))],
    redirectUris: [...new Set(redirectUris)],
    ...(typeof onboarding === 'string' && { onboardingUrl: onboarding }),
    appUuid: appUuid ?? randomUUID(),
  };
}

/** The client on a site: the site that it was made on knows it by its own ID, another by one that the import gave it. */
export function clientOn(description: ClientDescription, home: boolean): SandboxClient {
  return { ...description, id: home ? description.id : randomUUID(), secret: randomBytes(24).toString('base64url') };
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** A fragment is refused by every OAuth server (RFC 6749, 3.1.2). */
function isUsable(uri: string): boolean {
  return URL.canParse(uri) && new URL(uri).hash === '';
}
