// New texts -> files: each is the old one or the new one at any moment, whatever happens in between.
import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../user-error.ts';

/**
 * Writes the files below `root`. Byte order marks and permissions stay; a link's target is written, not the link.
 * @throws UserError for a file that cannot be written; those before it are.
 */
export function writeTexts(root: string, texts: ReadonlyMap<string, string>): void {
  for (const [file, text] of texts) {
    try {
      const path = realpathSync(join(root, file));
      const mark = readFileSync(path).subarray(0, 3).equals(Buffer.from('\uFEFF')) ? '\uFEFF' : '';
      replace(path, mark + text);
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
