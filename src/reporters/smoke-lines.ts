// The smoke test for a person: the steps of each integration on each site, and what the whole proves.
import type picocolors from 'picocolors';
import { type SmokeResult, type SmokeStep, smokeVerdict } from '../report.ts';
import { printable } from './printable.ts';

type Paint = ReturnType<typeof picocolors.createColors>;

/** @param quiet Only what failed. */
export function smokeLines(results: readonly SmokeResult[], paint: Paint, quiet: boolean): string {
  const shown = results.filter(({ steps }) => !isUntested(steps) && (!quiet || smokeVerdict(steps) === 'failed'));
  return shown.map((result) => resultLines(result, paint)).join('\n\n');
}

function resultLines({ integration, site, steps }: SmokeResult, paint: Paint): string {
  const longest = Math.max(...steps.map(({ step }) => step.length));
  const lines = steps.map(({ step, status, reason, durationMs }) => {
    const time = status === 'skipped' ? '' : seconds(durationMs);
    // Why a step failed is its finding's to say.
    const words = status === 'failed' ? 'failed' : (reason ?? '');
    return `    ${mark(status, paint)} ${step.padEnd(longest)}  ${paint.dim(time.padStart(7))}  ${paint.dim(printable(words))}`.trimEnd();
  });
  return [`  ${paint.bold('OAuth smoke test')}  ${printable(integration)}  ${printable(site)}`, ...lines].join('\n');
}

/** A line for each verdict, with the sites that it is about. */
export function smokeConclusion(results: readonly SmokeResult[], paint: Paint): string[] {
  const several = new Set(results.map(({ integration }) => integration)).size > 1;
  const of = (verdict: ReturnType<typeof smokeVerdict>) =>
    results
      .filter(({ steps }) => smokeVerdict(steps) === verdict)
      .map((result) => printable(several || isUntested(result.steps) ? `${result.integration}${siteOf(result)}` : result.site))
      .join(', ');
  const [passed, failed, notMade] = [of('passed'), of('failed'), of('not made')];
  const reasons = new Set(results.filter(({ steps }) => isUntested(steps)).map(({ steps }) => steps[0]?.reason ?? ''));
  const reason = reasons.size === 1 ? `: ${printable([...reasons][0] ?? '')}` : '';
  return [
    ...(passed === '' ? [] : [paint.green(paint.bold(`✔ OAuth smoke test passed: ${passed}`))]),
    ...(failed === '' ? [] : [paint.red(paint.bold(`✖ OAuth smoke test failed: ${failed}`))]),
    ...(notMade === '' ? [] : [paint.yellow(paint.bold(`– OAuth smoke test not made: ${notMade}`)) + paint.dim(reason)]),
  ];
}

function siteOf({ site, steps }: SmokeResult): string {
  return isUntested(steps) ? '' : ` on ${site}`;
}

/** Nothing of it was begun. */
function isUntested(steps: readonly SmokeStep[]): boolean {
  return steps.every(({ status, durationMs }) => status === 'skipped' && durationMs === 0);
}

function mark(status: SmokeStep['status'], paint: Paint): string {
  if (status === 'passed') return paint.green('✔');
  return status === 'failed' ? paint.red('✖') : paint.dim('–');
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}
