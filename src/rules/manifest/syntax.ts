// manifest.json has to be read before anything else can be said about it: UTF-8, JSON, every key once.
import { show } from '../../documents/schema.ts';
import { startOf } from '../../report.ts';
import { syntaxMessages, syntaxProblem } from '../json-syntax.ts';
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';

export default defineRule({
  id: 'manifest/syntax',
  severity: 'error',
  docs: { description: 'manifest.json is UTF-8 JSON without a byte order mark or duplicate keys', source: assetsReference },
  messages: {
    unreadable: 'manifest.json cannot be read: {{reason}}',
    ...syntaxMessages,
    duplicate: 'Unexpected second key {{key}}: line {{line}} has it already, remove one',
  },
  check({ integration: { manifestFile: file }, report }) {
    if (file.status === 'refused') report({ messageId: 'unreadable', data: { reason: file.reason }, at: startOf(file.file) });
    const problem = syntaxProblem(file);
    if (problem !== undefined) report(problem);
    if (file.status !== 'parsed') return;
    for (const { key, at, firstLine } of file.document.duplicateKeys()) {
      report({ messageId: 'duplicate', data: { key: show(key), line: firstLine }, at });
    }
  },
});
