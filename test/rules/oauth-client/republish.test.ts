import rule from '../../../src/rules/oauth-client/republish.ts';
import { example, without } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = example['assets/oauth_clients.json'] ?? '';
const withClients = (content: string) => ({ ...example, 'assets/oauth_clients.json': content });

testRule(rule, {
  valid: {
    'the same': { files: example, before: example },
    'no base': { files: withClients(text.replace('metrics_read', 'events_read')) },
    'OAuth that is added': { files: example, before: without('assets/oauth_clients.json') },
    'scopes in another order': {
      files: withClients(text.replace(/"api_keys_write",(\s+)"metrics_read"/, '"metrics_read",$1"api_keys_write"')),
      before: example,
    },
  },
  invalid: {
    'another scope, redirect URI and onboarding URL': {
      files: withClients(
        text
          .replace('"integration"', '⟦"integration"⟧')
          .replace('"metrics_read"', '"events_read"')
          .replace('/datadog/callback', '/datadog/back')
          .replace('/datadog/connect', '/datadog/start'),
      ),
      before: example,
      messages: [
        'The client differs from the published one (scope `events_read` added, scope `metrics_read` removed, ' +
          'redirect URI `https://app.harborlights.example/datadog/back` added, redirect URI `https://app.harborlights.example/datadog/callback` removed, ' +
          'onboarding URL `https://app.harborlights.example/datadog/start` added, onboarding URL `https://app.harborlights.example/datadog/connect` removed): ' +
          'it cannot be edited, go through the publishing flow again',
      ],
    },
  },
});
