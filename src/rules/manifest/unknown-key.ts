// A key that manifest version 2.0.0 does not have is read by nobody: most often a misspelled one.
// A misspelled mandatory key is manifest/schema's (violations.ts).
import { isObject, parentOf } from '../../documents/pointer.ts';
import { nearest } from '../../nearest.ts';
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';
import { isUnknownKey, manifestViolations, nameOf } from './violations.ts';

export default defineRule({
  id: 'manifest/unknown-key',
  severity: 'warning',
  docs: { description: 'Every key of manifest.json is one that Datadog reads', source: assetsReference },
  messages: {
    misspelled: '{{problem}}, expected `{{nearest}}`',
    unknown: '{{problem}}: nobody reads it, remove it',
  },
  check({ integration, report }) {
    const { manifest } = integration;
    for (const violation of manifestViolations(integration).filter(isUnknownKey)) {
      const { message: problem, at, known, pointer } = violation;
      const beside = manifest?.get(parentOf(pointer));
      const absent = known.filter((key) => !isObject(beside) || !Object.hasOwn(beside, key));
      const near = nearest(nameOf(violation), absent);
      if (near === undefined) report({ messageId: 'unknown', data: { problem }, at });
      else report({ messageId: 'misspelled', data: { problem, nearest: near }, at });
    }
  },
});
