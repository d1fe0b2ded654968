// Which addresses are the internet's; and that a name is judged by the address that is connected to.
import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Http } from '../../src/http/http.ts';
import { isPublicAddress, type Lookup } from '../../src/http/public-address.ts';
import { listening, reply, serve } from '../support/server.ts';

/** As somebody might write it in an onboarding URL. */
const refused: Readonly<Record<string, string>> = {
  loopback: '127.0.0.1',
  'another loopback address': '127.8.8.8',
  'this host': '0.0.0.0',
  'a private network': '10.1.2.3',
  'another private network': '172.16.0.1',
  'a home network': '192.168.1.1',
  'carrier-grade NAT': '100.64.0.1',
  'link-local': '169.254.1.1',
  'a cloud’s metadata': '169.254.169.254',
  broadcast: '255.255.255.255',
  multicast: '224.0.0.1',
  documentation: '203.0.113.7',
  'decimal notation': '2130706433',
  'octal notation': '0177.0.0.1',
  'hexadecimal notation': '0x7f.0.0.1',
  'a short form': '127.1',
  'full-width digits': '１２７.0.0.1',
  'IPv6 loopback': '[::1]',
  'IPv6 unspecified': '[::]',
  'IPv6 link-local': '[fe80::1]',
  'IPv6 site-local': '[fec0::1]',
  'IPv6 unique local': '[fd00::1]',
  'IPv6 multicast': '[ff02::1]',
  'IPv4-mapped': '[::ffff:127.0.0.1]',
  'IPv4-mapped, in hexadecimal digits': '[::ffff:a9fe:a9fe]',
  'IPv4-compatible': '[::127.0.0.1]',
  'IPv4-translated': '[::ffff:0:127.0.0.1]',
  NAT64: '[64:ff9b::127.0.0.1]',
  'local NAT64': '[64:ff9b:1::127.0.0.1]',
  '6to4': '[2002:7f00:1::]',
  Teredo: '[2001:0:7f00:1::]',
  'IPv6 documentation': '[2001:db8::1]',
};

function publicHttp(env: Readonly<Record<string, string>> = {}, lookup?: Lookup): Http {
  const http = new Http({
    allows: () => true,
    publicOnly: true,
    env,
    limits: { connect: 300 },
    retry: { tries: 1 },
    ...(lookup !== undefined && { lookup }),
  });
  onTestFinished(() => http.close());
  return http;
}

const toThePrivate = /was not reached: it leads to an address that is not public$/;

describe('refused as a host, at once and behind a proxy, and as what a name stands for', () => {
  for (const [name, host] of Object.entries(refused)) {
    test(`${name}: ${host}`, async () => {
      const proxy = await serve(reply(200));
      let connections = 0;
      proxy.server.on('connection', () => connections++);
      const url = new URL(`https://${host}:${proxy.port}/`);
      const [address = ''] = /[\da-f.:]+/.exec(url.hostname) ?? [];
      await expect(publicHttp().fetch(url)).rejects.toThrow(toThePrivate);
      await expect(publicHttp({ HTTPS_PROXY: proxy.origin }).fetch(url)).rejects.toThrow(toThePrivate);
      await expect(publicHttp({}, answers([address])).fetch(new URL('https://a.example'))).rejects.toThrow(toThePrivate);
      expect(connections).toBe(0);
    });
  }
});

test('public addresses are', () => {
  const addresses = ['8.8.8.8', '93.184.215.14', '::ffff:8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '172.32.0.1'];
  expect(addresses.filter((address) => !isPublicAddress(address))).toEqual([]);
  expect(isPublicAddress('not an address')).toBe(false);
});

test('a name of this machine', async () => {
  const serving = await serve(reply(200));
  await expect(publicHttp().fetch(new URL(`http://localhost:${serving.port}`))).rejects.toThrow(toThePrivate);
  expect(serving.asked).toEqual([]);
});

test('a name with one private address among others', async () => {
  const lookup = answers([nowhere, '127.0.0.1']);
  await expect(publicHttp({}, lookup).fetch(new URL('http://a.example'))).rejects.toThrow(toThePrivate);
});

describe('a name that changes what it stands for', () => {
  for (const where of ['at once', 'where NO_PROXY names it'] as const) {
    test(`${where}: the address that was looked at is the one that is connected to`, async () => {
      const serving = await serve(reply(200));
      const env = where === 'at once' ? {} : { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'rebind.example' };
      const lookup = where === 'at once' ? answers([nowhere], ['127.0.0.1']) : answers([nowhere], [nowhere], ['127.0.0.1']);
      const url = new URL(`http://rebind.example:${serving.port}`);
      await expect(publicHttp(env, lookup).fetch(url)).rejects.toThrow(/was not reached/);
      expect(serving.asked).toEqual([]);
    });
  }

  test('where NO_PROXY names it, and the second answer is private', async () => {
    const serving = await serve(reply(200));
    const env = { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'rebind.example' };
    const url = new URL(`http://rebind.example:${serving.port}`);
    await expect(publicHttp(env, answers([nowhere], ['127.0.0.1'])).fetch(url)).rejects.toThrow(toThePrivate);
    expect(serving.asked).toEqual([]);
  });

  test('behind a proxy: a private name is not even told to it', async () => {
    let connections = 0;
    const port = await listening(createServer(() => connections++));
    const http = publicHttp({ HTTPS_PROXY: `http://127.0.0.1:${port}` }, answers(['10.0.0.7']));
    await expect(http.fetch(new URL('https://intranet.example'))).rejects.toThrow(toThePrivate);
    expect(connections).toBe(0);
  });
});

/** Of the part of IPv6 that nobody was given: public in form, and nothing is there. */
const nowhere = '2d00::1';

/** A resolver with an answer for each time it is asked; the last one stays. */
function answers(...lists: readonly (readonly string[])[]): Lookup {
  let asked = 0;
  return (_hostname, _options, callback) => {
    const list = lists[Math.min(asked++, lists.length - 1)] ?? [];
    callback(
      null,
      list.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
}
