// Paths that a workflow names lead into the checkout: another folder of the runner is none of an input's business.
import { relative, resolve, sep } from 'node:path';
import { UserError } from '../user-error.ts';

/** @returns The whole path. @throws UserError when it leaves the workspace. */
export function inWorkspace(path: string, workspace: string, input: string): string {
  const full = resolve(workspace, path);
  if (!isInside(full, workspace)) throw new UserError(`The input \`${input}\` leaves the workspace: ${path}`);
  return full;
}

export function isInside(full: string, folder: string): boolean {
  const inside = relative(folder, full);
  return inside.split(sep)[0] !== '..' && resolve(inside) !== inside;
}
