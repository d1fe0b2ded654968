// Every app has its own app_uuid: two integrations that share one would publish over each other. A manifest copied from a
// neighbour's folder is how it happens.

import { show } from '../../documents/schema.ts';
import { isUuid } from '../../documents/uuid.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { isMadeUp } from './made-up.ts';

export default defineRule({
  id: 'app-uuid/unique',
  severity: 'error',
  docs: { description: 'No other integration of the catalog has the same app_uuid', source: oauthForIntegrations },
  messages: {
    shared:
      'Expected an app_uuid of its own, found the one of {{folders}}: a new integration takes its own from step 2 of the Publishing tab in the Developer Platform',
  },
  async check({ integration, appUuids, report, unchecked }) {
    const { manifest, path } = integration;
    const appUuid = manifest?.get('/app_uuid');
    // What is no app_uuid at all is `app-uuid/format`'s.
    if (manifest === undefined || typeof appUuid !== 'string' || !isUuid(appUuid) || isMadeUp(appUuid)) return;
    const known = await appUuids();
    if (!hasAnother(known, path)) {
      unchecked('no other integration with an app_uuid stands beside it, so there was nothing to compare with');
      return;
    }
    const others = (known.get(appUuid.toLowerCase()) ?? []).filter((folder) => folder !== path);
    if (others.length === 0) return;
    report({ messageId: 'shared', data: { folders: listed(others) }, at: manifest.at('/app_uuid') });
  },
});

function hasAnother(known: ReadonlyMap<string, readonly string[]>, path: string): boolean {
  for (const folders of known.values()) if (folders.some((folder) => folder !== path)) return true;
  return false;
}

function listed(folders: readonly string[]): string {
  const shown = folders.slice(0, 3).map((folder) => show(folder));
  return folders.length > shown.length ? `${shown.join(', ')} and ${folders.length - shown.length} more` : shown.join(' and ');
}
