// `tilelint explain RULE`: the rule's page, in the terminal.
import { existsSync, readFileSync } from 'node:fs';
import picocolors from 'picocolors';
import { rules } from '../../rules/index.ts';
import { nearest } from '../../rules/nearest.ts';
import { helpUrl } from '../../rules/rule.ts';
import { UserError } from '../../user-error.ts';
import type { Command } from '../command.ts';
import { wantsColor } from '../io.ts';
import { parseWords } from '../words.ts';

const help = `tilelint explain: what a rule asks for, why, and how to mend it

Usage
  tilelint explain RULE [--no-color]    \`tilelint rules\` lists them
`;

export const command: Command = {
  help,
  async run(words, io) {
    const { values, positionals } = parseWords(words, { 'no-color': { type: 'boolean' } });
    const [id] = positionals;
    if (id === undefined || positionals.length > 1)
      throw new UserError('Expected one rule: `tilelint explain RULE`, `tilelint rules` lists them');
    const page = readFileSync(pageOf(known(id)), 'utf8');
    const color = wantsColor(values['no-color'] !== true, io, io.stdout);
    io.stdout.write(`${render(page, color)}\n\n${helpUrl(id)}\n`);
    return 0;
  },
};

/** @throws UserError when there is no such rule. */
function known(id: string): string {
  const ids = rules.map((rule) => rule.id);
  if (ids.includes(id)) return id;
  const near = nearest(id, ids) ?? ids.find((each) => each.endsWith(`/${id}`));
  throw new UserError(
    `Unknown rule \`${id}\`, ${near === undefined ? '`tilelint rules` lists them' : `did you mean \`${near}\``}`,
  );
}

/** The package has its pages beside dist/, where this is a chunk; the sources are one folder deeper. */
function pageOf(id: string): URL {
  const built = new URL(`../../docs/rules/${id}.md`, import.meta.url);
  return existsSync(built) ? built : new URL(`../../../docs/rules/${id}.md`, import.meta.url);
}

/** Our own Markdown, made a little plainer: headings bold, tables as lines, links as text with their address. */
function render(page: string, color: boolean): string {
  const paint = picocolors.createColors(color);
  let code = false;
  return page
    .trim()
    .split('\n')
    .flatMap((line) => {
      if (/^(`{3,})/.test(line)) {
        code = !code;
        return [];
      }
      if (code) return [paint.cyan(`    ${line}`)];
      if (/^\|[-| ]+\|$/.test(line)) return [];
      const text = line.replaceAll(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '$1 ($2)').replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
      if (/^#+ /.test(text)) return [paint.bold(text.replace(/^#+ /, ''))];
      return [
        text.startsWith('|')
          ? text
              .slice(1, -1)
              .split('|')
              .map((cell) => cell.trim().padEnd(12))
              .join('  ')
              .trimEnd()
          : text,
      ];
    })
    .join('\n');
}
