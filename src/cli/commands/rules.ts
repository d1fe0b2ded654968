// `tilelint rules`: every rule in a line, or as JSON for a program.
import { rules } from '../../rules/index.ts';
import { helpUrl } from '../../rules/rule.ts';
import type { Io } from '../io.ts';

export function rulesCommand({ format }: { readonly format: 'pretty' | 'json' }, { stdout }: Io): number {
  if (format === 'json') {
    const all = rules.map(({ id, severity, fixable, docs: { description, source } }) => ({
      id,
      severity,
      fixable,
      description,
      help: helpUrl(id),
      source,
    }));
    stdout.write(`${JSON.stringify(all, null, 2)}\n`);
    return 0;
  }
  const longest = Math.max(...rules.map(({ id }) => id.length));
  for (const { id, severity, fixable, docs } of rules) {
    stdout.write(`${id.padEnd(longest)}  ${severity.padEnd(7)}  ${fixable ? 'fixable' : '       '}  ${docs.description}\n`);
  }
  return 0;
}
