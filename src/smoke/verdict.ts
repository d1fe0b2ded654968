// What a smoke test as a whole proves.
import type { SmokeStep } from '../report.ts';

export type SmokeVerdict = 'passed' | 'failed' | 'not made';

/** Whether a token was exchanged: without one nothing is proven. */
export function tested(steps: readonly SmokeStep[]): boolean {
  return steps.some(({ step, status }) => step === 'token' && status === 'passed');
}

export function verdictOf(steps: readonly SmokeStep[]): SmokeVerdict {
  if (steps.some(({ status }) => status === 'failed')) return 'failed';
  return tested(steps) ? 'passed' : 'not made';
}
