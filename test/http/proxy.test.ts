// Behind a proxy: a real one on loopback, for https and for plain http, with what it lets through and what it refuses.
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Http } from '../../src/http/http.ts';
import { proxy } from '../support/proxy.ts';
import { freePort, listening, reply, serve } from '../support/server.ts';

function httpWith(env: Readonly<Record<string, string>>): Http {
  const http = new Http({ allows: () => true, env, retry: { tries: 2, sleep: async () => {} } });
  onTestFinished(() => http.close());
  return http;
}

const pem = readFileSync(fileURLToPath(new URL('../fixtures/self-signed.pem', import.meta.url)));

test('plain http goes through HTTP_PROXY, by the name that the proxy resolves', async () => {
  const serving = await serve(reply(200, 'well'));
  const { origin, tunnels } = await proxy();
  const answer = await httpWith({ HTTP_PROXY: origin }).fetch(new URL(`http://api.example:${serving.port}/`));
  expect(await answer.text()).toBe('well');
  expect(tunnels).toEqual([`api.example:${serving.port}`]);
});

test('https goes through HTTPS_PROXY, and TLS is with the server, not with the proxy', async () => {
  const port = await listening(createTlsServer({ key: pem, cert: pem }, (_, response) => response.end('well')));
  const { origin, tunnels } = await proxy();
  const request = httpWith({ https_proxy: origin }).fetch(new URL(`https://localhost:${port}/`));
  await expect(request).rejects.toThrow(/^localhost:\d+ was not reached: TLS failed \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  expect(tunnels[0]).toBe(`localhost:${port}`);
});

test('NO_PROXY is reached without it', async () => {
  const serving = await serve(reply(200, 'well'));
  const { origin, tunnels } = await proxy();
  const http = httpWith({ HTTP_PROXY: origin, NO_PROXY: '127.0.0.1' });
  expect(await (await http.fetch(new URL(serving.origin))).text()).toBe('well');
  expect(tunnels).toEqual([]);
});

for (const status of [403, 407, 502]) {
  test(`a proxy that answers ${status} to the tunnel is said, and not asked again`, async () => {
    const serving = await serve(reply(200));
    const { origin, tunnels } = await proxy(status);
    const request = httpWith({ HTTP_PROXY: origin }).fetch(new URL(`http://api.example:${serving.port}/`));
    await expect(request).rejects.toThrow(
      `api.example:${serving.port} was not reached: the proxy refused to connect (${status})`,
    );
    expect(tunnels).toHaveLength(1);
    expect(serving.asked).toEqual([]);
  });
}

test('its name and password go to the proxy alone', async () => {
  const serving = await serve(reply(200));
  const { origin, tunnels } = await proxy();
  const http = httpWith({ HTTP_PROXY: origin.replace('://', '://robot:canary@') });
  await http.fetch(new URL(`http://api.example:${serving.port}/`));
  expect(tunnels[0]).toContain(`Basic ${Buffer.from('robot:canary').toString('base64')}`);
  expect(JSON.stringify(serving.asked)).not.toMatch(/canary|proxy-authorization/);
});

test('a proxy that does not answer is not told as the host’s fault alone', async () => {
  const env = { HTTPS_PROXY: `http://127.0.0.1:${await freePort()}` };
  await expect(httpWith(env).fetch(new URL('https://api.example'))).rejects.toThrow(
    'api.example was not reached: it refused the connection (a proxy is set: it may be that one)',
  );
});

test('an address without a scheme, as curl takes it', async () => {
  const serving = await serve(reply(200, 'well'));
  const { origin } = await proxy();
  const answer = await httpWith({ HTTP_PROXY: origin.replace('http://', '') }).fetch(
    new URL(`http://api.example:${serving.port}`),
  );
  expect(await answer.text()).toBe('well');
});

test('a variable that holds no address is the user’s to mend, and is not shown', async () => {
  for (const value of ['socks5://robot:canary@proxy', 'http://robot:canary@:x'])
    await expect(httpWith({ HTTPS_PROXY: value }).fetch(new URL('https://api.example'))).rejects.toThrow(
      expect.objectContaining({ name: 'UserError', message: 'Expected an http address in HTTPS_PROXY' }),
    );
});
