import { expect, test } from 'vitest';
import rule from '../../../src/rules/oauth-client/redirect-uri.ts';
import { example, json, without } from '../../support/example-integration.ts';
import { client, withClient, withClientFile } from '../../support/oauth-client.ts';
import { lintFiles, testRule } from '../../support/rule-tester.ts';

const good = 'https://app.harborlights.example/datadog/callback';
const valid = (...uris: string[]) => ({ files: withClient({ redirect_uris: uris }) });
const invalid = (uri: string, ...messages: string[]) => ({
  files: withClient({ redirect_uris: [good, messages.reduce((text) => `⟦${text}⟧`, uri)] }),
  messages,
});
const notUrl = (found: string) => `Expected an absolute URL that begins with \`https://\`, found \`${found}\``;
const credentials = 'Unexpected user name or password in a URL: remove it, and change it wherever it is used';
const host = (kind: string, name: string) =>
  `Unexpected ${kind} \`${name}\`, expected one that every customer reaches: leave it out of the client that is published`;
const https = (scheme: string) => `Expected \`https\`, found \`${scheme}\`: codes and sign-ins must not travel in the clear`;
const wildcard = 'Unexpected `*` in a redirect URI: list each address in full';
const fragment = 'Unexpected `#` in a redirect URI: it may have no fragment (RFC 6749, 3.1.2)';
const duplicate = (line: number) => `Unexpected redirect URI: line ${line} has it already, remove one`;

testRule(rule, {
  valid: {
    'a good client': { files: example },
    'no client': { files: without('assets/oauth_clients.json') },
    'not JSON': { files: withClientFile('{') },
    'no host but a domain': valid('https://harborlights.example'),
    'a port, a query, a `//`, a `:` and an `@` behind the host': valid(
      'https://app.harborlights.example:8443//datadog/@me/a:b?to=https://x.example/*&who=a@b',
    ),
    'a trailing slash makes another address': valid(
      good,
      `${good}/`,
      'https://harborlights.example',
      'https://harborlights.example/',
    ),
    'another case in the path makes another address': valid(good, good.replace('callback', 'Callback')),
    'a public address': valid('https://8.8.8.8/callback', 'https://[2606:4700::1111]/callback'),
    'another script': valid('https://hafen-lichter.example/rückruf', 'https://hafenlöschen.example/'),
    'a staging host': valid('https://staging.harborlights.example/callback'),
    'what is no text': { files: withClient({ redirect_uris: [1, null, {}] }) },
    'no list': { files: withClient({ redirect_uris: 'http://localhost' }) },
  },
  invalid: {
    'no URL': invalid('app.harborlights.example/callback', notUrl('app.harborlights.example/callback')),
    empty: invalid('', notUrl('')),
    'a path': invalid('/datadog/callback', notUrl('/datadog/callback')),
    'one slash': invalid('https:/app.harborlights.example/', notUrl('https:/app.harborlights.example/')),
    'no host': invalid('https:///callback', notUrl('https:///callback')),
    'a space': invalid('https://app.harborlights.example/call back', notUrl('https://app.harborlights.example/call back')),
    'a line break at the end': invalid(`${good}\n`, notUrl(`${good} `)),
    'a placeholder': invalid('https://<your-host>/callback', notUrl('https://<your-host>/callback')),
    'a template': invalid('https://{tenant}.harborlights.example/', notUrl('https://{tenant}.harborlights.example/')),
    'an impossible address': invalid('https://256.1.1.1/', notUrl('https://256.1.1.1/')),
    http: invalid('http://app.harborlights.example/callback', https('http')),
    "an app's scheme": invalid('harbor://app.harborlights.example/callback', https('harbor')),
    'HTTP in capitals': invalid('HTTP://app.harborlights.example/callback', https('http')),
    'a fragment': invalid(`${good}#done`, fragment),
    'an empty fragment': invalid(`${good}#`, fragment),
    'any host': invalid('https://*.harborlights.example/callback', wildcard),
    'any path': invalid('https://app.harborlights.example/*', wildcard),
    'a password': invalid('https://harbor:p4ssw0rd@app.harborlights.example/callback', credentials),
    'a user name over http': invalid('http://harbor@app.harborlights.example/callback', credentials),
    localhost: invalid('http://localhost:3000/callback', host('loopback host', 'localhost')),
    'an address in hexadecimal': invalid('https://0x7f.0.0.1/callback', host('loopback address', '127.0.0.1')),
    'IPv6 loopback': invalid('https://[::1]:3000/callback', host('loopback address', '[::1]')),
    'a private address': invalid('https://192.168.0.7/callback', host('private address', '192.168.0.7')),
    'a name without a domain': invalid('https://harbor/callback', host('host without a domain', 'harbor')),
    'Docker for the desktop': invalid('https://host.docker.internal/', host('name of a private network', 'host.docker.internal')),
    twice: invalid(good, duplicate(12)),
    'twice, the host in capitals': invalid('HTTPS://App.HarborLights.example/datadog/callback', duplicate(12)),
    'twice, with the port that is the default': invalid(good.replace('.example', '.example:443'), duplicate(12)),
    'two faults': invalid('http://*.harborlights.example/callback#done', https('http'), fragment, wildcard),
    'a fault is told once, at the first of its kind': {
      files: withClient({ redirect_uris: ['⟦http://localhost/⟧', '⟦http://localhost/⟧'] }),
      messages: [host('loopback host', 'localhost'), duplicate(12)],
    },
    'the client of a UI Extension': {
      files: withClientFile(
        json({ ui_extension: { ...client, redirect_uris: ['http://app.harborlights.example'] } }).replace(/"http:[^"]*"/, '⟦$&⟧'),
      ),
      messages: [https('http')],
    },
  },
});

test('a password is in no message, whatever else is wrong', async () => {
  const urls = ['http://harbor:p4ssw0rd@localhost/', 'https://harbor:p4ssw0rd@<host>/', 'https://harbor:p4ss w0rd@x.example/'];
  const { findings } = await lintFiles(rule, withClient({ redirect_uris: urls }));
  expect(findings.map(({ message }) => message)).toEqual([credentials, credentials, credentials]);
});
