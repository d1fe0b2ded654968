import rule from '../../../src/rules/oauth-client/staging-redirect-uri.ts';
import { example, without } from '../../support/example-integration.ts';
import { withClient, withClientFile } from '../../support/oauth-client.ts';
import { testRule } from '../../support/rule-tester.ts';

const valid = (...hosts: string[]) => ({
  files: withClient({ redirect_uris: hosts.map((host) => `https://${host}/staging/callback?env=dev`) }),
});
const invalid = (host: string, word: string) => ({
  files: withClient({ redirect_uris: [`⟦https://${host}/callback⟧`] }),
  messages: [
    `Unexpected \`${word}\` in the host \`${new URL(`https://${host}`).hostname}\`: leave it out of the published client if it is not for customers`,
  ],
});

testRule(rule, {
  valid: {
    'a good client': { files: example },
    'no client': { files: without('assets/oauth_clients.json') },
    'not JSON': { files: withClientFile('[') },
    'a top-level domain': valid('harborlights.dev', 'app.harborlights.dev', 'harborlights.test'),
    'a word that begins or ends as one': valid(
      'lambdatest.example',
      'testrail.example',
      'devices.harbor.example',
      'contest.harbor.example',
    ),
    'a registered domain that is one': valid('dev.to', 'beta.com', 'staging.co.uk'),
    'a registered domain that begins with one': valid('test-rigs.com', 'app.beta-harbor.co.uk'),
    'an address': valid('8.8.8.8', '[2606:4700::1111]'),
    "a private host, which is an error's": valid('dev.localhost', 'staging'),
    'no URL': { files: withClient({ redirect_uris: ['dev.harborlights.example', 1] }) },
  },
  invalid: {
    'a label': invalid('dev.harborlights.example', 'dev'),
    'a label in the middle': invalid('app.staging.harborlights.example', 'staging'),
    'a part of a label': invalid('app-qa.harborlights.example', 'qa'),
    'a label with a number': invalid('uat2.harborlights.example', 'uat'),
    capitals: invalid('Sandbox.HarborLights.example', 'sandbox'),
    'the end of a registered domain': invalid('app.harborlights-preview.com', 'preview'),
    'the end of a registered domain of a country': invalid('harborlights-test.co.uk', 'test'),
    'below a domain of a country': invalid('beta.harborlights.com.au', 'beta'),
    'once each': {
      files: withClient({
        redirect_uris: [
          'https://harborlights.example/c',
          '⟦https://dev.test.harborlights.example/c⟧',
          '⟦https://stg.harborlights.example/c⟧',
        ],
      }),
      messages: [
        'Unexpected `dev` in the host `dev.test.harborlights.example`: leave it out of the published client if it is not for customers',
        'Unexpected `stg` in the host `stg.harborlights.example`: leave it out of the published client if it is not for customers',
      ],
    },
  },
});
