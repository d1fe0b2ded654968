// Findings as annotations, within what GitHub shows: ten of each kind a step, and core.setFailed is one of the ten errors.
import { type AnnotationProperties, error, notice, warning } from '@actions/core';
import { byIntegration, type Finding, type Report, type Severity, severities } from '../report.ts';
import { printable, printableLines } from '../reporters/printable.ts';

const most: Record<Severity, number> = { error: 9, warning: 10, notice: 10 };
const commands: Record<Severity, (message: string, properties: AnnotationProperties) => void> = { error, warning, notice };

/** GitHub's limit on a message. */
const mostCharacters = 4096;

/**
 * Annotates what fits, errors before warnings, and the first finding of every integration before the second of any.
 * @param file The path that GitHub knows a file by.
 * @param blocks What counts for the verdict is annotated; what stood there before is in the summary.
 * @returns How many findings are left for the summary.
 */
export function annotate(report: Report, file: (finding: Finding) => string, blocks: (finding: Finding) => boolean): number {
  let left = 0;
  const taken: Record<Severity, number> = { error: 0, warning: 0, notice: 0 };
  const turns = inTurns(report);
  for (const finding of severities.flatMap((each) => turns.filter(({ severity }) => severity === each))) {
    const { severity, rule, message, help, range } = finding;
    if (!blocks(finding)) continue;
    if (taken[severity] >= most[severity]) {
      left++;
      continue;
    }
    taken[severity]++;
    const oneLine = range.start.line === range.end.line;
    commands[severity](`${printableLines(message)}\n${help}`.slice(0, mostCharacters), {
      title: rule,
      file: printable(file(finding)),
      startLine: range.start.line,
      endLine: range.end.line,
      // GitHub drops the columns when the lines differ.
      ...(oneLine && { startColumn: range.start.column, endColumn: range.end.column }),
    });
  }
  return left;
}

function inTurns(report: Report): Finding[] {
  const groups = [...byIntegration(report).values()];
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => groups.flatMap((findings) => findings.slice(turn, turn + 1))).flat();
}
