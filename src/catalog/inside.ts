// Whether a path stays in a folder: by its name, and by where the links in it lead.
import { lstatSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

/** @param full Absolute, as `folder` is. */
export function isInside(full: string, folder: string): boolean {
  const inside = relative(folder, full);
  return inside.split(sep)[0] !== '..' && resolve(inside) !== inside;
}

/** A repository can have links where it is known that something will be written or read: what they lead to counts. */
export function isReallyInside(full: string, folder: string): boolean {
  let there = full;
  while (lstatSync(there, { throwIfNoEntry: false }) === undefined) there = dirname(there);
  try {
    return isInside(realpathSync(there), realpathSync(folder));
  } catch {
    return false; // A link to nothing, or in a circle.
  }
}
