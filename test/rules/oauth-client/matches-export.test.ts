import rule from '../../../src/rules/oauth-client/matches-export.ts';
import { example, oauthClients, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = example['assets/oauth_clients.json'] ?? '';
const withClients = (content: string) => ({ ...example, 'assets/oauth_clients.json': content });
const { scopes, redirect_uris: redirectUris, onboarding_url: onboardingUrl } = oauthClients.integration;
const how = 'the exported app manifest app.json';
const same = { how, scopes, redirectUris, onboardingUrl };
const advice = 'export the app again, or copy its client into this file';

testRule(rule, {
  valid: {
    'the same': { files: example, exported: same },
    'the same in another order': { files: example, exported: { ...same, scopes: [...scopes].reverse() } },
    'no export': { files: example },
    'an export that says less': { files: example, exported: { how, scopes } },
    'no client': { files: without('assets/oauth_clients.json'), exported: { ...same, scopes: ['events_read'] } },
    'a client that is no JSON is another finding': { files: withClients('{'), exported: { ...same, scopes: [] } },
  },
  invalid: {
    'other scopes': {
      files: withClients(text.replace('"scopes"', '⟦"scopes"⟧')),
      exported: { ...same, scopes: ['api_keys_write', 'events_read'] },
      messages: [`Expected the scopes of ${how}, found \`metrics_read\` more, \`events_read\` missing: ${advice}`],
    },
    'no scopes': {
      files: withClients(text.replace('"integration":', '⟦"integration"⟧:').replace(/ {4}"scopes"[^\]]*\],\n/, '')),
      exported: same,
      messages: [`Expected the scopes of ${how}, found \`api_keys_write\` missing, \`metrics_read\` missing: ${advice}`],
    },
    'another redirect URI and onboarding URL': {
      files: withClients(text.replace('"redirect_uris"', '⟦"redirect_uris"⟧').replace('"onboarding_url"', '⟦"onboarding_url"⟧')),
      exported: { ...same, redirectUris: [...redirectUris, 'https://a.example/b'], onboardingUrl: 'https://a.example/c' },
      messages: [
        `Expected the redirect URIs of ${how}, found \`https://a.example/b\` missing: ${advice}`,
        `Expected the onboarding URL of ${how}, found \`${onboardingUrl}\` more, \`https://a.example/c\` missing: ${advice}`,
      ],
    },
    'a password in a URL is not shown': {
      files: withClients(
        text
          .replace('"onboarding_url"', '⟦"onboarding_url"⟧')
          .replace('https://app.harborlights.example/datadog/connect', 'https://me:pa55@a.example/'),
      ),
      exported: { ...same, onboardingUrl: 'https://me:w0rd@a.example/' },
      messages: [
        `Expected the onboarding URL of ${how}, found \`https://[redacted]@a.example/\` more, \`https://[redacted]@a.example/\` missing: ${advice}`,
      ],
    },
  },
});
