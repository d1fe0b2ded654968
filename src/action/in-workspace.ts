// Paths that a workflow names lead into the checkout: another folder of the runner is none of an input's business.
import { resolve } from 'node:path';
import { isInside, isReallyInside } from '../catalog/inside.ts';
import { UserError } from '../user-error.ts';

/** @returns The whole path. @throws UserError when it leaves the workspace, also by a link. */
export function inWorkspace(path: string, workspace: string, input: string): string {
  const full = resolve(workspace, path);
  if (!isInside(full, workspace)) throw new UserError(`The input \`${input}\` leaves the workspace: ${path}`);
  if (!isReallyInside(full, workspace)) throw new UserError(`The input \`${input}\` leaves the workspace by a link: ${path}`);
  return full;
}
