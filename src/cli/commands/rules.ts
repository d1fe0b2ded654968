// `tilelint rules`: every rule in a line, or as JSON for a program.
import { rules } from '../../rules/index.ts';
import { helpUrl } from '../../rules/rule.ts';
import type { Command } from '../command.ts';
import { choice, noWords, parseWords } from '../words.ts';

const help = `tilelint rules: every rule in a line

Usage
  tilelint rules [--format pretty|json]
`;

export const command: Command = {
  help,
  async run(words, { stdout }) {
    const { values, positionals } = parseWords(words, { format: { type: 'string' } });
    noWords('rules', positionals);
    const format = choice('--format', values.format ?? 'pretty', ['pretty', 'json']);
    stdout.write(format === 'json' ? `${JSON.stringify(listed(), null, 2)}\n` : lines());
    return 0;
  },
};

function listed() {
  return rules.map(({ id, severity, fixable, docs: { description, source } }) => ({
    id,
    severity,
    fixable,
    description,
    help: helpUrl(id),
    source,
  }));
}

function lines(): string {
  const longest = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(
      ({ id, severity, fixable, docs }) =>
        `${id.padEnd(longest)}  ${severity.padEnd(7)}  ${fixable ? 'fixable' : '       '}  ${docs.description}\n`,
    )
    .join('');
}
