// The OAuth client is published from the file that `assets.oauth` names: one without the other is no client.
import { defaultOauthPath } from '../../catalog/integration.ts';
import { isObject } from '../../documents/pointer.ts';
import { show } from '../../documents/schema.ts';
import { locate } from '../locate.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';

export default defineRule({
  id: 'manifest/assets-oauth',
  severity: 'error',
  docs: {
    description: '`assets.oauth` names the file of the OAuth client, and the file is there',
    source: oauthForIntegrations,
  },
  messages: {
    unnamed: `Expected \`oauth\` in \`assets\`, found none beside ${defaultOauthPath}: without it the OAuth client is not published`,
    missing: 'Expected the OAuth client in {{path}}, found no such file: add it or correct the path',
  },
  fixable: true,
  applies: ({ oauth }) => oauth,
  async check({ integration, report }) {
    const { manifest } = integration;
    if (!isObject(manifest?.get('/assets'))) return;
    const path = manifest.get(pointer);
    if (path === undefined) {
      report({ messageId: 'unnamed', at: manifest.at(pointer), fix: [manifest.insert('/assets', 'oauth', defaultOauthPath)] });
    } else if (typeof path === 'string' && path !== '' && (await locate(integration, path)).status === 'missing') {
      report({ messageId: 'missing', data: { path: show(path) }, at: manifest.at(pointer) });
    }
  },
});

const pointer = '/assets/oauth';
