// A new integration carries the app_uuid that the Developer Platform published: "if the app_uuid values do not align, your
// application does not publish correctly". An existing one keeps its own and is not compared.
import { show } from '../../documents/schema.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';

export default defineRule({
  id: 'app-uuid/matches-published',
  severity: 'error',
  docs: {
    description: "A new integration's app_uuid is the one that the Developer Platform published",
    source: oauthForIntegrations,
  },
  messages: {
    differs: 'Expected `{{uuid}}`, the published app_uuid ({{how}}), found {{found}}: copy the app_uuid from Publishing, step 2',
    disagree:
      'Expected one published app_uuid, found `{{uuid}}` ({{how}}) and `{{other}}` ({{otherHow}}): keep the one that Publishing, step 2, shows',
  },
  check({ integration: { manifest }, before, published, report }) {
    if (manifest === undefined || before !== undefined) return;
    const answers = published.filter((answer) => answer.status === 'published');
    const [first] = answers;
    if (first === undefined) return;
    const at = () => manifest.at('/app_uuid');
    const other = answers.find(({ uuid }) => uuid.toLowerCase() !== first.uuid.toLowerCase());
    if (other !== undefined) {
      report({
        messageId: 'disagree',
        data: { uuid: first.uuid, how: first.how, other: other.uuid, otherHow: other.how },
        at: at(),
      });
      return;
    }
    const found = manifest.get('/app_uuid');
    // A missing one is app-uuid/format's.
    if (found === undefined || (typeof found === 'string' && found.toLowerCase() === first.uuid.toLowerCase())) return;
    report({ messageId: 'differs', data: { uuid: first.uuid, how: first.how, found: show(found) }, at: at() });
  },
});
