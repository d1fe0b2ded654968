// The outputs that later steps read, and the report as a file.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { type Finding, type Report, type SmokeResult, smokeVerdict } from '../report.ts';
import { json } from '../reporters/json.ts';
import { UserError } from '../user-error.ts';
import type { Inputs } from './inputs.ts';

/** @throws UserError where they cannot be written: the verdict is one of them. */
export function setOutputs(report: Report, failing: readonly Finding[], inputs: Inputs): void {
  try {
    write(report, failing, inputs);
  } catch (error) {
    throw new UserError(`The outputs could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function write(report: Report, failing: readonly Finding[], { temporary }: Inputs): void {
  const { summary: counts, integrations } = report;
  core.setOutput('conclusion', failing.length > 0 ? 'failure' : 'success');
  core.setOutput('skipped', integrations.length === 0);
  core.setOutput('smoke-conclusion', smokeConclusion(report.smoke));
  core.setOutput('error-count', counts.errors);
  core.setOutput('warning-count', counts.warnings);
  core.setOutput(
    'integrations',
    JSON.stringify(integrations.filter(({ passedOver }) => passedOver === undefined).map((each) => each.path)),
  );
  const file = join(temporary, `tilelint-${randomUUID()}.json`);
  try {
    writeFileSync(file, json(report));
    core.setOutput('report-path', file);
  } catch (error) {
    core.warning(`The report could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `not made` unless every test exchanged a token; empty without one. */
function smokeConclusion(results: readonly SmokeResult[]): string {
  const verdicts = new Set(results.map(({ steps }) => smokeVerdict(steps)));
  if (verdicts.has('failed')) return 'failed';
  if (verdicts.has('not made')) return 'not made';
  return verdicts.has('passed') ? 'passed' : '';
}
