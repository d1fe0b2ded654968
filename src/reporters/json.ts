// The report as it is, for a program: schemas/report.schema.json.
import type { Report } from '../report.ts';

export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
