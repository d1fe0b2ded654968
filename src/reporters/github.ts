// Workflow commands: GitHub's runner makes annotations of them. Errors come first, since it shows only ten of a kind a step.
import { type Finding, type Report, severities } from '../report.ts';
import { printable, printableLines } from './printable.ts';

/** GitHub's limit. */
const mostCharacters = 4096;

export function github(report: Report): string {
  const ordered = severities.flatMap((severity) => report.findings.filter((finding) => finding.severity === severity));
  return ordered.map((finding) => `${command(finding)}\n`).join('');
}

function command({ severity, rule, message, help, file, range: { start, end } }: Finding): string {
  const properties: [string, string | number][] = [
    ['title', rule],
    ['file', printable(file)],
    ['line', start.line],
    ['endLine', end.line],
  ];
  // Columns are dropped by GitHub when the lines differ.
  if (start.line === end.line) properties.push(['col', start.column], ['endColumn', end.column]);
  const text = `${printableLines(message)}\n${help}`.slice(0, mostCharacters);
  return `::${severity} ${properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(text)}`;
}

/** As the runner takes it back. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
