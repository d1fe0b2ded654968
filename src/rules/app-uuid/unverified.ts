// A new OAuth integration whose app_uuid nobody could confirm: it may be the published one, or not.
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';

export default defineRule({
  id: 'app-uuid/unverified',
  severity: 'warning',
  docs: { description: "A new OAuth integration's app_uuid is confirmed by a source", source: oauthForIntegrations },
  messages: {
    unverified:
      'The app_uuid was not compared with the published one{{reasons}}: copy it from Publishing, step 2, into `--app-uuid` or `apps` in tilelint.yml, or give the exported app manifest, or DD_API_KEY and DD_APP_KEY',
  },
  applies: ({ oauth }) => oauth,
  check({ integration: { manifest }, status, published, report }) {
    const answered = published.some((answer) => answer.status === 'published');
    if (manifest === undefined || status !== 'new' || answered || manifest.get('/app_uuid') === undefined) return;
    const reasons = published.flatMap((answer) => (answer.status === 'inconclusive' ? [`${answer.how}: ${answer.reason}`] : []));
    report({
      messageId: 'unverified',
      data: { reasons: reasons.length === 0 ? '' : ` (${reasons.join('; ')})` },
      at: manifest.at('/app_uuid'),
    });
  },
});
