// The app behind an authorized client, against a server that answers in every shape that nobody documented.
import { describe, expect, onTestFinished, test } from 'vitest';
import { Http } from '../../src/http/http.ts';
import { readAuthorizedApp } from '../../src/platform/authorized-app.ts';
import { type Asked, jsonServer, type Reply } from '../support/json-server.ts';

const clientId = '2b7c1f60-5a3e-11ef-9f3b-da7ad0900002';
const uuid = '6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11';
const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const keys = { apiKey: 'api-key-of-a-test', applicationKey: 'application-key-of-a-test' };

async function read(answer: (asked: Asked) => Reply, { name = 'Harbor Lights', signal = AbortSignal.timeout(10_000) } = {}) {
  const { site, asked } = await jsonServer(answer);
  const http = new Http({ allows: ({ origin }) => origin === site.api, retry: { sleep: async () => {} } });
  onTestFinished(() => http.close());
  const found = await readAuthorizedApp(http, site, { clientId, name }, keys, signal);
  return { found, asked };
}

const isUser = ({ url }: Asked) => url.pathname === '/api/v2/user_authorized_clients';

const entry = (id: string = clientId, more: object = {}) => ({
  type: 'user_authorized_clients',
  id: `entry of ${id}`,
  attributes: { disabled: false },
  relationships: { oauth2_client: { data: { type: 'oauth2_clients', id } }, ...more },
});
const client = (id: string = clientId, more: object = {}) => ({ type: 'oauth2_clients', id, attributes: { name: 'x' }, ...more });
const behind = (app: object) => ({ relationships: { app: { data: app } } });
const page = (data: unknown, included: unknown = []) => ({ body: { data, included } });

const how = 'the app behind the OAuth client on EU1, read live';
const published = { status: 'published', uuid, how };
const both = (reason: string) => ({
  status: 'inconclusive',
  how,
  reason: `user_authorized_clients and org_authorized_clients: ${reason}`,
});
const absent = 'the client is not in it: nobody has authorized it in this organisation yet';
const unclear = 'the answer does not say clearly which app is behind the client';
const noUuid = 'the app behind the client has no UUID in the answer';

test('asks with the keys, a filter and what belongs to the client', async () => {
  const { asked } = await read(() => page([entry()], [client(clientId, behind({ type: 'apps', id: uuid }))]));
  expect(asked.length).toBe(1);
  const [{ url, headers } = { url: new URL('http://none'), headers: {} }] = asked;
  expect(url.pathname).toBe('/api/v2/user_authorized_clients');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    include: 'oauth2_client,oauth2_client.app',
    'page[size]': '100',
    'page[number]': '0',
    filter: 'Harbor Lights',
  });
  expect(headers).toMatchObject({ 'dd-api-key': keys.apiKey, 'dd-application-key': keys.applicationKey });
});

test('a token instead of keys', async () => {
  const { site, asked } = await jsonServer(() => page([entry()], [client(clientId, behind({ type: 'apps', id: uuid }))]));
  const http = new Http({ allows: () => true });
  onTestFinished(() => http.close());
  expect(await readAuthorizedApp(http, site, { clientId, name: '' }, { token: 'an-access-token' })).toEqual(published);
  expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer an-access-token' });
  expect(asked[0]?.headers).not.toHaveProperty('dd-api-key');
});

describe('the app', () => {
  test.each<[string, Reply]>([
    [
      "the client's relationship",
      page([entry()], [client(clientId, behind({ type: 'apps', id: uuid })), { type: 'apps', id: uuid }]),
    ],
    ['the relationship alone', page([entry()], [client(clientId, behind({ type: 'apps', id: uuid }))])],
    [
      'a relationship without a type',
      page([entry()], [client(clientId, behind({ id: 7 })), { type: 'x', id: 7, attributes: { app_uuid: uuid } }]),
    ],
    ['a list of one', page([entry()], [client(clientId, { relationships: { apps: { data: [{ type: 'apps', id: uuid }] } } })])],
    ["the entry's relationship", page([entry(clientId, { app: { data: { type: 'apps', id: uuid } } })], [client()])],
    [
      'the attribute app_uuid',
      page(
        [entry()],
        [client(clientId, behind({ type: 'apps', id: '17' })), { type: 'apps', id: '17', attributes: { app_uuid: uuid } }],
      ),
    ],
    [
      'the attribute uuid',
      page([entry()], [client(clientId, behind({ type: 'apps', id: '17' })), { type: 'apps', id: '17', attributes: { uuid } }]),
    ],
    [
      'a number as an id',
      page([entry()], [client(clientId, behind({ type: 'apps', id: 17 })), { type: 'apps', id: 17, attributes: { uuid } }]),
    ],
    [
      'app_uuid before the id',
      page(
        [entry()],
        [client(clientId, behind({ type: 'apps', id: other })), { type: 'apps', id: other, attributes: { app_uuid: uuid } }],
      ),
    ],
    [
      'the only thing that is no client, scope or person',
      page(
        [entry()],
        [client(), { type: 'marketplace_apps', id: uuid }, { type: 'scopes', id: other }, { type: 'users', id: other }],
      ),
    ],
    [
      'the only thing, though the client was authorized twice',
      page([entry(), { ...entry(), id: 'again' }], [client(), { type: 'apps', id: uuid }]),
    ],
    [
      'a client known by another id',
      page([entry('17')], [client('17', { attributes: { client_id: clientId }, ...behind({ type: 'apps', id: uuid }) })]),
    ],
    [
      'a client ID in other letters',
      page([entry(clientId.toUpperCase())], [client(clientId.toUpperCase(), behind({ type: 'apps', id: uuid }))]),
    ],
    [
      'a client ID among the attributes',
      page([
        { type: 'x', id: '1', attributes: { client_id: clientId }, relationships: { app: { data: { type: 'apps', id: uuid } } } },
      ]),
    ],
    [
      'among others',
      page(
        [entry(other), entry()],
        [client(other, behind({ type: 'apps', id: other })), client(clientId, behind({ type: 'apps', id: uuid }))],
      ),
    ],
  ])('by %s', async (_, reply) => {
    expect((await read(() => reply)).found).toEqual(published);
  });

  test.each<[string, Reply, string]>([
    ['nothing is included', page([entry()]), unclear],
    ['included is no list', page([entry()], 'x'), unclear],
    ['two things could be it', page([entry()], [client(), { type: 'apps', id: uuid }, { type: 'addons', id: other }]), unclear],
    [
      "it could be another client's",
      page([entry(), entry(other)], [client(), client(other), { type: 'apps', id: uuid }]),
      unclear,
    ],
    ['the relationship is empty', page([entry()], [client(clientId, behind([]))]), unclear],
    [
      'the client has two apps',
      page(
        [entry()],
        [
          client(
            clientId,
            behind([
              { type: 'apps', id: uuid },
              { type: 'apps', id: other },
            ]),
          ),
        ],
      ),
      unclear,
    ],
    ['its id is no UUID', page([entry()], [client(clientId, behind({ type: 'apps', id: 'harbor-lights' }))]), noUuid],
    [
      'its attributes are no UUID',
      page(
        [entry()],
        [client(clientId, behind({ type: 'apps', id: '1' })), { type: 'apps', id: '1', attributes: { app_uuid: 7, uuid: 'x' } }],
      ),
      noUuid,
    ],
    ['entries are nonsense', page([null, 7, 'x', [], { id: null }]), absent],
    [
      'names of what every object has',
      page([{ type: '__proto__', id: 'constructor', relationships: { oauth2_client: { data: { type: 'x', id: 'toString' } } } }]),
      absent,
    ],
    ['there is no list', { body: { errors: ['x'] } }, 'its answer has no list of clients'],
    ['the list is an object', { body: { data: {} } }, 'its answer has no list of clients'],
    ['JSON is null', { body: 'null' }, 'its answer has no list of clients'],
    ['JSON is a list', { body: [] }, 'its answer has no list of clients'],
    [
      'HTML',
      { body: '<!doctype html><title>Maintenance</title>', headers: { 'content-type': 'text/html' } },
      'its answer is not JSON',
    ],
    ['JSON that ends early', { body: '{"data":[' }, 'its answer is not JSON'],
    ['nothing', { body: '' }, 'its answer is not JSON'],
  ])('is inconclusive when %s', async (_, reply, reason) => {
    expect((await read(() => reply)).found).toEqual(both(reason));
  });
});

describe('a status', () => {
  test.each([
    [401, 'the keys are not those of this site (401)', 1],
    [403, 'the keys may not read it (403)', 1],
    [404, 'it is not there any more (404)', 1],
    [410, 'it is not there any more (410)', 1],
    [429, 'too many requests (429)', 3],
    [302, 'it answered 302', 1],
    [500, 'it answered 500', 1],
    [502, 'it answered 502', 3],
    [503, 'it answered 503', 3],
    [504, 'it answered 504', 3],
  ])('%i is inconclusive, and asked no more often than helps', async (status, reason, times) => {
    const { found, asked } = await read(() => ({ status, headers: { 'retry-after': '0', location: 'http://127.0.0.1:1/' } }));
    expect(found).toEqual(both(reason));
    expect(asked.filter(isUser).length).toBe(times);
    expect(asked.length).toBe(times * 2);
  });

  test('that passes is no reason', async () => {
    let first = true;
    const { found } = await read(() => {
      const reply = first ? { status: 503 } : page([entry()], [client(clientId, behind({ type: 'apps', id: uuid }))]);
      first = false;
      return reply;
    });
    expect(found).toEqual(published);
  });

  test('of the first list leaves the second', async () => {
    const { found } = await read((asked) =>
      isUser(asked) ? { status: 403 } : page([entry()], [client(clientId, behind({ type: 'apps', id: uuid }))]),
    );
    expect(found).toEqual(published);
  });

  test('of both is told of both', async () => {
    const { found } = await read((asked) => (isUser(asked) ? page([]) : { status: 403 }));
    expect(found).toMatchObject({
      reason: `user_authorized_clients: ${absent}; org_authorized_clients: the keys may not read it (403)`,
    });
  });
});

test('a connection that is cut names the host, and no key', async () => {
  const { found } = await read(() => ({ body: '{"data":[', cut: true }));
  expect(found).toMatchObject({ status: 'inconclusive', reason: expect.stringMatching(/127\.0\.0\.1:\d+ gave no whole answer/) });
  expect(JSON.stringify(found)).not.toMatch(/key-of-a-test/);
});

test('when the time is over it says so, in the middle of a wait as well', async () => {
  const { site } = await jsonServer(() => ({ status: 503 }));
  const stop = new AbortController();
  const http = new Http({
    allows: () => true,
    retry: {
      sleep: async (_, signal) => {
        stop.abort();
        signal?.throwIfAborted();
      },
    },
  });
  onTestFinished(() => http.close());
  const found = await readAuthorizedApp(http, site, { clientId, name: '' }, keys, stop.signal);
  expect(found).toEqual(both('the time for it was over'));
});

describe('pages', () => {
  /** A list of many clients, as servers page it in ways of their own. */
  function paged({ clients = 250, first = 0, most = 100, total = false, counts = true, filters = true } = {}) {
    const ids = Array.from({ length: clients }, (_, index) => (index === clients - 1 ? clientId : `client-${index}`));
    return ({ url: { searchParams: query } }: Asked): Reply => {
      const size = Math.min(Number(query.get('page[size]')), most);
      const number = counts ? Math.max(0, Number(query.get('page[number]')) - first) : 0;
      const all = filters && query.has('filter') ? [] : ids;
      const shown = all.slice(number * size, (number + 1) * size);
      return {
        body: {
          data: shown.map((id) => entry(id)),
          included: shown.map((id) => client(id, behind({ type: 'apps', id: id === clientId ? uuid : other }))),
          ...(total && { meta: { page: { total_count: all.length } } }),
        },
      };
    };
  }

  test.each<[string, Parameters<typeof paged>[0], number]>([
    ['counted from 0', {}, 4],
    ['with a total', { total: true }, 4],
    ['counted from 1', { first: 1 }, 5],
    ['smaller than asked for', { most: 50 }, 6],
    ['without a filter', { filters: false }, 3],
  ])('%s: the last of 250 clients is found', async (_, options, requests) => {
    const { found, asked } = await read(paged(options));
    expect(found).toEqual(published);
    expect(asked.length).toBe(requests);
  });

  test('a filter that is not taken is left out', async () => {
    const { found } = await read((asked) => (asked.url.searchParams.has('filter') ? { status: 400 } : paged()(asked)));
    expect(found).toEqual(published);
  });

  test('a name that is too long for a URL filters nothing', async () => {
    const { found, asked } = await read(paged(), { name: 'x'.repeat(100_000) });
    expect(found).toEqual(published);
    expect(asked.some(({ url }) => url.searchParams.has('filter'))).toBe(false);
  });

  test('that never change are read thrice, not for ever', async () => {
    const { found, asked } = await read(paged({ counts: false, filters: false }), { name: '' });
    expect(found).toEqual(both(absent));
    expect(asked.length).toBe(6);
  });

  test('without an end have one', async () => {
    let count = 0;
    const { found, asked } = await read(() => page([entry(`client-${count++}`)]), { name: '' });
    expect(found).toEqual(both('the client is not among the first 2000 entries'));
    expect(asked.length).toBe(40);
  });

  test('with a total end there', async () => {
    const { asked } = await read(() => ({ body: { data: [entry(other)], meta: { page: { total_count: 1 } } } }), { name: '' });
    expect(asked.length).toBe(2);
  });
});
