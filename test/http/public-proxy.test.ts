// The proxy of the browser that opens a repository's pages: public addresses alone, and the very one that was looked at.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Lookup } from '../../src/http/public-address.ts';
import { startPublicProxy } from '../../src/http/public-proxy.ts';

/** Answers every connection with a greeting. */
async function greeter(): Promise<number> {
  const server = createTcpServer((socket) => socket.end('hello'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port; // It listens on a port.
}

/** @returns The status of CONNECT, and what came through. */
async function through(origin: string, authority: string): Promise<{ status: number; text: string }> {
  const asked = request(origin, { method: 'CONNECT', path: authority, agent: false }).end();
  const [response, socket, head] = await once(asked, 'connect');
  let text = String(head);
  for await (const chunk of socket) text += chunk;
  return { status: response.statusCode, text };
}

async function proxy(options: Parameters<typeof startPublicProxy>[0]) {
  const started = await startPublicProxy(options);
  onTestFinished(() => started.close());
  return started.origin;
}

describe('refused', () => {
  test.each([
    '127.0.0.1:443',
    'localhost:443',
    '[::1]:443',
    '[::ffff:10.0.0.1]:443',
    '169.254.169.254:443',
    '2130706433:443',
    '0x7f.1:443',
    '192.168.1.1:443',
    '',
  ])('%s', async (authority) => {
    expect(await through(await proxy({}), authority)).toEqual({ status: 403, text: '' });
  });

  test('anything but CONNECT', async () => {
    const [response] = await once(request(`${await proxy({})}`, { path: 'http://example.com/' }).end(), 'response');
    expect(response.statusCode).toBe(403);
    response.resume();
  });
});

test('a name is resolved once: what was looked at is what is connected to', async () => {
  const port = await greeter();
  let asked = 0;
  // Stands for a public address; the second answer would be another one.
  const lookup: Lookup = (_, { all }, callback) => {
    const address = ++asked === 1 ? '127.0.0.1' : '127.0.0.2';
    if (all === true) callback(null, [{ address, family: 4 }]);
    else callback(null, address, 4);
  };
  expect(await through(await proxy({ lookup }), `partner.example:${port}`)).toEqual({ status: 200, text: 'hello' });
  expect(asked).toBe(1);
});

test('behind a proxy it goes on to that one, with its password, and names that are private here are refused', async () => {
  const port = await greeter();
  const seen: string[] = [];
  const upstream = createServer();
  upstream.on('connect', (asked, socket) => {
    seen.push(`${asked.url} ${asked.headers['proxy-authorization']}`);
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.end('hello');
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  onTestFinished(() => void upstream.close());
  const env = { HTTPS_PROXY: `http://user:pass@127.0.0.1:${(upstream.address() as AddressInfo).port}` }; // It listens on a port.
  const lookup: Lookup = (_, __, callback) => callback(null, [{ address: '192.0.2.1', family: 4 }]);
  expect(await through(await proxy({ env, lookup }), `partner.example:${port}`)).toEqual({ status: 200, text: 'hello' });
  expect(seen).toEqual([`partner.example:${port} Basic ${Buffer.from('user:pass').toString('base64')}`]);
  expect(await through(await proxy({ env }), 'localhost:443')).toEqual({ status: 403, text: '' });
});
