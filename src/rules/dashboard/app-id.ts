// A widget of a UI Extension is drawn by the app that its `app_id` names. In a dashboard exported from the partner's own
// organisation that is the app as it is there, not the published one: everybody else sees an empty widget.

import { isObject, type Json, pointer } from '../../documents/pointer.ts';
import { isUuid } from '../../documents/uuid.ts';
import { isMadeUp } from '../app-uuid/made-up.ts';
import { assetFiles, existingFiles } from '../manifest/references.ts';
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';

export default defineRule({
  id: 'dashboard/app-id',
  severity: 'error',
  docs: {
    description: "A dashboard's widgets carry the manifest's app_uuid as their `app_id`",
    source: assetsReference,
  },
  messages: {
    another:
      "Expected `{{appUuid}}`, the manifest's app_uuid, found `{{found}}`: an export carries the id of the organisation it is from",
  },
  fixable: true,
  async check({ integration, before, report }) {
    const { manifest } = integration;
    const was = String(before?.manifest?.get('/app_uuid')).toLowerCase();
    const appUuid = manifest?.get('/app_uuid');
    // What is no app_uuid at all is app-uuid/format's, and nothing to compare with.
    if (manifest === undefined || typeof appUuid !== 'string' || !isUuid(appUuid) || isMadeUp(appUuid)) return;
    for (const { file } of await existingFiles(integration, assetFiles(manifest, 'dashboards'))) {
      const text = await integration.text(file);
      // Hardly a dashboard has such a widget, and to look for the word costs next to nothing.
      if (text.status !== 'read' || !text.text.text.includes('"app_id"')) continue;
      const dashboard = await integration.json(file);
      if (dashboard.status !== 'parsed') continue;
      const { document } = dashboard;
      for (const at of appIds(document.value)) {
        const found = document.get(at);
        if (typeof found !== 'string' || !isUuid(found) || found.toLowerCase() === appUuid.toLowerCase()) continue;
        // The manifest is wrong, not the dashboard: app-uuid/unchanged says so.
        if (found.toLowerCase() === was) continue;
        report({ messageId: 'another', data: { appUuid, found }, at: document.at(at), fix: [document.replace(at, appUuid)] });
      }
    }
  },
});

/** Pointers of the widgets' `app_id`. Groups hold widgets of their own: walked with a list, so that no depth is too deep. */
function appIds(dashboard: Json): string[] {
  const found: string[] = [];
  const waiting: { readonly holder: Json; readonly at: string }[] = [{ holder: dashboard, at: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { holder, at } = next;
    if (!isObject(holder) || !Array.isArray(holder.widgets)) continue;
    for (const [index, widget] of holder.widgets.entries()) {
      const definition: Json | undefined = isObject(widget) ? widget.definition : undefined;
      if (!isObject(definition)) continue;
      const inside = at + pointer('widgets', index, 'definition');
      if (Object.hasOwn(definition, 'app_id')) found.push(`${inside}/app_id`);
      waiting.push({ holder: definition, at: inside });
    }
  }
  return found;
}
