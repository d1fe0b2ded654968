// A smoke test against servers on loopback: an invented client, credentials, and everything that the run told its shell.
import { onTestFinished } from 'vitest';
import { parseJson } from '../../src/documents/json.ts';
import { TextDocument } from '../../src/documents/text.ts';
import { Redaction } from '../../src/http/redaction.ts';
import type { Site } from '../../src/platform/sites.ts';
import type { SmokeStep } from '../../src/report.ts';
import { describeClient } from '../../src/sandbox/clients.ts';
import { parseFault } from '../../src/sandbox/faults.ts';
import { type Sandbox, type SandboxSite, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Credentials } from '../../src/smoke/credentials.ts';
import { readOauthClient } from '../../src/smoke/oauth-client.ts';
import type { SignIn } from '../../src/smoke/sign-in.ts';
import { type SmokeOptions, type SmokeOutcome, smokeTest, type Target } from '../../src/smoke/smoke-test.ts';

export const appUuid = '6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11';

export const oauthClients = {
  integration: {
    id: '2b7c1f60-5a3e-11ef-9f3b-da7ad0900002',
    name: 'Harbor Lights',
    description: 'Sends the lights of the harbor to Datadog',
    client_role: 'integration',
    scopes: ['api_keys_write', 'metrics_read', 'monitors_read'],
    redirect_uris: ['https://app.harborlights.example/datadog/callback'],
    onboarding_url: 'https://app.harborlights.example/datadog/connect',
  },
};

export function target(clients: unknown = oauthClients, more: Partial<Target> = {}): Target {
  const parsed = parseJson(new TextDocument('harbor_lights/assets/oauth_clients.json', JSON.stringify(clients, null, 2)));
  const client = parsed.status === 'parsed' ? readOauthClient(parsed.document) : undefined;
  if (client === undefined) throw new Error('The fixture describes no client');
  return { path: 'harbor_lights', name: 'harbor_lights', client, appUuid, status: 'new', ...more };
}

/** A sandbox that ends with the test. */
export async function sandbox({
  faults = [],
  sites = ['US1'],
  clients = oauthClients,
}: {
  faults?: readonly string[];
  sites?: readonly string[];
  clients?: unknown;
} = {}): Promise<Sandbox> {
  const parsed = parseJson(new TextDocument('oauth_clients.json', JSON.stringify(clients)));
  if (parsed.status === 'broken') throw new Error('The fixture is no JSON');
  const started = await startSandbox({
    clients: [describeClient(parsed.document.value, 'oauth_clients.json', appUuid)],
    sites,
    faults: faults.map(parseFault),
  });
  onTestFinished(() => started.close());
  return started;
}

/** The only site of a sandbox. */
export async function sandboxSite(options: Parameters<typeof sandbox>[0] = {}): Promise<SandboxSite> {
  const [site] = (await sandbox(options)).sites;
  if (site === undefined) throw new Error('The sandbox has no site');
  return site;
}

export function siteOf({ name, origin, domain }: Pick<SandboxSite, 'name' | 'origin' | 'domain'>): Site {
  return { name, domain, web: origin, api: origin };
}

/** Credentials with a refresh token, as `tilelint authorize` would have got it. */
export async function refreshCredentials(site: SandboxSite, more: Partial<Credentials> = {}): Promise<Credentials> {
  const [client] = site.clients;
  if (client === undefined) throw new Error('The sandbox has no client');
  return {
    site: siteOf(site),
    clientId: client.id,
    clientSecret: client.secret,
    user: { kind: 'refresh-token', refreshToken: await site.refreshToken(client.id) },
    home: true,
    published: true,
    keys: site.keys,
    ...more,
  };
}

export const noBrowser: SignIn = async () => ({ status: 'no-browser', reason: 'no browser' });

export interface Ran extends SmokeOutcome {
  readonly rotated: readonly string[];
  readonly secrets: readonly string[];
}

export async function runSmoke(credentials: readonly Credentials[], more: Partial<SmokeOptions> = {}): Promise<Ran> {
  const rotated: string[] = [];
  const secrets: string[] = [];
  const outcome = await smokeTest({
    targets: [target()],
    credentials,
    required: false,
    claimedSites: [],
    allow: { createApiKey: false, revoke: false },
    signIn: noBrowser,
    redaction: new Redaction(),
    onSecret: (secret) => secrets.push(secret),
    onRotated: (_, refreshToken) => rotated.push(refreshToken),
    env: {},
    retry: { sleep: async () => {} },
    ...more,
  });
  return { ...outcome, rotated, secrets };
}

/** `status: reason` of each step, by its name. */
export function told({ smoke }: SmokeOutcome, site?: string): Record<string, string> {
  const steps = smoke.find((each) => site === undefined || each.site === site)?.steps ?? [];
  return Object.fromEntries(
    steps.map(({ step, status, reason }: SmokeStep) => [step, reason === undefined ? status : `${status}: ${reason}`]),
  );
}
