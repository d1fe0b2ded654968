// Classifier tags are the filters of the Integrations page: an unknown one filters nothing. Datadog renamed some of them.
import { show } from '../../documents/schema.ts';
import { nearest } from '../../nearest.ts';
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';
import { isClassifierTag, manifestViolations } from './violations.ts';

export default defineRule({
  id: 'manifest/classifier-tags',
  severity: 'warning',
  docs: {
    description: 'Every tag of `tile.classifier_tags` is one that Datadog knows, under its present name',
    source: assetsReference,
  },
  messages: {
    renamed: 'Unexpected {{tag}}, expected `{{name}}`, as it is called now',
    superseded: 'Unexpected {{tag}} beside `{{name}}`, as it is called now: remove it',
    misspelled: 'Unexpected classifier tag {{tag}}, expected `{{name}}`',
    unknown: 'Unexpected classifier tag {{tag}}: Datadog knows none of that name, remove it',
  },
  fixable: true,
  check({ integration, report }) {
    const { manifest } = integration;
    const tags = manifest?.get('/tile/classifier_tags');
    if (manifest === undefined || !Array.isArray(tags)) return;
    const taken = new Set(tags);
    for (const { pointer, at, allowed } of manifestViolations(integration).filter(isClassifierTag)) {
      const value = manifest.get(pointer);
      const tag = show(value);
      const name = renamed.get(String(value));
      if (name === undefined) {
        const near = nearest(String(value), Array.isArray(allowed) ? allowed.map(String) : []);
        if (near === undefined) report({ messageId: 'unknown', data: { tag }, at });
        else report({ messageId: 'misspelled', data: { tag, name: near }, at });
      } else if (taken.has(name)) {
        report({ messageId: 'superseded', data: { tag, name }, at });
      } else {
        taken.add(name);
        report({ messageId: 'renamed', data: { tag, name }, at, fix: [manifest.replace(pointer, name)] });
      }
    }
  },
});

const renamed = new Map([
  ['Category::Notification', 'Category::Notifications'],
  ['Category::Data Store', 'Category::Data Stores'],
  ['Category::IOT', 'Category::IoT'],
  ['Category::AI', 'Category::AI/ML'],
  ['Category::Messaging', 'Category::Message Queues'],
  ['Category::Mainframe', 'Category::Mainframes'],
]);
