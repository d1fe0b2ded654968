import { expect, test } from 'vitest';
import { privateHost } from '../../../src/rules/oauth-client/private-host.ts';

test.each([
  ['localhost', 'loopback host'],
  ['app.localhost', 'loopback host'],
  ['localhost.', 'loopback host'],
  ['127.0.0.1', 'loopback address'],
  ['127.9.9.9', 'loopback address'],
  ['0x7f.1', 'loopback address'],
  ['2130706433', 'loopback address'],
  ['0177.0.0.1', 'loopback address'],
  ['[::1]', 'loopback address'],
  ['[::ffff:127.0.0.1]', 'loopback address'],
  ['[::ffff:a00:1]', 'private address'],
  ['10.1.2.3', 'private address'],
  ['172.16.0.1', 'private address'],
  ['192.168.178.20', 'private address'],
  ['100.64.0.1', 'private address'],
  ['[fd12:3456::1]', 'private address'],
  ['169.254.169.254', 'link-local address'],
  ['[fe80::1]', 'link-local address'],
  ['0.0.0.0', 'unspecified address'],
  ['[::]', 'unspecified address'],
  ['255.255.255.255', 'broadcast address'],
  ['224.0.0.1', 'multicast address'],
  ['192.0.2.1', 'reserved address'],
  ['[::7f00:1]', 'reserved address'],
  ['[4000::1]', 'reserved address'],
  ['harbor.local', 'name of a private network'],
  ['host.docker.internal', 'name of a private network'],
  ['metadata.google.internal.', 'name of a private network'],
  ['nas.home.arpa', 'name of a private network'],
  ['harbor', 'host without a domain'],
])('%s is a %s', async (host, kind) => {
  expect(await privateHost(new URL(`https://${host}/`).hostname)).toBe(kind);
});

test.each([
  'harborlights.example',
  'localhost.harborlights.example',
  'local.harborlights.example',
  'internal.harborlights.example',
  'mylocalhost.example',
  'harborlocal.dev',
  '8.8.8.8',
  '172.32.0.1',
  '[2606:4700::1111]',
  '[::ffff:8.8.8.8]',
  'bücher.example',
])('%s is public', async (host) => {
  expect(await privateHost(new URL(`https://${host}/`).hostname)).toBeUndefined();
});
