// `tilelint explain RULE`: the rule's page, in the terminal.
import picocolors from 'picocolors';
import { nearest } from '../../nearest.ts';
import { rules } from '../../rules/index.ts';
import { helpUrl } from '../../rules/rule.ts';
import { docsPage } from '../../rules/rule-texts.ts';
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
    const { page, url } = pageOf(id);
    const color = wantsColor(values['no-color'] !== true, io, io.stdout);
    io.stdout.write(`${render(page, color)}\n\n${url}\n`);
    return 0;
  },
};

interface Page {
  readonly page: string;
  readonly url: string;
}

/** @throws UserError when there is no such rule. */
function pageOf(id: string): Page {
  const section = sections.find(({ prefix }) => id.startsWith(prefix));
  if (section !== undefined) {
    const page = sectionOf(docsPage(section.file) ?? '', section.heading(id));
    if (page !== undefined) return { page, url: `${docsUrl}/${section.file}#${section.heading(id).toLowerCase()}` };
  }
  const ids = rules.map((rule) => rule.id);
  const page = ids.includes(id) ? docsPage(`rules/${id}.md`) : undefined;
  if (page !== undefined) return { page, url: helpUrl(id) };
  const near = nearest(id, ids) ?? ids.find((each) => each.endsWith(`/${id}`));
  throw new UserError(
    `Unknown rule \`${id}\`, ${near === undefined ? '`tilelint rules` lists them' : `did you mean \`${near}\``}`,
  );
}

const docsUrl = 'https://github.com/tilelint/tilelint/blob/main/docs';

/** Findings that are no rule's have a section of another page. */
const sections = [
  { prefix: 'smoke/', file: 'smoke-test.md', heading: (id: string) => id.slice('smoke/'.length) },
  { prefix: 'config/unused-override', file: 'configuration.md', heading: () => 'Overrides' },
] as const;

/** A heading with everything below it, up to the next of its level or above. */
function sectionOf(page: string, heading: string): string | undefined {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start === -1) return undefined;
  const level = lines[start]?.indexOf(' ') ?? 1;
  const end = lines.findIndex((line, index) => index > start && /^#+ /.test(line) && line.indexOf(' ') <= level);
  return lines.slice(start, end === -1 ? undefined : end).join('\n');
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
