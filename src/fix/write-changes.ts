// New texts -> files: each is the old one or the new one at any moment, whatever happens in between.
import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change } from '../documents/patch.ts';
import { UserError } from '../user-error.ts';

/**
 * Writes the files below `root`. Permissions stay; a link's target is written, not the link.
 * @throws UserError for a file that cannot be written, or is no longer what it was; those before it are written.
 */
export function writeChanges(root: string, changes: readonly Change[]): void {
  for (const { file, before, after } of changes) {
    try {
      const path = realpathSync(join(root, file));
      if (readFileSync(path, 'utf8') !== before) throw new Error('it was changed meanwhile');
      replace(path, after);
    } catch (error) {
      throw new UserError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function replace(path: string, text: string): void {
  const beside = join(dirname(path), `.tilelint-${randomUUID()}`);
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    chmodSync(beside, statSync(path).mode);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
