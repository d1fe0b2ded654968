// Where the authorization code goes. Datadog sends it to one of these addresses and to no other, so each has to be whole, public,
// encrypted and without fragment (RFC 6749 3.1.2, RFC 9700 2.1).
import { defineRule } from '../rule.ts';
import { oauth2InDatadog } from '../sources.ts';
import { clientsOf, textsOf } from './clients.ts';
import { credentialsIn, readWebAddress, webAddressMessages } from './web-address.ts';

export default defineRule({
  id: 'oauth-client/redirect-uri',
  severity: 'error',
  docs: { description: 'Each redirect URI is a whole, public https URL without fragment, listed once', source: oauth2InDatadog },
  messages: {
    ...webAddressMessages,
    wildcard: 'Unexpected `*` in a redirect URI: list each address in full',
    fragment: 'Unexpected `#` in a redirect URI: it may have no fragment (RFC 6749, 3.1.2)',
    duplicate: 'Unexpected redirect URI: line {{line}} has it already, remove one',
  },
  async check({ integration: { oauthClients: document }, report, conceal }) {
    if (document === undefined) return;
    for (const client of clientsOf(document)) {
      const first = new Map<string, string>();
      for (const { text, at: pointer } of textsOf(document, client, 'redirect_uris')) {
        const at = () => document.at(pointer);
        const before = first.get(asCompared(text));
        if (before !== undefined) {
          report({ messageId: 'duplicate', data: { line: document.at(before).range.start.line }, at: at() });
          continue;
        }
        first.set(asCompared(text), pointer);
        const credentials = credentialsIn(text);
        if (credentials !== undefined) conceal(credentials);
        const { url, faults } = await readWebAddress(text);
        for (const fault of faults) report({ ...fault, at: at() });
        if (url === undefined) continue;
        if (/\*/.test(url.hostname + url.pathname)) report({ messageId: 'wildcard', at: at() });
        if (text.includes('#')) report({ messageId: 'fragment', at: at() });
      }
    }
  },
});

/** Scheme and host are the same in any case, `:443` is the default; a trailing `/` makes another redirect URI. */
function asCompared(uri: string): string {
  return uri.replace(/^[^/?#]*\/\/[^/?#]*/, (host) => host.toLowerCase().replace(/:443$/, ''));
}
