// What octokit asks through, against servers on this machine: where the token goes, how far a redirect is followed, and what is no answer.
import { expect, test } from 'vitest';
import { fetchByNode } from '../../../src/action/github/fetch.ts';
import { type Asked, jsonServer, type Reply } from '../../support/json-server.ts';

const headers = { Authorization: 'token canary', accept: 'application/json' };

async function server(answer: (asked: Asked) => Reply) {
  const { site, asked } = await jsonServer(answer);
  return { url: site.api, asked, tokens: () => asked.map((each) => each.headers.authorization) };
}

const moved = (location: string, status = 301): Reply => ({ status, headers: { location } });

test.each([301, 302, 307, 308])('%i to the same server takes the token along', async (status) => {
  const { url, tokens } = await server((asked) => (asked.url.pathname === '/old' ? moved('/new', status) : { body: { id: 7 } }));
  const answer = await fetchByNode(`${url}/old`, { headers });
  expect({ status: answer.status, url: answer.url, text: await answer.text() }).toEqual({
    status: 200,
    url: `${url}/new`,
    text: '{"id":7}',
  });
  expect(tokens()).toEqual(['token canary', 'token canary']);
});

test('to another server the token does not go, nor back again', async () => {
  const other = await server(() => moved(`${api.url}/back`));
  const api = await server((asked) => (asked.url.pathname === '/old' ? moved(`${other.url}/elsewhere`) : { body: {} }));
  expect((await fetchByNode(`${api.url}/old`, { headers })).status).toBe(200);
  expect({ api: api.tokens(), other: other.tokens() }).toEqual({ api: ['token canary', undefined], other: [undefined] });
  expect(other.asked[0]?.headers.accept).toBe('application/json');
});

test('five redirects are followed, the sixth is the answer', async () => {
  const { url, asked } = await server(() => moved('/again'));
  expect((await fetchByNode(`${url}/start`, { headers })).status).toBe(301);
  expect(asked.length).toBe(6);
});

test('what was sent is not sent on', async () => {
  const { url, asked } = await server(() => moved('/new', 307));
  expect((await fetchByNode(`${url}/old`, { method: 'POST', headers, body: '{}' })).status).toBe(307);
  expect(asked.length).toBe(1);
});

test('a body that ends early is no answer', async () => {
  const { url } = await server(() => ({ body: '{"id": ', cut: true }));
  await expect(fetchByNode(url, { headers })).rejects.toThrow('aborted');
});

test('nobody waits longer than the signal says, for an answer or for the rest of it', async () => {
  const { url, asked } = await server(({ url: { pathname } }) =>
    pathname === '/rest' ? { headers: { 'content-length': '100' }, stays: true, body: 'x' } : { stays: true },
  );
  for (const path of ['/answer', '/rest']) {
    const late = new AbortController();
    const answer = fetchByNode(`${url}${path}`, { headers, signal: late.signal });
    await expect.poll(() => asked.at(-1)?.url.pathname).toBe(path);
    late.abort();
    await expect(answer).rejects.toThrow(/abort/);
  }
});
