// The published app_uuid can only be right when it is a UUID at all. `app-uuid/matches-published` asks whether it is the right one.

import { show } from '../../documents/schema.ts';
import { isUuid } from '../../documents/uuid.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { isMadeUp, isNil } from './made-up.ts';

const wayOut = 'copy the app_uuid from step 2 of the Publishing tab in the Developer Platform';

export default defineRule({
  id: 'app-uuid/format',
  severity: 'error',
  docs: {
    description: 'app_uuid in manifest.json is a UUID, neither nil nor a placeholder',
    source: oauthForIntegrations,
  },
  messages: {
    missing: `Expected the key \`app_uuid\` in the file, found none: ${wayOut}`,
    type: `Expected a UUID in quotes, found {{found}}: ${wayOut}`,
    malformed: `Expected a UUID of 8-4-4-4-12 hexadecimal digits, found {{found}}: ${wayOut}`,
    nil: `Unexpected nil UUID: ${wayOut}`,
    placeholder: `Unexpected placeholder {{found}}: ${wayOut}`,
  },
  check({ integration: { manifest }, report }) {
    if (manifest === undefined) return;
    const appUuid = manifest.get('/app_uuid');
    const data = { found: appUuid === '' ? 'an empty text' : show(appUuid) };
    // Positions are read only where there is something to report: most manifests are right.
    const at = () => manifest.at('/app_uuid');
    if (appUuid === undefined) report({ messageId: 'missing', at: at() });
    else if (typeof appUuid !== 'string') report({ messageId: 'type', data, at: at() });
    else if (isPlaceholder(appUuid)) report({ messageId: 'placeholder', data, at: at() });
    else if (!isUuid(appUuid)) report({ messageId: 'malformed', data, at: at() });
    else if (isNil(appUuid)) report({ messageId: 'nil', at: at() });
    else if (isMadeUp(appUuid)) report({ messageId: 'placeholder', data, at: at() });
  },
});

/** A text that stands for a UUID: `<app_uuid>`, `{{ uuid }}`, `YOUR_APP_UUID`, `xxxxxxxx-xxxx-…`, `TODO`. */
function isPlaceholder(text: string): boolean {
  return /[<>$%]|\{\{|^[x*?.…-]+$|app_?uuid|your|todo|tbd|change|replace|example|placeholder|insert/i.test(text);
}
