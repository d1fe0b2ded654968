// The whole loop as processes of the committed bundle: a sandbox that plays Datadog, and the partner's service of examples/.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { oauthClients } from '../support/example-integration.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `tilelint sandbox --json` says. */
export interface Started {
  readonly sites: readonly { readonly name: string; readonly origin: string }[];
  readonly user: { readonly email: string; readonly password: string };
  readonly credentials: readonly Readonly<Record<string, string | boolean>>[];
}

/** A process that ends with the test, and its first line. */
async function server(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, ...env },
  });
  onTestFinished(() => void child.kill());
  const [line]: string[] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, line: line ?? '' };
}

export async function sandbox(cli: string, cwd: string, ...words: string[]): Promise<Started & { readonly child: ChildProcess }> {
  const { child, line } = await server([cli, 'sandbox', '--json', ...words], cwd);
  return { ...JSON.parse(line), child };
}

/** The partner's service, as the documentation asks for it. @returns Its onboarding URL. */
export async function partner({ sites, credentials }: Started, cwd: string): Promise<string> {
  const { line } = await server([join(root, 'examples/partner-app/server.mjs')], cwd, {
    PORT: '0',
    CLIENT_ID: String(credentials[0]?.client_id),
    CLIENT_SECRET: String(credentials[0]?.client_secret),
    REDIRECT_URI: oauthClients.integration.redirect_uris[0] ?? '',
    DATADOG_SITES: sites.map(({ origin }) => origin).join(' '),
  });
  return line;
}

/** As `--sandbox` and the input of that name take it. */
export const addresses = ({ sites }: Started) => sites.map(({ name, origin }) => `${name}=${origin}`);
