// The report of a lint run, and what the smoke test found, in one.
import { byPlace, type Report, type Severity } from '../report.ts';
import type { SmokeOutcome } from './smoke-test.ts';

export function withSmoke(report: Report, { smoke, findings: found, unchecked }: SmokeOutcome): Report {
  const findings = [...report.findings, ...found].sort(byPlace);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    ...report,
    summary: { ...report.summary, errors: count('error'), warnings: count('warning'), notices: count('notice') },
    findings,
    unchecked: [...report.unchecked, ...unchecked],
    smoke: [...report.smoke, ...smoke],
  };
}
