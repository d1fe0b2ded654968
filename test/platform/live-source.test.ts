// The live platform as a source of a plain lint: whom it asks, whom it does not, what its answers make of findings. Against the
// sandbox, and against a server that counts.
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { type LiveClient, liveSource } from '../../src/platform/live-source.ts';
import { type PublishedSource, type Subject, valueSource } from '../../src/platform/published.ts';
import type { Finding, Report } from '../../src/report.ts';
import { example, manifest, oauthClients } from '../support/example-integration.ts';
import { jsonServer } from '../support/json-server.ts';
import { MemorySource } from '../support/memory-source.ts';
import { sandboxSite, siteOf } from '../support/smoke.ts';
import { document, subject } from '../support/subject.ts';

const uuid = manifest.app_uuid;
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const keys = { apiKey: 'api-key-of-a-test', applicationKey: 'application-key-of-a-test' };
const id = oauthClients.integration.id;

/** A platform that knows one client. */
async function platform(clientId = id, app = uuid) {
  return jsonServer(() => ({
    body: {
      data: [{ type: 'x', id: '1', relationships: { oauth2_client: { data: { type: 'oauth2_clients', id: clientId } } } }],
      included: [{ type: 'oauth2_clients', id: clientId, relationships: { app: { data: { type: 'apps', id: app } } } }],
    },
  }));
}

async function ask(live: Partial<LiveClient>, about: Partial<Subject> = {}, folders = 1) {
  const { site, asked } = await platform(live.clientId);
  const source = liveSource({ site, keys, home: false, published: false, ...live }, folders);
  return { answer: await source(subject(about)), asked };
}

describe('asks', () => {
  test("by the file's own client ID and name", async () => {
    const { answer, asked } = await ask({});
    expect(answer).toEqual({ status: 'published', uuid, how: 'the app behind the OAuth client on EU1, read live' });
    expect(asked[0]?.url.searchParams.get('filter')).toBe('Harbor Lights');
  });

  test('by the client ID that was given', async () => {
    expect((await ask({ clientId: 'client-of-eu1' })).answer).toMatchObject({ status: 'published', uuid });
  });

  test('for one of unknown status, when it is the only one', async () => {
    expect((await ask({}, { status: 'unknown' })).answer).toMatchObject({ status: 'published' });
  });

  test('for each of several new ones by their own IDs', async () => {
    expect((await ask({}, { status: 'new' }, 3)).answer).toMatchObject({ status: 'published' });
  });

  test('for the integration that is named', async () => {
    expect((await ask({ integration: 'harbor_lights' }, { path: 'extras/harbor_lights' }, 3)).answer).toMatchObject({ uuid });
  });

  test('once, when a run with fixes lints again', async () => {
    const { site, asked } = await platform();
    const source = liveSource({ site, keys, home: true, published: true }, 1);
    const answers = await Promise.all([
      source(subject()),
      source(subject()),
      source(subject({ manifest: document({ app_uuid: other }) })),
    ]);
    expect(answers.map((answer) => answer?.status)).toEqual(['published', 'published', 'published']);
    expect(asked.length).toBe(1);
  });
});

describe('does not ask', () => {
  test.each<[string, Partial<Subject>, number, Partial<LiveClient>]>([
    ['for an existing integration', { status: 'existing' }, 1, {}],
    ['for a catalog of unknown status', { status: 'unknown' }, 2, {}],
    ['for one without OAuth', { oauth: false }, 1, {}],
    ['for another than the one that is named', {}, 1, { integration: 'kite' }],
  ])('%s', async (_, about, folders, live) => {
    const { answer, asked } = await ask(live, about, folders);
    expect(answer).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test.each<[string, Partial<Subject>, number, Partial<LiveClient>, string]>([
    ['with one ID for several', {}, 2, { clientId: 'x' }, 'one client ID cannot be that of 2 integrations'],
    ['without an ID', { oauthClients: undefined }, 1, {}, 'no client ID was given, and oauth_clients.json has none'],
    [
      'with an ID that is none',
      { oauthClients: document({ integration: { id: 7 } }) },
      1,
      {},
      'no client ID was given, and oauth_clients.json has none',
    ],
  ])('%s, and says so', async (_, about, folders, live, reason) => {
    const { answer, asked } = await ask(live, about, folders);
    expect(answer).toMatchObject({ status: 'inconclusive', reason });
    expect(asked).toEqual([]);
  });
});

test("the site that knows the file's own client ID is its home; another ID says nothing of the kind", async () => {
  const differs = { manifest: document({ app_uuid: other }) };
  expect((await ask({ published: true }, differs)).answer).toMatchObject({ status: 'published', uuid });
  expect((await ask({ published: true, clientId: 'client-of-eu1' }, differs)).answer).toMatchObject({
    status: 'inconclusive',
    reason: expect.stringContaining('nothing says that this is the home site'),
  });
});

test('keys go to the site alone: a redirect is not followed', async () => {
  const elsewhere = await platform();
  const { site } = await jsonServer(() => ({
    status: 307,
    headers: { location: `${elsewhere.site.api}/api/v2/user_authorized_clients` },
  }));
  const answer = await liveSource({ site, keys, home: true, published: true }, 1)(subject());
  expect(answer).toMatchObject({ status: 'inconclusive', reason: expect.stringContaining('it answered 307') });
  expect(elsewhere.asked).toEqual([]);
});

test('a server that repeats the keys in what it says gives none away', async () => {
  const { site } = await jsonServer(({ headers }) => ({ body: { data: [], errors: [headers['dd-api-key']] }, status: 500 }));
  const answer = await liveSource({ site, keys, home: true, published: true }, 1)(subject());
  expect(answer?.status).toBe('inconclusive');
  expect(JSON.stringify(answer)).not.toContain('key-of-a-test');
});

describe('a lint against the sandbox', () => {
  const base = {
    commit: 'base',
    source: new MemorySource({}),
    prefetch: async () => undefined,
    origin: async () => undefined,
    isChanged: async () => true,
  };

  async function lintWith(sources: readonly PublishedSource[], appUuid = uuid): Promise<Report> {
    const files = Object.fromEntries(
      Object.entries(example).map(([path, content]) => [`harbor_lights/${path}`, content.replaceAll(uuid, appUuid)]),
    );
    return lint(
      { root: '/catalog', source: new MemorySource(files), kind: 'extras', folders: ['harbor_lights'], parents: ['.'] },
      { base, published: sources },
    );
  }

  async function live({
    faults = [],
    authorized = true,
    more = {},
  }: {
    faults?: readonly string[];
    authorized?: boolean;
    more?: Partial<LiveClient>;
  } = {}) {
    const site = await sandboxSite({ faults });
    const [client] = site.clients;
    if (client !== undefined && authorized) await site.refreshToken(client.id);
    return liveSource({ site: siteOf(site), keys: site.keys, home: true, published: true, ...more }, 1, {
      retry: { sleep: async () => {} },
    });
  }

  const rules = ({ findings }: { findings: readonly Finding[] }) => findings.map(({ rule }) => rule);

  test('a match proves', async () => {
    const report = await lintWith([await live()]);
    expect(rules(report)).toEqual([]);
    expect(report.integrations[0]?.appUuid).toEqual({
      status: 'proven',
      reason: 'the app behind the OAuth client on US1, read live',
    });
  });

  test('another app is an error that names it', async () => {
    const report = await lintWith([await live()], other);
    expect(rules(report)).toEqual(['app-uuid/matches-published']);
    expect(report.findings[0]?.message).toBe(
      `Expected \`${uuid}\`, the published app_uuid (the app behind the OAuth client on US1, read live), found \`${other}\`: copy the app_uuid from Publishing, step 2`,
    );
  });

  test('sources that disagree are an error that names both, though one of them says what the manifest says', async () => {
    const report = await lintWith([valueSource(other, 'the value that was given'), await live()], other);
    expect(rules(report)).toEqual(['app-uuid/matches-published']);
    expect(report.findings[0]?.message).toBe(
      `Expected one published app_uuid, found \`${other}\` (the value that was given) and \`${uuid}\` (the app behind the OAuth client on US1, read live): keep the one that Publishing, step 2, shows`,
    );
    expect(report.integrations[0]?.appUuid?.status).toBe('differs');
  });

  test('sources that agree are both named', async () => {
    const report = await lintWith([valueSource(uuid, 'the value that was given'), await live()]);
    expect(report.integrations[0]?.appUuid).toEqual({
      status: 'proven',
      reason: 'the value that was given, and the app behind the OAuth client on US1, read live',
    });
  });

  test.each<[string, Parameters<typeof live>[0], string]>([
    ['nobody has authorized the client', { authorized: false }, 'nobody has authorized it in this organisation yet'],
    ['no app is shown', { faults: ['apps=no-app'] }, 'the answer does not say clearly which app is behind the client'],
    ['other keys', { more: { keys } }, 'the keys may not read it (403)'],
    ['the lists are gone', { faults: ['apps=410'] }, 'it is not there any more (410)'],
    ['too many requests', { faults: ['apps=429'] }, 'too many requests (429)'],
    ['the site is down', { faults: ['apps=503'] }, 'it answered 503'],
    ['a maintenance page', { faults: ['apps=html'] }, 'its answer is not JSON'],
    ['an answer that ends early', { faults: ['apps=truncated'] }, 'its answer is not JSON'],
    ['a connection that ends', { faults: ['apps=reset'] }, 'gave no whole answer: it closed the connection'],
    ['an answer without an end', { faults: ['apps=large'] }, 'its answer is larger than 1000000 bytes'],
    ['an answer that leads to itself', { faults: ['apps=loop'] }, 'it answered 302'],
    [
      'a private client',
      { faults: ['apps=other-app'], more: { published: false } },
      'nothing says that this is the published one',
    ],
  ])('inconclusive: %s', async (_, options, reason) => {
    const report = await lintWith([await live(options)]);
    expect(rules(report)).toEqual(['app-uuid/unverified']);
    expect(report.findings[0]?.message).toContain(reason);
    expect(report.integrations[0]?.appUuid).toMatchObject({ status: 'unverified', reason: expect.stringContaining(reason) });
  });

  test('what is inconclusive takes nothing from another source', async () => {
    const report = await lintWith([valueSource(uuid, 'the value that was given'), await live({ faults: ['apps=503'] })]);
    expect(rules(report)).toEqual([]);
    expect(report.integrations[0]?.appUuid).toEqual({ status: 'proven', reason: 'the value that was given' });
  });
});
