// A path as a shell takes it for one word, for lines that a person copies.
import { printable } from '../reporters/printable.ts';

export function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${printable(path).replaceAll("'", "'\\''")}'`;
}
