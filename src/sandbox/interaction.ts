// Signing in and consenting, between an authorization request and its answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { SandboxClient } from './clients.ts';
import { consentPage, type Page, render, signInPage } from './pages.ts';

export interface TestUser {
  readonly email: string;
  readonly password: string;
}

/** Answers `/interaction/…`: shows the page that is due, or takes what it sends. */
export async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  { user, clients }: { user: TestUser; clients: readonly SandboxClient[] },
): Promise<void> {
  const { uid, prompt, params, session } = await provider.interactionDetails(request, response);
  const action = `/interaction/${uid}`;
  const client = clients.find(({ id }) => id === params.client_id);
  if (client === undefined) return show(response, 400, { title: 'Unknown client', body: '<h1>Unknown client</h1>' });
  if (request.method !== 'POST') {
    const to = new URL(String(params.redirect_uri)).host;
    return show(response, 200, prompt.name === 'login' ? signInPage(action) : consentPage(action, client, client.scopes, to));
  }
  const form = await readForm(request);
  if (prompt.name === 'login') {
    if (form.get('email') !== user.email || form.get('password') !== user.password)
      return show(response, 401, signInPage(action, 'The email or the password is wrong.'));
    return provider.interactionFinished(request, response, { login: { accountId: user.email } });
  }
  if (form.get('consent') !== 'yes') {
    return provider.interactionFinished(request, response, {
      error: 'access_denied',
      error_description: 'The user denied the authorization.',
    });
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? user.email, clientId: client.id });
  grant.addOIDCScope(client.scopes.join(' '));
  return provider.interactionFinished(
    request,
    response,
    { consent: { grantId: await grant.save() } },
    { mergeWithLastSubmission: true },
  );
}

export function show(response: ServerResponse, status: number, page: Page): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    })
    .end(render(page));
}

/** @throws Error for more than a form of these pages has. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) throw new Error('The form is too large');
  }
  return new URLSearchParams(text);
}
