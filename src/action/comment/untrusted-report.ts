// A report that another workflow made, for a pull request of anybody: hostile until it is measured and has the report's very shape.
// What is left is text, which the reporter escapes; the addresses that it links are never the report's.
import { lstatSync, readFileSync } from 'node:fs';
import type { Finding, Report } from '../../report.ts';
import { helpUrl } from '../../rules/rule.ts';
import { UserError } from '../../user-error.ts';
import { report as isReport } from './report-validator.ts';

/** Bytes. A report on all of integrations-extras has less. */
const most = 5_000_000;

/** @param path Absolute. @throws UserError for what is no report. */
export function readUntrustedReport(path: string): Report {
  return parseUntrustedReport(bytesOf(path));
}

export function parseUntrustedReport(bytes: Uint8Array): Report {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new UserError('The report is not JSON');
  }
  if (!isReport(value)) {
    const [fault] = isReport.errors ?? [];
    throw new UserError(`The report is not one of tilelint's: \`${fault?.instancePath || '/'}\` ${fault?.message ?? ''}`);
  }
  const report = value as Report; // The schema is Report's: its test holds them together.
  return {
    ...report,
    findings: report.findings.map(withOurAddresses),
    ...(report.suppressed && { suppressed: report.suppressed.map(withOurAddresses) }),
  };
}

function withOurAddresses<Found extends Finding>(finding: Found): Found {
  return { ...finding, help: helpUrl(finding.rule), source: '' };
}

function bytesOf(path: string): Uint8Array {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UserError('The input `report` names a file that does not exist');
  if (!stats.isFile()) throw new UserError('The input `report` names something else than a file');
  if (stats.size > most) throw new UserError(`The report has ${stats.size} bytes, expected at most ${most}`);
  return readFileSync(path);
}
