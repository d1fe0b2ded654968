// What is published is known by these names: a changed one is another integration, and the old one is orphaned (ddev's own rule).
import type { JsonDocument } from '../../documents/json.ts';
import { isObject, pointer } from '../../documents/pointer.ts';
import { show } from '../../documents/schema.ts';
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';

const names = ['/app_id', '/assets/integration/id', '/assets/integration/source_type_name'];
const tables = ['dashboards', 'monitors', 'saved_views'];

export default defineRule({
  id: 'manifest/immutable',
  severity: 'error',
  docs: {
    description: "An existing integration's app_id, source_type_name, integration id and the short names of its assets stay",
    source: assetsReference,
  },
  messages: {
    changed: 'Expected {{before}}, as it was published, found {{found}}: it is never changed',
    gone: 'Expected {{before}} to stay, found none: it is never removed',
    shortName: 'Expected the short name {{name}} to stay in `assets.{{table}}`, found none: it is never changed or removed',
  },
  check({ integration: { manifest }, before, report }) {
    const was = before?.manifest;
    if (manifest === undefined || was === undefined) return;
    for (const name of names) {
      const [old, found] = [was.get(name), manifest.get(name)];
      // What was not there may come: a UI Extension's tile may gain an integration.
      if (old === undefined || old === found) continue;
      if (found === undefined) report({ messageId: 'gone', data: { before: show(old) }, at: manifest.nearest(name) });
      else report({ messageId: 'changed', data: { before: show(old), found: show(found) }, at: manifest.at(name) });
    }
    for (const table of tables) {
      const left = new Set(shortNames(manifest, table));
      for (const name of shortNames(was, table)) {
        if (!left.has(name))
          report({
            messageId: 'shortName',
            data: { name: show(name), table },
            at: manifest.nearest(pointer('assets', table, name)),
          });
      }
    }
  },
});

function shortNames(manifest: JsonDocument, table: string): string[] {
  const assets = manifest.get(pointer('assets', table));
  return isObject(assets) ? Object.keys(assets) : [];
}
