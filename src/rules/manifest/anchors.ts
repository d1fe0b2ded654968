// `README.md#Setup`: a file of the integration, and the heading in it that a part of the tile is taken from.
import { join } from '../../catalog/file-source.ts';
import type { Integration, TextFile } from '../../catalog/integration.ts';
import { type MarkdownDocument, parseMarkdown, tooMuchMarkdown } from '../../documents/markdown.ts';
import { show } from '../../documents/schema.ts';
import { nearest } from '../../nearest.ts';
import { locate } from '../locate.ts';
import { findUninstallation } from '../readme/uninstallation.ts';
import type { Problem } from '../rule.ts';
import { splitTarget } from './references.ts';

export type TileKey = 'overview' | 'configuration' | 'uninstallation' | 'support';

export const anchorMessages = {
  misspelled: 'Unexpected {{anchor}}: {{path}} has no such heading, expected `#{{nearest}}`',
  dangling: 'Unexpected {{anchor}}: {{path}} has no such heading, add it or correct the anchor',
  unreadable: '{{path}} cannot be searched for {{anchor}}: {{reason}}',
  noFile: 'Expected a file before {{anchor}}, found none: write `README.md` before it',
} as const;

/** The fault of an anchor that leads to no heading, unless a rule about the README speaks of the heading that is missing. */
export async function anchorProblem(
  integration: Integration,
  key: TileKey,
): Promise<Problem<keyof typeof anchorMessages> | undefined> {
  const { manifest } = integration;
  const value = manifest?.get(`/tile/${key}`);
  if (manifest === undefined || typeof value !== 'string') return undefined;
  const { path, fragment } = splitTarget(value);
  if (fragment === undefined) return undefined;
  const at = () => manifest.at(`/tile/${key}`);
  const anchor = show(`#${fragment}`);
  if (path === '') return { messageId: 'noFile', data: { anchor }, at: at() };
  const document = await readMarkdown(integration, path);
  if (typeof document === 'string')
    return { messageId: 'unreadable', data: { anchor, path: show(path), reason: document }, at: at() };
  if (document === undefined || document.target(fragment) !== undefined) return undefined;
  if (document === (await integration.readme()) && isReadmesFault(integration, document, key, fragment)) return undefined;
  const section = key === 'uninstallation' ? findUninstallation(document)?.heading : undefined;
  const anchors = document.headings.map((heading) => heading.anchor);
  const expected = section?.anchor ?? nearest(fragment, anchors);
  const data = { anchor, path: show(path) };
  if (expected === undefined) return { messageId: 'dangling', data, at: at() };
  return { messageId: 'misspelled', data: { ...data, nearest: expected }, at: at() };
}

/** Whether `readme/required-sections` or `readme/uninstallation-section` asks for the very heading that is missing. */
function isReadmesFault({ kind, oauth }: Integration, readme: MarkdownDocument, key: TileKey, fragment: string): boolean {
  if (key === 'uninstallation' && oauth && findUninstallation(readme) === undefined) return true;
  const required = kind === 'marketplace' ? ['overview', 'setup', 'support', 'uninstallation'] : ['overview', 'setup'];
  return required.includes(fragment.toLowerCase());
}

/** A Markdown file of the integration, or why it cannot be read; undefined for one of which other rules speak. */
async function readMarkdown(integration: Integration, path: string): Promise<MarkdownDocument | string | undefined> {
  const file = integration.resolve(path);
  if (file === undefined || !/\.md$/i.test(file)) return undefined;
  if (file === join(integration.path, 'README.md')) {
    return isText(integration.readmeFile) ? integration.readme() : undefined;
  }
  const read = await integration.text(file);
  if (read.status === 'missing') return undefined;
  // Of a folder in its place, or a link that leads out, manifest/referenced-files speaks.
  if (read.status === 'refused') return (await locate(integration, path)).status === 'file' ? read.reason : undefined;
  if (!isText(read)) return 'it is not UTF-8, save it as UTF-8';
  return tooMuchMarkdown(read.text.text) ?? parseMarkdown(read.text);
}

function isText(file: TextFile): file is Extract<TextFile, { status: 'read' }> {
  return file.status === 'read' && (file.problem === undefined || file.problem.kind === 'bom');
}
