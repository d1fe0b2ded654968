// The folders of the commit that is checked out, by the objects that they name: where the base has the same ones, nothing below them
// differs, and nothing has to be read.
import type { Git } from './git.ts';

/** @returns By path from the top; empty where git does not have the commit. The top itself is not among them. */
export function headTrees(git: Git, commit: string): ReadonlyMap<string, string> {
  const { ok, stdout } = git.run(['ls-tree', '-r', '-d', '-t', '-z', '--full-tree', commit]);
  const records = ok ? stdout.toString().split('\0') : [];
  return new Map(
    records.flatMap((record) => {
      const [, oid = '', path = ''] = /^040000 tree ([0-9a-f]+)\t(.+)$/s.exec(record) ?? [];
      return path === '' ? [] : [[path, oid] as const];
    }),
  );
}
