// `tilelint sandbox`: a Datadog on this machine, until somebody ends it.
import { realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Integration } from '../../catalog/integration.ts';
import { openCatalog } from '../../catalog/open.ts';
import { parseJson } from '../../documents/json.ts';
import { decode, TextDocument } from '../../documents/text.ts';
import { siteNamed, unknownSite } from '../../platform/sites.ts';
import { type ClientDescription, describeClient } from '../../sandbox/clients.ts';
import { parseFault } from '../../sandbox/faults.ts';
import type { Sandbox, SandboxSite } from '../../sandbox/sandbox.ts';
import { UserError } from '../../user-error.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { shellWord } from '../shell-word.ts';
import { readUserFile } from '../user-file.ts';
import { parseWords, readCount } from '../words.ts';

const help = `tilelint sandbox: a Datadog on this machine, to develop an OAuth integration against

Usage
  tilelint sandbox [paths…]    the clients of these integrations (default: this folder)

It answers authorize, token and revoke, with a sign-in and a consent page, API keys of the Marketplace, authorized
clients and a few reads behind scopes, as Datadog does. It listens on this machine alone, and ends with Ctrl-C.

Options
  --clients FILE       an oauth_clients.json without its integration; repeat it for several
  --port N             the first site's port, the next ones follow (default: any that is free)
  --site NAME          repeat it for several sites, the one that the clients were made on first (default: US1)
  --fault ENDPOINT=X   a bad day: token=503, token=slow, token=429x2 (the first two), authorize=reset, apps=other-app,
                       token=rotated-refresh-token, token=missing-scope, revoke=ignored, …; repeat it for several
  --redirect-uri URL   one more redirect URI of every client, for a service that runs on this machine
  --json               one line of JSON with origins, credentials and the test user, once it is ready
`;

const options = {
  clients: { type: 'string', multiple: true },
  port: { type: 'string' },
  site: { type: 'string', multiple: true },
  fault: { type: 'string', multiple: true },
  'redirect-uri': { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

export const command: Command = {
  help,
  async run(words, io) {
    const { values, positionals } = parseWords(words, options);
    const { clients: files = [], site = ['US1'], fault = [], json = false, 'redirect-uri': further = [] } = values;
    const sites = [...new Set(site.map(readSite))];
    const port = values.port === undefined ? 0 : readCount('--port', values.port);
    if (port > 65_535 - sites.length) throw new UserError(`Expected a port below 65536 after \`--port\`, found \`${port}\``);
    const described: readonly Described[] = [
      ...files.map((file) => ({
        client: describe(file, readUserFile(file, io), undefined),
        words: `--clients ${shellWord(file)}`,
      })),
      ...(files.length > 0 && positionals.length === 0 ? [] : await clientsIn(positionals, io)),
    ];
    if (described.length === 0) throw new UserError('No OAuth client here: name an integration, or a file with --clients');
    const { startSandbox } = await import('../../sandbox/sandbox.ts');
    const sandbox = await startSandbox({
      clients: described.map(({ client }) => ({ ...client, redirectUris: [...client.redirectUris, ...further.map(localUri)] })),
      sites,
      port,
      faults: fault.map(parseFault),
      ...(!json && { onRequest: (line: string) => io.stdout.write(`${line}\n`) }),
    });
    try {
      const interrupted = io.interrupted();
      io.stdout.write(json ? `${JSON.stringify(await machineReadable(sandbox))}\n` : await introduction(sandbox, described));
      await interrupted;
    } finally {
      await sandbox.close();
    }
    return 0;
  },
};

interface Described {
  readonly client: ClientDescription;
  /** What tells `tilelint smoke` of the client. */
  readonly words: string;
}

async function clientsIn(paths: readonly string[], { cwd }: Io): Promise<Described[]> {
  const { root, source, folders, kind } = await openCatalog((paths.length > 0 ? paths : ['.']).map((path) => resolve(cwd, path)));
  const described: Described[] = [];
  for (const folder of folders) {
    const { manifest, oauthClientsFile: file } = await Integration.open(source, folder, kind);
    const appUuid = manifest?.get('/app_uuid');
    if (file.status === 'parsed')
      described.push({
        client: {
          ...describeClient(file.document.value, file.document.text.file, typeof appUuid === 'string' ? appUuid : undefined),
          integration: folder,
        },
        words: shellWord(relative(realpathSync(cwd), join(root, folder)) || '.'),
      });
  }
  return described;
}

function describe(file: string, bytes: Uint8Array, appUuid: string | undefined): ClientDescription {
  const parsed = parseJson(new TextDocument(file, decode(bytes).text));
  if (parsed.status === 'broken') throw new UserError(`${file} is not JSON: ${parsed.error.message}`);
  return describeClient(parsed.document.value, file, appUuid);
}

function readSite(text: string): string {
  const site = siteNamed(text);
  if (site === undefined) throw new UserError(`Unexpected \`--site\`: ${unknownSite(text)}`);
  return site.name;
}

function localUri(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    throw new UserError(`Expected a URL on this machine after \`--redirect-uri\`, found \`${text.slice(0, 100)}\``);
  return url.href;
}

/** As `oauth-credentials` takes them. */
async function credentialsOf({ name, clients, keys, refreshToken }: SandboxSite, home: boolean) {
  return Promise.all(
    clients.map(async (client) => ({
      ...(client.integration !== undefined && clients.length > 1 && { integration: client.integration }),
      site: name,
      client_id: client.id,
      client_secret: client.secret,
      refresh_token: await refreshToken(client.id),
      home,
      published: true,
      api_key: keys.apiKey,
      app_key: keys.applicationKey,
    })),
  );
}

async function machineReadable({ sites, user }: Sandbox) {
  const credentials = await Promise.all(sites.map((site, index) => credentialsOf(site, index === 0)));
  return {
    sites: sites.map(({ name, origin, domain, clients, keys }) => ({
      name,
      origin,
      domain,
      ...keys,
      clients: clients.map(({ name: client, id, secret, appUuid }) => ({ name: client, id, secret, appUuid })),
    })),
    user,
    credentials: credentials.flat(),
  };
}

async function introduction({ sites, user }: Sandbox, described: readonly Described[]): Promise<string> {
  const parts = await Promise.all(
    sites.map(async ({ name, origin, clients, keys, refreshToken }) => {
      const each = await Promise.all(
        clients.map(
          async (client, index) => `
  # ${client.name}
  export DD_OAUTH_CLIENT_ID=${client.id}
  export DD_OAUTH_CLIENT_SECRET=${client.secret}
  export DD_OAUTH_REFRESH_TOKEN=${await refreshToken(client.id)}
  npx tilelint smoke ${described[index]?.words ?? ''} --sandbox ${name}=${origin}
`,
        ),
      );
      return `${name}  ${origin}  on this machine alone

  export DD_API_KEY=${keys.apiKey} DD_APP_KEY=${keys.applicationKey}
${each.join('')}`;
    }),
  );
  return `${parts.join('\n')}
To sign in instead of the refresh token
  export DD_TEST_USER_EMAIL=${user.email} DD_TEST_USER_PASSWORD=${user.password}
  unset DD_OAUTH_REFRESH_TOKEN
To begin at a service of yours that runs on this machine, add --onboarding-url with its address

Ctrl-C ends it. Requests:
`;
}
