// Fixes -> suggestions that GitHub can apply: whole lines of a file at the pull request's head, within what its diff shows.
import { blobOid } from '../../catalog/base/object-hash.ts';
import { applyEdits } from '../../documents/apply-edits.ts';
import { decode } from '../../documents/text.ts';
import type { Edit, Finding, Range } from '../../report.ts';
import { fenceFor, withCode } from '../../reporters/markup.ts';
import type { ChangedFile, ReviewComment } from './comments-api.ts';
import { mark } from './mark.ts';

export interface Suggestion extends ReviewComment {
  /** What its body begins with: the same finding with the same fix has the same. */
  readonly mark: string;
}

/** A file as it is checked out. */
export interface HeadFile {
  /** As GitHub names it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Nobody applies more lines than fit a screen without reading them elsewhere. */
const mostLines = 60;

/**
 * @param read The file of an edit; undefined where there is none.
 * @param changed What the pull request changes, by path.
 * @param secrets The places of secrets, by file: no line of theirs is repeated.
 */
export async function suggestions(
  findings: readonly Finding[],
  read: (file: string) => Promise<HeadFile | undefined>,
  changed: ReadonlyMap<string, ChangedFile>,
  secrets: ReadonlyMap<string, readonly Range[]> = new Map(),
): Promise<Suggestion[]> {
  const found: Suggestion[] = [];
  for (const finding of findings) {
    const { edits = [] } = finding.fix ?? {};
    const file = edits[0]?.file;
    if (file === undefined || edits.some((edit) => edit.file !== file)) continue;
    const head = await read(file);
    const diff = head && changed.get(head.path);
    // What is checked out may be a merge, in which lines stand elsewhere: only the very file of the head has the diff's lines.
    if (head === undefined || diff?.patch === undefined || diff.oid !== blobOid(head.bytes, diff.oid.length)) continue;
    const lines = replacedLines(decode(head.bytes), edits, shownLines(diff.patch));
    if (lines === undefined || found.some((other) => other.path === head.path && overlap(other, lines))) continue;
    const { firstLine, lastLine, text } = lines;
    if (secrets.get(file)?.some(({ start, end }) => start.line <= lastLine && firstLine <= end.line)) continue;
    const hidden = mark('suggestion', [finding.rule, head.path, finding.message, text]);
    found.push({ path: head.path, firstLine, lastLine, mark: hidden, body: `${hidden}\n${words(finding)}\n\n${fenced(text)}` });
  }
  return found;
}

interface Lines {
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Lines of the new text that a patch shows, a range for each hunk. */
function shownLines(patch: string): Lines[] {
  return Array.from(patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm), ([, start, count = '1']) => ({
    firstLine: Number(start),
    lastLine: Number(start) + Number(count) - 1,
  })).filter(({ firstLine, lastLine }) => firstLine <= lastLine);
}

/** The lines that differ after the edits, all in one hunk, and the text in their place; undefined where GitHub could not apply that. */
function replacedLines(
  { text, problem }: ReturnType<typeof decode>,
  edits: readonly Edit[],
  hunks: readonly Lines[],
): (Lines & { readonly text: string }) | undefined {
  const fixed = applyEdits(text, edits);
  // How GitHub writes other line ends, and the end of a file without one, is not said: such files are left alone.
  if (problem !== undefined || /\r/.test(text + fixed) || !text.endsWith('\n') || !fixed.endsWith('\n') || text === fixed)
    return undefined;
  const [before, after] = [text.slice(0, -1).split('\n'), fixed.slice(0, -1).split('\n')];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const isShown = (lines: Lines) => hunks.some((hunk) => hunk.firstLine <= lines.firstLine && lines.lastLine <= hunk.lastLine);
  for (const [above, below] of before.length - end > start
    ? [[0, 0]]
    : [
        [1, 0],
        [0, 1],
      ]) {
    // Lines that are put between two others take one of them along: there is nothing else to comment on.
    const [first, last] = [start - (above ?? 0), end - (below ?? 0)];
    const lines = { firstLine: first + 1, lastLine: before.length - last };
    if (first < 0 || last < 0 || !isShown(lines)) continue;
    const replacement = after.slice(first, after.length - last);
    if (replacement.length > mostLines) return undefined;
    return { ...lines, text: replacement.map((line) => `${line}\n`).join('') };
  }
  return undefined;
}

function overlap(a: Lines, b: Lines): boolean {
  return a.firstLine <= b.lastLine && b.firstLine <= a.lastLine;
}

function words({ message, rule, help }: Finding): string {
  return `${withCode(message)}<br><sub>[${rule}](${help})</sub>`;
}

function fenced(text: string): string {
  const fence = fenceFor(text);
  return `${fence}suggestion\n${text}${fence}\n`;
}
