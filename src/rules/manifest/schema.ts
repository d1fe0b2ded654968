// manifest.json against schemas/manifest.schema.json. What a rule of its own speaks of is left to that rule.
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';
import { isOwnedByAnotherRule, manifestViolations } from './violations.ts';

export default defineRule({
  id: 'manifest/schema',
  severity: 'error',
  docs: { description: 'manifest.json has the keys and types of manifest version 2.0.0', source: assetsReference },
  messages: { violation: '{{problem}}' },
  check({ integration, report }) {
    for (const violation of manifestViolations(integration)) {
      if (isOwnedByAnotherRule(violation)) continue;
      report({ messageId: 'violation', data: { problem: violation.message }, at: violation.at });
    }
  },
});
