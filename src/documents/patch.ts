// Files before and after -> a unified diff that `git apply` takes, from wherever in the repository it is called.
import { formatPatch, structuredPatch } from 'diff';

export interface Change {
  /** POSIX, relative to the repository's top. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Lines around a change, as git shows them. */
const context = 3;

/** Unusual names are quoted as git quotes them; a missing newline at the end is said. Empty when nothing changes. */
export function patch(changes: readonly Change[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(({ file, before, after }) => formatPatch({ ...hunksOf(file, before, after), isGit: true }))
    .join('');
}

/** A new file, as git shows it. */
export function creation(file: string, text: string): string {
  return formatPatch({ ...hunksOf(file, '', text), oldFileName: '/dev/null', isGit: true, isCreate: true, newMode: '100644' });
}

/** The changed lines with `-` and `+` and those around them, no headers: what a reader wants to see of one change. */
export function changedLines(before: string, after: string, around = context): string[] {
  return structuredPatch('', '', before, after, undefined, undefined, { context: around }).hunks.flatMap(({ lines }) => lines);
}

function hunksOf(file: string, before: string, after: string) {
  return structuredPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context });
}
