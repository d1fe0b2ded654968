// Test credentials that a partner hands over: `oauth-credentials` (JSON or YAML, one entry or a list) or the variables of one site.
// Messages name keys and places, never a value.
import { isObject, type Json } from '../documents/pointer.ts';
import { TextDocument } from '../documents/text.ts';
import { parseYaml } from '../documents/yaml.ts';
import { nearest } from '../nearest.ts';
import type { AccountKeys } from '../platform/authorized-app.ts';
import { type Site, siteNamed, sites, unknownSite } from '../platform/sites.ts';
import { UserError } from '../user-error.ts';

export type TestUser =
  | { readonly kind: 'refresh-token'; readonly refreshToken: string }
  | { readonly kind: 'sign-in'; readonly email: string; readonly password: string };

export interface Credentials {
  /** The integration's folder, by path or name; absent for the only one. */
  readonly integration?: string;
  readonly site: Site;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly user: TestUser;
  /** The integration was made on this site. */
  readonly home: boolean;
  /** The client is the published one, not the private version. */
  readonly published: boolean;
  /** Of an account on this site, for reading the app behind the client. */
  readonly keys?: AccountKeys;
}

const keys = [
  'integration',
  'site',
  'client_id',
  'client_secret',
  'refresh_token',
  'email',
  'password',
  'home',
  'published',
  'api_key',
  'app_key',
] as const;

/**
 * @param name What messages call the text: an input, a file.
 * @param known Sites that credentials may go to.
 * @throws UserError with a line for every fault.
 */
export function parseCredentials(name: string, text: string, known: readonly Site[] = sites): Credentials[] {
  const parsed = parseYaml(new TextDocument(name, text));
  if (parsed.status === 'broken') {
    const { line, column } = parsed.errors[0]?.at.range.start ?? { line: 1, column: 1 };
    throw new UserError(`${name}:${line}:${column} is neither JSON nor YAML`);
  }
  const { value } = parsed.document;
  const entries = Array.isArray(value) ? value : [value];
  const faults: string[] = [];
  const credentials = entries.flatMap((entry, index) => {
    const where = Array.isArray(value) ? `${name}, entry ${index + 1}` : name;
    const read = readEntry(entry, known);
    if (!Array.isArray(read)) return [read];
    faults.push(...read.map((fault) => `${where}: ${fault}`));
    return [];
  });
  if (faults.length > 0) throw new UserError(faults.join('\n'));
  if (credentials.length === 0) throw new UserError(`${name} holds no credentials`);
  return credentials;
}

function readEntry(entry: Json, known: readonly Site[]): Credentials | string[] {
  if (!isObject(entry)) return ['expected an object with `site`, `client_id`, `client_secret` and `refresh_token`'];
  const faults: string[] = [];
  for (const key of Object.keys(entry)) {
    if (keys.some((each) => each === key)) continue;
    const near = nearest(key, keys);
    // Not the key itself: it may be a secret in the wrong place.
    faults.push(
      near === undefined ? `unknown key, expected some of ${keys.join(', ')}` : `unknown key, did you mean \`${near}\``,
    );
  }
  const text = (key: (typeof keys)[number]) => {
    const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string' && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) return value;
    faults.push(`expected a text in one line as \`${key}\`${typeof value === 'string' ? '' : ': put it into quotes'}`);
    return undefined;
  };
  const flag = (key: (typeof keys)[number]) => {
    const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
    if (value !== undefined && typeof value !== 'boolean') faults.push(`expected true or false as \`${key}\``);
    return value === true;
  };
  const site = readSite(text('site'), known, faults);
  const [clientId, clientSecret, refreshToken] = [text('client_id'), text('client_secret'), text('refresh_token')];
  const [email, password, apiKey, applicationKey, integration] = [
    text('email'),
    text('password'),
    text('api_key'),
    text('app_key'),
    text('integration'),
  ];
  const [home, published] = [flag('home'), flag('published')];
  for (const [key, value] of Object.entries({ client_id: clientId, client_secret: clientSecret }))
    if (value === undefined && faults.length === 0) faults.push(`\`${key}\` is missing`);
  if ((apiKey === undefined) !== (applicationKey === undefined))
    faults.push(apiKey === undefined ? '`api_key` is missing beside `app_key`' : '`app_key` is missing beside `api_key`');
  const user: TestUser | undefined =
    refreshToken !== undefined
      ? { kind: 'refresh-token', refreshToken }
      : email !== undefined && password !== undefined
        ? { kind: 'sign-in', email, password }
        : undefined;
  if (user === undefined && faults.length === 0)
    faults.push('`refresh_token` is missing (`tilelint authorize` gets one), or `email` and `password` of a test user');
  if (faults.length > 0 || site === undefined || clientId === undefined || clientSecret === undefined || user === undefined)
    return faults;
  return {
    site,
    clientId,
    clientSecret,
    user,
    home,
    published,
    ...(integration !== undefined && { integration }),
    ...(apiKey !== undefined && applicationKey !== undefined && { keys: { apiKey, applicationKey } }),
  };
}

function readSite(text: string | undefined, known: readonly Site[], faults: string[]): Site | undefined {
  const site = siteNamed(text ?? 'US1', known) ?? (text === undefined ? known[0] : undefined);
  if (site === undefined && text !== undefined) faults.push(unknownSite(text, known));
  return site;
}

/**
 * The credentials of one site from variables; undefined when none of them is set.
 * @throws UserError when some are missing.
 */
export function credentialsFrom(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly Site[] = sites,
): Credentials | undefined {
  const entry = Object.fromEntries(
    Object.entries(variables).flatMap(([key, variable]) => {
      const value = env[variable];
      return value === undefined || value === '' ? [] : [[key, value]];
    }),
  );
  // Other tools read DD_API_KEY as well: alone it means nothing here.
  if (!('api_key' in entry && 'app_key' in entry)) for (const key of ['api_key', 'app_key']) delete entry[key];
  const own = ['client_id', 'client_secret', 'refresh_token', 'email', 'password'];
  if (!own.some((key) => Object.hasOwn(entry, key))) return undefined;
  const read = readEntry(entry, known);
  if (!Array.isArray(read)) return read;
  const inWords = read
    .map((fault) => (fault.startsWith('unknown site') ? `${variables.site}: ${fault}` : fault))
    .map((fault) => Object.entries(variables).reduce((text, [key, variable]) => text.replaceAll(`\`${key}\``, variable), fault));
  throw new UserError(inWords.join('\n'));
}

const variables = {
  site: 'DD_SITE',
  client_id: 'DD_OAUTH_CLIENT_ID',
  client_secret: 'DD_OAUTH_CLIENT_SECRET',
  refresh_token: 'DD_OAUTH_REFRESH_TOKEN',
  email: 'DD_TEST_USER_EMAIL',
  password: 'DD_TEST_USER_PASSWORD',
  api_key: 'DD_API_KEY',
  app_key: 'DD_APP_KEY',
} as const;

/** Every value that must not be shown. */
export function secretsOf({ clientSecret, user, keys }: Credentials): string[] {
  const own = user.kind === 'refresh-token' ? [user.refreshToken] : [user.email, user.password];
  return [clientSecret, ...own, ...(keys === undefined ? [] : [keys.apiKey, keys.applicationKey])];
}
