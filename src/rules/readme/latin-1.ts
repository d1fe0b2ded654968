// Outside of the Marketplace a README keeps to Latin-1 (ddev's README rules).
import type { Location } from '../../report.ts';
import { defineRule } from '../rule.ts';
import { contributing } from '../sources.ts';

/** Lines that are named; more are counted. */
const shown = 20;

export default defineRule({
  id: 'readme/latin-1',
  severity: 'error',
  docs: { description: 'Outside of the Marketplace README.md has no character above U+00FF', source: contributing },
  messages: {
    character: 'Expected Latin-1 characters, found `{{character}}` ({{code}}){{others}}: write it in other words',
    more: 'Unexpected characters above U+00FF on {{count}} more lines',
  },
  applies: ({ kind }) => kind !== 'marketplace',
  check({ integration: { readmeFile: file }, report }) {
    if (file.status !== 'read' || (file.problem !== undefined && file.problem.kind !== 'bom')) return;
    const lines = new Map<number, { characters: number; first: string; at: Location }>();
    for (const { 0: character, index } of file.text.text.matchAll(/[^\0-\xff]/gu)) {
      const at = file.text.location(index, index + character.length);
      const line = lines.get(at.range.start.line);
      if (line === undefined) lines.set(at.range.start.line, { characters: 1, first: character, at });
      else line.characters++;
    }
    const named = [...lines.values()].slice(0, shown);
    for (const { characters, first, at } of named) {
      const code = `U+${(first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      const others = characters > 1 ? ` and ${characters - 1} more on this line` : '';
      report({ messageId: 'character', data: { character: first, code, others }, at });
    }
    const last = [...lines.values()].at(-1);
    if (last !== undefined && lines.size > shown) report({ messageId: 'more', data: { count: lines.size - shown }, at: last.at });
  },
});
