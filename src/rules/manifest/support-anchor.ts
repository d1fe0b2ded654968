// `tile.support` as it is published often leads nowhere, and the tile is published all the same: worth a word, no more.
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';
import { anchorMessages, anchorProblem } from './anchors.ts';

export default defineRule({
  id: 'manifest/support-anchor',
  severity: 'notice',
  docs: { description: '`tile.support` leads to a heading of the file that it names', source: assetsReference },
  messages: anchorMessages,
  async check({ integration, report }) {
    const problem = await anchorProblem(integration, 'support');
    if (problem !== undefined) report(problem);
  },
});
