// Where a customer who clicks Connect Accounts is sent, with `site` and `domain` as parameters. A `#` route of a web app and a
// query are fine; a path with `//` is not the one that the partner's server knows.
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { clientsOf } from './clients.ts';
import { credentialsIn, readWebAddress, webAddressMessages } from './web-address.ts';

export default defineRule({
  id: 'oauth-client/onboarding-url',
  severity: 'error',
  docs: { description: 'The onboarding URL is a public https URL without `//` in its path', source: oauthForIntegrations },
  messages: {
    ...webAddressMessages,
    doubleSlash: 'Unexpected `//` in the path of the onboarding URL: write one `/`',
  },
  async check({ integration: { oauthClients: document }, report, conceal }) {
    if (document === undefined) return;
    for (const client of clientsOf(document)) {
      const pointer = `${client.at}/onboarding_url`;
      const text = document.get(pointer);
      if (typeof text !== 'string') continue;
      const at = () => document.at(pointer);
      const credentials = credentialsIn(text);
      if (credentials !== undefined) conceal(credentials);
      const { url, faults } = await readWebAddress(text);
      for (const fault of faults) report({ ...fault, at: at() });
      // Another URL inside the path, as in `/go/https://…`, has its own.
      if (url !== undefined && /(?<!:)\/\//.test(url.pathname)) report({ messageId: 'doubleSlash', at: at() });
    }
  },
});
