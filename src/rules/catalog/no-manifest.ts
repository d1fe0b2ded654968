// Since November 2025 integrations made in the Publishing Platform have no manifest.json in the repository. Such a folder is
// legitimate; that nothing in it was checked has to be said.
import { join } from '../../catalog/file-source.ts';
import { startOf } from '../../report.ts';
import { defineRule } from '../rule.ts';
import { buildIntegration } from '../sources.ts';

export default defineRule({
  id: 'catalog/no-manifest',
  severity: 'notice',
  docs: { description: 'A folder that looks like an integration has a manifest.json', source: buildIntegration },
  messages: {
    passedOver:
      'Passed over, it has no manifest.json: integrations made in the Publishing Platform are published from there; add one if this is not',
  },
  async check({ integration, report }) {
    const readme = await integration.readme();
    report({ messageId: 'passedOver', at: readme?.headings[0]?.at ?? startOf(join(integration.path, 'README.md')) });
  },
});
