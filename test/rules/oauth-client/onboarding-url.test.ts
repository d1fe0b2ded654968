import rule from '../../../src/rules/oauth-client/onboarding-url.ts';
import { example, json, without } from '../../support/example-integration.ts';
import { client, withClient, withClientFile } from '../../support/oauth-client.ts';
import { testRule } from '../../support/rule-tester.ts';

const valid = (url: string) => ({ files: withClient({ onboarding_url: url }) });
const invalid = (url: string, message: string) => ({ files: withClient({ onboarding_url: `⟦${url}⟧` }), messages: [message] });
const notUrl = (found: string) => `Expected an absolute URL that begins with \`https://\`, found \`${found}\``;
const credentials = 'Unexpected user name or password in a URL: remove it, and change it wherever it is used';
const host = (kind: string, name: string) =>
  `Unexpected ${kind} \`${name}\`, expected one that every customer reaches: leave it out of the client that is published`;
const doubleSlash = 'Unexpected `//` in the path of the onboarding URL: write one `/`';

testRule(rule, {
  valid: {
    'a good client': { files: example },
    'no client': { files: without('assets/oauth_clients.json') },
    'no onboarding URL': { files: withClientFile(json({ integration: { name: 'Harbor Lights' } })) },
    'a number': { files: withClient({ onboarding_url: 7 }) },
    'a route of a web app': valid('https://app.harborlights.example/#/connect//datadog?from=datadog'),
    'a query with a URL': valid('https://app.harborlights.example/connect?next=https://app.harborlights.example//x'),
    'a URL inside the path': valid('https://app.harborlights.example/go/https://harborlights.example/connect'),
    'a domain alone': valid('https://harborlights.example'),
    'a staging host': valid('https://staging.harborlights.example/connect'),
  },
  invalid: {
    'no URL': invalid('app.harborlights.example/connect', notUrl('app.harborlights.example/connect')),
    'a placeholder': invalid('https://<host>/connect', notUrl('https://<host>/connect')),
    http: invalid(
      'http://app.harborlights.example/connect',
      'Expected `https`, found `http`: codes and sign-ins must not travel in the clear',
    ),
    localhost: invalid('http://localhost:8080/connect', host('loopback host', 'localhost')),
    'a private address': invalid('https://10.0.0.5/connect', host('private address', '10.0.0.5')),
    'a password': invalid('https://harbor:p4ssw0rd@app.harborlights.example/connect', credentials),
    'two slashes': invalid('https://app.harborlights.example//connect', doubleSlash),
    'two slashes at the end': invalid('https://app.harborlights.example/connect//', doubleSlash),
    'the client of a UI Extension': {
      files: withClientFile(
        json({ ui_extension: { ...client, onboarding_url: 'https://harborlights.example/a//b' } }).replace(
          /"https:[^"]*a\/\/b"/,
          '⟦$&⟧',
        ),
      ),
      messages: [doubleSlash],
    },
  },
});
