// The tile is cut out of the README: a part whose anchor leads nowhere stays empty.
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';
import { anchorMessages, anchorProblem } from './anchors.ts';
import { unpointedSection } from './unpointed-section.ts';

export default defineRule({
  id: 'manifest/tile-anchors',
  severity: 'error',
  docs: {
    description: '`tile.overview`, `configuration` and `uninstallation` lead to headings of the file that they name',
    source: assetsReference,
  },
  messages: anchorMessages,
  async check({ integration, report }) {
    for (const key of ['overview', 'configuration', 'uninstallation'] as const) {
      // A pointer that misses the section it is for is manifest/tile-uninstallation's.
      if (key === 'uninstallation' && (await unpointedSection(integration)) !== undefined) continue;
      const problem = await anchorProblem(integration, key);
      if (problem !== undefined) report(problem);
    }
  },
});
