// An existing integration keeps its app_uuid, also when OAuth or a UI Extension is added to its tile.
import { show } from '../../documents/schema.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';

export default defineRule({
  id: 'app-uuid/unchanged',
  severity: 'error',
  docs: { description: "An existing integration's app_uuid is the one that the base has", source: oauthForIntegrations },
  messages: {
    changed:
      'Expected `{{before}}`, the app_uuid of the existing integration, found {{found}}: an existing integration keeps its own',
  },
  fixable: true,
  check({ integration: { manifest }, before, report }) {
    const was = before?.manifest?.get('/app_uuid');
    if (manifest === undefined || typeof was !== 'string') return;
    const is = manifest.get('/app_uuid');
    // A missing one is app-uuid/format's.
    if (is === undefined || (typeof is === 'string' && is.toLowerCase() === was.toLowerCase())) return;
    report({
      messageId: 'changed',
      data: { before: was, found: show(is) },
      at: manifest.at('/app_uuid'),
      fix: [manifest.replace('/app_uuid', was)],
    });
  },
});
