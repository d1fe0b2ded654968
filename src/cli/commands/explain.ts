// `tilelint explain RULE`: the rule's page, in the terminal.
import { existsSync, readFileSync } from 'node:fs';
import picocolors from 'picocolors';
import { rules } from '../../rules/index.ts';
import { nearest } from '../../rules/nearest.ts';
import { helpUrl } from '../../rules/rule.ts';
import { UserError } from '../../user-error.ts';
import { type Io, wantsColor } from '../io.ts';

/** @throws UserError when there is no such rule. */
export function explainCommand({ rule: id, color }: { readonly rule: string; readonly color: boolean }, io: Io): number {
  const ids = rules.map((rule) => rule.id);
  if (!ids.includes(id)) {
    const near = nearest(id, ids) ?? ids.find((each) => each.endsWith(`/${id}`));
    throw new UserError(
      `Unknown rule \`${id}\`, ${near === undefined ? '`tilelint rules` lists them' : `did you mean \`${near}\``}`,
    );
  }
  const page = readFileSync(pageOf(id), 'utf8');
  io.stdout.write(`${render(page, wantsColor(color, io, io.stdout))}\n\n${helpUrl(id)}\n`);
  return 0;
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
