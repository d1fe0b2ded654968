// Every file that the manifest names is there, in the folder, spelled as it is named: Datadog publishes from a disk that
// knows upper from lower case.
import { show } from '../../documents/schema.ts';
import type { Location } from '../../report.ts';
import { type Located, locate } from '../locate.ts';
import { defineRule, type Problem } from '../rule.ts';
import { assetsReference } from '../sources.ts';
import { references } from './references.ts';

export default defineRule({
  id: 'manifest/referenced-files',
  severity: 'error',
  docs: {
    description: 'Every file that manifest.json names exists in the folder, under exactly that name',
    source: assetsReference,
  },
  messages: {
    missing: 'Expected the file {{path}}, found none: add it or correct the path',
    otherCase: 'Expected {{actual}}, found {{path}}: upper and lower case have to agree',
    outside: "Expected a path inside the integration's folder, found {{path}}",
    backslash: 'Expected `/` between folders, found {{path}}',
    notAFile: 'Expected a file, found {{what}} at {{path}}',
  },
  async check({ integration, report }) {
    const { manifest } = integration;
    if (manifest === undefined) return;
    const first = new Map<string, Problem<Message>>();
    for (const { pointer, path } of references(manifest)) {
      const fault = describe(path, await locate(integration, path));
      if (fault === undefined || (fault.messageId === 'missing' && mayBeMissing.has(pointer))) continue;
      const problem = { ...fault, at: manifest.at(pointer) };
      const before = first.get(path);
      if (before === undefined || precedes(problem.at, before.at)) first.set(path, problem);
    }
    for (const problem of first.values()) report(problem);
  },
});

/**
 * Whether the file of `assets.oauth` is there is manifest/assets-oauth's question. Integrations without an Agent check are
 * published with a `spec` that is not there.
 */
const mayBeMissing = new Set(['/assets/oauth', '/assets/integration/configuration/spec']);

type Message = 'missing' | 'otherCase' | 'outside' | 'backslash' | 'notAFile';

function describe(written: string, located: Located): Omit<Problem<Message>, 'at'> | undefined {
  const path = show(written);
  switch (located.status) {
    case 'file':
      return undefined;
    case 'missing':
      return { messageId: 'missing', data: { path } };
    case 'other-case':
      return { messageId: 'otherCase', data: { path, actual: show(located.actual) } };
    case 'outside':
      return { messageId: /^[^/\\:]+\\/.test(written) ? 'backslash' : 'outside', data: { path } };
    case 'not-a-file':
      return {
        messageId: 'notAFile',
        data: { path, what: located.kind === 'folder' ? 'a folder' : 'a link that leads nowhere or out of the repository' },
      };
  }
}

function precedes({ range: { start: a } }: Location, { range: { start: b } }: Location): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
