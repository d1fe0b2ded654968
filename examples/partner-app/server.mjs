// A partner's service, as small as it can be: the onboarding URL and the callback of an OAuth integration, as Datadog's documentation
// asks for them. Node alone, nothing to install. `node examples/partner-app/server.mjs` says which variables it reads.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { CLIENT_ID, CLIENT_SECRET, REDIRECT_URI, DATADOG_SITES = '', PORT = '4000' } = process.env;
if (!CLIENT_ID || !CLIENT_SECRET || !REDIRECT_URI) {
  console.error(`Expected CLIENT_ID, CLIENT_SECRET and REDIRECT_URI (a redirect URI that the client registers), and optionally
  PORT           where to listen on this machine (default: 4000)
  DATADOG_SITES  further origins to send customers to, separated by spaces: a \`tilelint sandbox\`
                 (default: Datadog's own sites)`);
  process.exit(2);
}

/** Customers come with `site`, which is a link's to choose: only these are followed. */
const datadogSites = new Set([
  'https://app.datadoghq.com',
  'https://us3.datadoghq.com',
  'https://us5.datadoghq.com',
  'https://app.datadoghq.eu',
  'https://ap1.datadoghq.com',
  'https://ap2.datadoghq.com',
  'https://uk1.datadoghq.com',
  'https://app.ddog-gov.com',
  'https://us2.ddog-gov.com',
  ...DATADOG_SITES.split(' ').filter((origin) => origin !== ''),
]);

/** By state: a session that began here, and the verifier of its challenge. A real service keeps them with its sessions. */
const pending = new Map();

const callbackPath = new URL(REDIRECT_URI).pathname;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const route = { '/datadog/connect': connect, [callbackPath]: callback }[url.pathname];
  if (route === undefined || request.method !== 'GET') return page(response, 404, 'Nothing is here');
  Promise.resolve(route(url.searchParams, request, response)).catch((error) => {
    console.error(error);
    if (!response.headersSent) page(response, 500, 'Something went wrong');
  });
});

/** The onboarding URL: Datadog opens it with `site`, an origin, and `domain`. The answer is the site's authorize page. */
function connect(query, _request, response) {
  const site = query.get('site') ?? '';
  if (!datadogSites.has(site)) return page(response, 400, 'Open this page from Datadog');
  const state = randomBytes(24).toString('base64url');
  const verifier = randomBytes(32).toString('base64url');
  pending.set(state, { verifier, begun: Date.now() });
  for (const [old, { begun }] of pending) if (Date.now() - begun > 600_000) pending.delete(old);
  const authorize = new URL('/oauth2/v1/authorize', site);
  authorize.search = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state,
  }).toString();
  // The state is tied to this browser: a callback that another one began is not taken.
  response.writeHead(302, {
    location: authorize.href,
    'set-cookie': `state=${state}; HttpOnly; SameSite=Lax; Path=/; Max-Age=600`,
  });
  response.end();
}

/** The redirect URI: Datadog sends the browser here with a code, or an error. */
async function callback(query, request, response) {
  const state = query.get('state') ?? '';
  const cookie = /(?:^|;\s*)state=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const session = pending.get(state);
  pending.delete(state);
  if (session === undefined || !same(state, cookie)) return page(response, 400, 'This did not begin here: connect again');
  if (query.has('error')) return page(response, 400, 'Datadog was not connected');
  // The API is on the customer's own site: `domain` says which.
  const token = await fetch(new URL('/oauth2/v1/token', apiOrigin(query.get('site') ?? '', query.get('domain') ?? '')), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uri: REDIRECT_URI,
      code_verifier: session.verifier,
      code: query.get('code') ?? '',
    }),
  });
  if (!token.ok) return page(response, 502, 'Datadog gave no token');
  const { scope } = await token.json();
  // A real service stores the refresh token, encrypted, with the customer's organisation (`dd_oid`).
  page(response, 200, `Connected. Datadog granted: ${scope}`);
}

function apiOrigin(site, domain) {
  if (!datadogSites.has(site)) throw new Error('The callback names a site that is none');
  return new URL(site).protocol === 'http:' ? site : `https://api.${domain}`;
}

function same(a, b) {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function page(response, status, text) {
  const escaped = text.replaceAll(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner</title><h1>${escaped}</h1></html>`);
}

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/datadog/connect`);
});
