// `tilelint authorize`: a person signs in once in their own browser; the redirect to the partner is caught, and what it gives is kept
// as credentials for the smoke test. Nothing secret is printed.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as oauth from 'oauth4webapi';
import { baseName } from '../../catalog/file-source.ts';
import { openCatalog, topOf } from '../../catalog/open.ts';
import { Http } from '../../http/http.ts';
import { Redaction } from '../../http/redaction.ts';
import { RequestError } from '../../http/request-error.ts';
import { sites as datadogSites, type Site, siteNamed, unknownSite } from '../../platform/sites.ts';
import { addCredentials } from '../../smoke/add-credentials.ts';
import { authorizeUrl } from '../../smoke/authorize-request.ts';
import { findChrome } from '../../smoke/browser/find-chrome.ts';
import { signInByPerson } from '../../smoke/browser/person.ts';
import { readCallback } from '../../smoke/callback.ts';
import { OauthServer } from '../../smoke/oauth-server.ts';
import { sandboxSite } from '../../smoke/sandbox-site.ts';
import type { Callback } from '../../smoke/sign-in.ts';
import type { Target } from '../../smoke/smoke-test.ts';
import { findTargets, targetOfFile } from '../../smoke/targets.ts';
import { explainTokenFailure } from '../../smoke/token-failure.ts';
import { UserError } from '../../user-error.ts';
import type { Command } from '../command.ts';
import { configFolder } from '../credentials-source.ts';
import type { Io } from '../io.ts';
import { shellWord } from '../shell-word.ts';
import { readUserFile, writeSecretFile } from '../user-file.ts';
import { parseWords } from '../words.ts';

const help = `tilelint authorize: get a refresh token for the smoke test, once for each site

Usage
  tilelint authorize [path]          for the client of this integration (default: this folder)
  tilelint authorize --clients FILE  for the client of an oauth_clients.json without its integration

DD_OAUTH_CLIENT_ID and DD_OAUTH_CLIENT_SECRET are the client's on this site. Your browser opens: sign in as the test user
and authorize the integration. The redirect is caught, the refresh token is kept in a file that only you can read.

Options
  --site NAME           the Datadog site (default: DD_SITE, then US1)
  --output FILE         where the credentials go; entries for other sites and integrations stay (default: in your
                        configuration folder)
  --home                note that the integration was made on this site
  --published           note that this is the published client, not the private version
  --redirect-uri URL    one of the client's redirect URIs (default: the first)
  --no-browser          print the address to open, and take the redirect's address back (default where no Chrome is)
  --chrome PATH         the browser to open (default: the one that is installed)
  --sandbox NAME=ORIGIN a \`tilelint sandbox\` on this machine instead of Datadog
`;

const options = {
  clients: { type: 'string' },
  site: { type: 'string' },
  output: { type: 'string' },
  home: { type: 'boolean' },
  published: { type: 'boolean' },
  'redirect-uri': { type: 'string' },
  'no-browser': { type: 'boolean' },
  chrome: { type: 'string' },
  sandbox: { type: 'string' },
} as const;

export const command: Command = {
  help,
  async run(words, io) {
    const { values, positionals } = parseWords(words, options);
    const site = readSite(values.site, values.sandbox, io);
    const target = await findTarget(positionals, values.clients, io);
    const { DD_OAUTH_CLIENT_ID: clientId = '', DD_OAUTH_CLIENT_SECRET: clientSecret = '' } = io.env;
    if (clientId === '' || clientSecret === '')
      throw new UserError(`Expected DD_OAUTH_CLIENT_ID and DD_OAUTH_CLIENT_SECRET, those of the client on ${site.name}`);
    const redirectUri = chosenRedirect(target, values['redirect-uri']);
    const file = values.output ?? join(configFolder(io), 'credentials', `${target.name.replaceAll(/[^\w.-]/g, '_')}.json`);
    refuseInRepository(file, io);

    const [verifier, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState()];
    const challenge = await oauth.calculatePKCECodeChallenge(verifier);
    const url = authorizeUrl(site, { clientId, redirectUri, state, challenge });
    const chrome = values['no-browser'] === true ? undefined : usableChrome(values.chrome, io);
    const redirect =
      chrome === undefined ? await askForRedirect(url, redirectUri, io) : await fromBrowser(url, redirectUri, chrome, io);
    const answer = readCallback(redirect, state, site);
    if ('fault' in answer) throw new UserError(answer.fault);
    const refreshToken = await exchange(
      { code: answer.code, verifier, state, redirectUri },
      site,
      { clientId, clientSecret },
      io,
    );

    const before = existsSync(resolve(io.cwd, file)) ? Buffer.from(readUserFile(file, io)).toString() : undefined;
    const entry = {
      ...(values.clients === undefined && { integration: target.name }),
      site: site.name,
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
      ...(values.home === true && { home: true as const }),
      ...(values.published === true && { published: true as const }),
    };
    writeSecretFile(file, addCredentials(before, file, entry), io);
    const tried = [
      ...(values.clients !== undefined ? ['--clients', shellWord(values.clients)] : positionals.map(shellWord)),
      ...(values.sandbox !== undefined ? ['--sandbox', values.sandbox] : []),
      '--credentials',
      shellWord(file),
    ];
    io.stdout.write(`✔ Authorized on ${site.name}. The credentials are in ${file}, which only you can read.

Try them
  npx tilelint smoke ${tried.join(' ')}
Make them a secret of your repository, for the action's input oauth-credentials
  gh secret set DD_OAUTH_CREDENTIALS < ${shellWord(file)}
`);
    return 0;
  },
};

function readSite(asked: string | undefined, sandbox: string | undefined, { env }: Io): Site {
  if (sandbox !== undefined) return sandboxSite(sandbox);
  const name = asked ?? (env.DD_SITE || 'US1');
  const site = siteNamed(name, datadogSites);
  if (site === undefined) throw new UserError(`Unexpected site: ${unknownSite(name)}`);
  return site;
}

async function findTarget(paths: readonly string[], clients: string | undefined, io: Io): Promise<Target> {
  if (clients !== undefined) return targetOfFile(clients, readUserFile(clients, io));
  const catalog = await openCatalog([resolve(io.cwd, paths[0] ?? '.')]);
  const summaries = catalog.folders.map((path) => ({
    path,
    name: baseName(path),
    status: 'unknown' as const,
    oauth: true,
  }));
  const { targets } = await findTargets(catalog, summaries);
  const [only, another] = targets;
  if (only === undefined) throw new UserError('No OAuth client here: name an integration, or a file with --clients');
  if (another !== undefined || paths.length > 1) throw new UserError('One client is authorized at a time: name one integration');
  return only;
}

function chosenRedirect({ client }: Target, asked: string | undefined): string {
  const chosen = asked ?? client.redirectUris[0];
  if (chosen === undefined) throw new UserError('The client has no redirect URI');
  if (!client.redirectUris.includes(chosen))
    throw new UserError(`\`${chosen.slice(0, 200)}\` is not among the client's redirect URIs: ${client.redirectUris.join(', ')}`);
  return chosen;
}

/** A secret in a work tree is one commit away from everybody. */
function refuseInRepository(file: string, { cwd }: Io): void {
  let folder = dirname(resolve(cwd, file));
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const top = topOf(folder);
  if (top !== undefined) throw new UserError(`${file} would be inside the repository ${top}: name a file outside with --output`);
}

/** A window needs a screen. */
function usableChrome(asked: string | undefined, { env, cwd, platform }: Io): string | undefined {
  if (asked !== undefined) return resolve(cwd, asked);
  const hasScreen = platform !== 'linux' || (env.DISPLAY ?? env.WAYLAND_DISPLAY ?? '') !== '';
  return hasScreen ? findChrome(env, platform) : undefined;
}

async function fromBrowser(url: URL, redirectUri: string, chrome: string, io: Io): Promise<URL> {
  io.stderr.write('Sign in as the test user in the window that opens, and authorize the integration\n');
  const redirect = await signInByPerson({ url, redirectUri, chrome, env: io.env, interrupted: io.interrupted() }).catch(
    (error: unknown) => {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      throw new UserError(`Chrome did not start (${chrome}): ${reason.slice(0, 200)}; --no-browser does without`);
    },
  );
  if (redirect === undefined) throw new UserError('The window was closed before the integration was authorized');
  return redirect;
}

async function askForRedirect(url: URL, redirectUri: string, io: Io): Promise<URL> {
  io.stderr.write(`Open this address, sign in as the test user and authorize the integration:

  ${url.href}

Your browser then goes to ${redirectUri.split(/[?#]/)[0]}?code=… (a service that answers there spends the code: stop it before).
Paste that whole address here: `);
  const text = (await io.readLine()).trim();
  const [expected, pasted] = [new URL(redirectUri), URL.canParse(text) ? new URL(text) : undefined];
  if (pasted === undefined || pasted.origin !== expected.origin || pasted.pathname !== expected.pathname)
    throw new UserError(`Expected the address that begins with ${expected.origin}${expected.pathname}`);
  return pasted;
}

async function exchange(
  callback: Callback,
  site: Site,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  { env }: Io,
): Promise<string> {
  const redaction = new Redaction();
  for (const secret of [clientSecret, callback.verifier, callback.code]) redaction.add(secret);
  const http = new Http({ env, redaction, allows: ({ origin }) => origin === site.api });
  try {
    const answer = await new OauthServer(http, site, clientId, clientSecret).exchange(callback, AbortSignal.timeout(60_000));
    if ('failure' in answer) throw new UserError(redaction.hide(explainTokenFailure(answer.failure, 'code', site)));
    const { refresh } = answer.tokens;
    if (refresh === undefined) throw new UserError('The token response carries no refresh token');
    return refresh;
  } catch (error) {
    if (error instanceof RequestError) throw new UserError(error.message);
    throw error;
  } finally {
    await http.close();
  }
}
