// Files that the user names on the command line, relative to where they are.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside, isReallyInside } from '../catalog/inside.ts';
import { UserError } from '../user-error.ts';
import type { Io } from './io.ts';

/** @throws UserError when it cannot be read. */
export function readUserFile(file: string, { cwd }: Pick<Io, 'cwd'>): Uint8Array {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

/** @throws UserError when it cannot be written, or a link in the folder where we are leads out of it. */
export function writeUserFile(file: string, text: string, { cwd }: Pick<Io, 'cwd'>): void {
  const path = resolve(cwd, file);
  if (isInside(path, cwd) && !isReallyInside(path, cwd))
    throw new UserError(`${file} cannot be written: it is a link, or in one, that leads out of this folder`);
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UserError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}

/**
 * For this user's eyes alone (mode 0600), whatever the file was before; the old text or the new one at any moment.
 * @throws UserError when it cannot be written.
 */
export function writeSecretFile(file: string, text: string, { cwd }: Pick<Io, 'cwd'>): void {
  const path = resolve(cwd, file);
  const beside = resolve(dirname(path), `.tilelint-${crypto.randomUUID()}`);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(beside, text, { flag: 'wx', mode: 0o600 });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new UserError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
