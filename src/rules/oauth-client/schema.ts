// The OAuth client against schemas/oauth-clients.schema.json. All published files have one shape, but a key that nobody knows yet
// harms nobody: it is a fault only when it stands in the place of a known one.
import type { Integration } from '../../catalog/integration.ts';
import type { JsonDocument } from '../../documents/json.ts';
import { parentOf, segments } from '../../documents/pointer.ts';
import { show, type Violation } from '../../documents/schema.ts';
import { nearest } from '../../nearest.ts';
import { startOf } from '../../report.ts';
import { syntaxMessages, syntaxProblem } from '../json-syntax.ts';
import { locate } from '../locate.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { roles } from './clients.ts';
import { isUnknownScope, oauthClientViolations } from './violations.ts';

export default defineRule({
  id: 'oauth-client/schema',
  severity: 'error',
  docs: {
    description: "The OAuth client's file is JSON with the keys and types that the Developer Platform exports",
    source: oauthForIntegrations,
  },
  messages: {
    unreadable: 'The OAuth client cannot be read: {{reason}}',
    ...syntaxMessages,
    duplicate: 'Unexpected second key {{key}}: line {{line}} has it already, remove one',
    violation: '{{problem}}: copy it from the client in the Developer Platform',
    misspelled: '{{problem}}, expected `{{meant}}`',
    noClient: 'Expected the key `integration` with the OAuth client, found none: copy the client from the Developer Platform',
  },
  async check({ integration, report }) {
    const { oauthClientsFile: file, oauthClients: document } = integration;
    if (file.status === 'refused' && !(await namesNoFile(integration)))
      report({ messageId: 'unreadable', data: { reason: file.reason }, at: startOf(file.file) });
    const problem = syntaxProblem(file);
    if (problem !== undefined) report(problem);
    if (document === undefined) return;
    for (const { key, at, firstLine } of document.duplicateKeys()) {
      report({ messageId: 'duplicate', data: { key: show(key), line: firstLine }, at });
    }
    const found = oauthClientViolations(integration).filter(
      (violation) => !isUnknownScope(violation) && !mayBeMissing(violation),
    );
    const misspelled = misspelledKeys(document, found);
    const meant = new Set(misspelled.values());
    for (const violation of found) {
      const { pointer, keyword, message, at } = violation;
      const name = misspelled.get(violation);
      if (name !== undefined) report({ messageId: 'misspelled', data: { problem: message, meant: lastOf(name) }, at });
      else if (keyword !== 'additionalProperties' && !meant.has(pointer))
        report({ messageId: 'violation', data: { problem: message }, at });
    }
    const named = roles.some((role) => document.get(`/${role}`) !== undefined || meant.has(`/${role}`));
    if (!named) report({ messageId: 'noClient', at: document.nearest('/integration') });
  },
});

/** The manifest names something that is no file, even the integration's own folder: `manifest/referenced-files` says so. */
async function namesNoFile(integration: Integration): Promise<boolean> {
  const named = integration.manifest?.get('/assets/oauth');
  return typeof named === 'string' && (await locate(integration, named)).status === 'not-a-file';
}

/** That there is no client at all has its own message; which keys the older `ui_extension` needs, no published file tells. */
function mayBeMissing({ pointer, keyword }: Violation): boolean {
  return pointer === '' || (keyword === 'required' && pointer.startsWith('/ui_extension/'));
}

/** Unknown keys that are nearly the name of a key which is missing beside them, each with that key's pointer. */
function misspelledKeys(document: JsonDocument, found: readonly Violation[]): ReadonlyMap<Violation, string> {
  const misspelled = new Map<Violation, string>();
  for (const violation of found) {
    if (violation.keyword !== 'additionalProperties') continue;
    const beside = parentOf(violation.pointer);
    const missing = violation.known.filter((key) => document.get(`${beside}/${key}`) === undefined);
    const name = nearest(lastOf(violation.pointer), missing);
    if (name !== undefined) misspelled.set(violation, `${beside}/${name}`);
  }
  return misspelled;
}

function lastOf(pointer: string): string {
  return segments(pointer).at(-1) ?? '';
}
