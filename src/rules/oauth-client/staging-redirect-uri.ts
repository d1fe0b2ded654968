// A published client serves every customer, and can't be edited without publishing again: a redirect URI of a staging host is
// mostly a leftover of development. Some are meant, so it is only said.
import { show } from '../../documents/schema.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { clientsOf, textsOf } from './clients.ts';
import { privateHost } from './private-host.ts';
import { readWebAddress } from './web-address.ts';

export default defineRule({
  id: 'oauth-client/staging-redirect-uri',
  severity: 'notice',
  docs: { description: 'No redirect URI leads to a development, staging or test host', source: oauthForIntegrations },
  messages: {
    staging: 'Unexpected `{{word}}` in the host {{host}}: leave it out of the published client if it is not for customers',
  },
  async check({ integration: { oauthClients: document }, report }) {
    if (document === undefined) return;
    for (const client of clientsOf(document)) {
      for (const { text, at } of textsOf(document, client, 'redirect_uris')) {
        const host = (await readWebAddress(text)).url?.hostname;
        if (host === undefined || (await privateHost(host)) !== undefined) continue;
        const word = stagingWord(host);
        if (word !== undefined) report({ messageId: 'staging', data: { word, host: show(host) }, at: document.at(at) });
      }
    }
  },
});

const stagingWords = new Set([
  'dev',
  'develop',
  'development',
  'staging',
  'stage',
  'stg',
  'test',
  'testing',
  'sandbox',
  'qa',
  'uat',
  'preprod',
  'preview',
  'prev',
  'beta',
  'local',
]);

/**
 * The word by which a host says that it is not production. A name below the registered domain says it with any of its parts
 * (`app-dev`, `qa2`), the registered domain only behind a name: `acme-dev.com`, but neither `keephq.dev` nor `dev.to`.
 */
function stagingWord(host: string): string | undefined {
  const labels = host.toLowerCase().split('.');
  const registered = labels.length - (isCountryDomain(labels) ? 3 : 2);
  for (const [index, label] of labels.slice(0, registered + 1).entries()) {
    const parts = label.split(/[^a-z]+/).filter((part) => part !== '');
    const word = index < registered ? parts.find((part) => stagingWords.has(part)) : parts.slice(1).at(-1);
    if (word !== undefined && stagingWords.has(word)) return word;
  }
  return undefined;
}

/** `co.uk`, `com.au`: the registered domain is one label longer. */
function isCountryDomain(labels: readonly string[]): boolean {
  return (
    labels.length > 2 && labels.at(-1)?.length === 2 && /^(?:co|com|net|org|gov|ac|edu|gob|or|ne)$/.test(labels.at(-2) ?? '')
  );
}
