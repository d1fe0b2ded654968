// manifest.json has to be read before anything else can be said about it: UTF-8, JSON, every key once.
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';

export default defineRule({
  id: 'manifest/syntax',
  severity: 'error',
  docs: { description: 'manifest.json is UTF-8 JSON without a byte order mark or duplicate keys', source: assetsReference },
  messages: {
    unreadable: 'manifest.json cannot be read: {{reason}}',
    encoding: 'Expected UTF-8, found {{found}}: save the file as UTF-8',
    syntax: '{{problem}}',
    bom: 'Unexpected byte order mark: save the file as UTF-8 without BOM',
    duplicate: 'Unexpected second key `{{key}}`: line {{line}} has it already, remove one',
  },
  check({ integration: { manifestFile: file }, report }) {
    if (file.status === 'missing') return;
    if (file.status === 'refused') {
      const start = { line: 1, column: 1 };
      return report({
        messageId: 'unreadable',
        data: { reason: file.reason },
        at: { file: file.file, range: { start, end: start } },
      });
    }
    if (file.status === 'broken') {
      const { text, error } = file;
      if ('message' in error) return report({ messageId: 'syntax', data: { problem: error.message }, at: error.at });
      const found = error.kind === 'utf-16' ? 'UTF-16' : 'bytes that are not UTF-8';
      return report({ messageId: 'encoding', data: { found }, at: text.location(error.offset, error.offset + 1) });
    }
    if (file.problem?.kind === 'bom') report({ messageId: 'bom', at: file.document.text.location(0) });
    for (const { key, at, firstLine } of file.document.duplicateKeys()) {
      report({ messageId: 'duplicate', data: { key, line: firstLine }, at });
    }
  },
});
