import rule from '../../../src/rules/readme/uninstallation-api-keys.ts';
import { example, json, oauthClients, readme } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const instruction = /- Additionally, [^[]*\[API Keys page\]\[1\]\.\n/;
const withReadme = (text: string) => ({ ...example, 'README.md': text });
const { integration } = oauthClients;

testRule(rule, {
  valid: {
    'it says so': { files: example },
    'the client requests no keys': {
      files: {
        ...withReadme(readme.replace(instruction, '')),
        'assets/oauth_clients.json': json({ integration: { ...integration, scopes: ['metrics_read'] } }),
      },
    },
    'no section is another finding': { files: withReadme(readme.replace(/## Uninstallation[^#]*/, '')) },
  },
  invalid: {
    'it does not': {
      files: withReadme(readme.replace('## Uninstallation', '⟦## Uninstallation⟧').replace(instruction, '')),
      messages: [
        'Expected the section to say to disable the API keys of this integration (its client requests `api_keys_write`): add that sentence',
      ],
      fixed: {
        'README.md': readme.replace(
          instruction,
          '\nEnsure that all API keys associated with this integration have been disabled by searching for Harbor Lights on the ' +
            '[API Keys page](https://app.datadoghq.com/organization-settings/api-keys?filter=Harbor%20Lights).\n',
        ),
      },
    },
    'it says the opposite: nothing is added that contradicts': {
      files: withReadme(
        readme
          .replace('## Uninstallation', '⟦## Uninstallation⟧')
          .replace(instruction, '- Your API keys remain enabled, there is nothing to do.\n'),
      ),
      messages: [
        'Expected the section to say to disable the API keys of this integration (its client requests `api_keys_write`): add that sentence',
      ],
    },
  },
});
