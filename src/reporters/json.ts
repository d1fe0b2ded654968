// The report as it is, for a program: schemas/report.schema.json. A log shows it too, so what a terminal or GitHub's runner would
// obey is escaped, as JSON lets any character be.
import type { Report } from '../report.ts';
import { unprintable } from './printable.ts';

export function json(report: Report): string {
  const text = JSON.stringify(report, null, 2)
    .replaceAll(/[^\x20-\x7e\n]+/g, (characters) => characters.replaceAll(unprintable, escaped))
    .replaceAll('##[', '#\\u0023[');
  return `${text}\n`;
}

function escaped(character: string): string {
  // Two escapes for a character outside of the Basic Multilingual Plane.
  return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
