// The input `sarif-file`: the findings for code scanning, in the workspace and nowhere else.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as core from '@actions/core';
import type { Finding, Report } from '../report.ts';

/**
 * Where a file is asked for, for `github/codeql-action/upload-sarif`. Files are named as GitHub knows them.
 * @param file Absolute, inside of the workspace.
 */
export async function writeSarif(
  file: string,
  report: Report,
  sources: ReadonlyMap<string, string>,
  path: (file: string) => string,
): Promise<void> {
  const [{ sarif }, { ruleTexts }] = await Promise.all([import('../reporters/sarif.ts'), import('../rules/rule-texts.ts')]);
  const known = new Map([...sources].map(([name, text]) => [path(name), text]));
  const text = sarif(onGithub(report, path), { source: (name) => known.get(name), rules: ruleTexts() });
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
    writeFileSync(file, text, { flag: 'wx' });
    core.setOutput('sarif-path', file);
  } catch (error) {
    core.warning(`The SARIF file could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function onGithub(report: Report, path: (file: string) => string): Report {
  const renamed = <Found extends Finding>(finding: Found): Found => ({
    ...finding,
    file: path(finding.file),
    ...(finding.fix && { fix: { edits: finding.fix.edits.map((edit) => ({ ...edit, file: path(edit.file) })) } }),
  });
  return {
    ...report,
    findings: report.findings.map(renamed),
    ...(report.suppressed && { suppressed: report.suppressed.map(renamed) }),
  };
}
