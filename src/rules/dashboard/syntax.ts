// Dashboards, monitors and saved views are imported as they are: one that is not JSON is not imported at all.
import { syntaxMessages, syntaxProblem } from '../json-syntax.ts';
import { assetFiles, existingFiles } from '../manifest/references.ts';
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';

export default defineRule({
  id: 'dashboard/syntax',
  severity: 'error',
  docs: {
    description: 'The dashboards, monitors and saved views that manifest.json names are UTF-8 JSON',
    source: assetsReference,
  },
  messages: { unreadable: 'The file cannot be read: {{reason}}', ...syntaxMessages },
  async check({ integration, report }) {
    const { manifest } = integration;
    if (manifest === undefined) return;
    const named = assetFiles(manifest, 'dashboards', 'monitors', 'saved_views');
    for (const { file, pointer } of await existingFiles(integration, named)) {
      const json = await integration.json(file);
      if (json.status === 'refused') report({ messageId: 'unreadable', data: { reason: json.reason }, at: manifest.at(pointer) });
      const problem = syntaxProblem(json);
      if (problem !== undefined) report(problem);
    }
  },
});
