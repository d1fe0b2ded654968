// Runs the steps in their order: each within its time, each only when what it needs has passed, none able to end the others.
import { RequestError } from '../http/request-error.ts';
import type { SmokeStep } from '../report.ts';
import { type Outcome, type State, type Step, type StepName, type Subject, skipped } from './step.ts';

export interface Limits {
  /** Milliseconds for all the steps together. */
  readonly run: number;
  readonly now: () => number;
  /** Told of every step that begins. */
  readonly onStep?: (name: StepName) => void;
}

export async function runSteps(steps: readonly Step[], subject: Subject, limits: Limits): Promise<SmokeStep[]> {
  const state: State = {};
  const done = new Map<StepName, Outcome>();
  const results: SmokeStep[] = [];
  const end = limits.now() + limits.run;
  for (const step of steps) {
    const started = limits.now();
    limits.onStep?.(step.name);
    const outcome = await decide(step, subject, state, done, end - started, limits);
    done.set(step.name, outcome);
    const reason = outcome.reason === undefined ? {} : { reason: outcome.reason };
    results.push({ step: step.name, status: outcome.status, ...reason, durationMs: Math.round(limits.now() - started) });
  }
  return results;
}

async function decide(
  step: Step,
  subject: Subject,
  state: State,
  done: ReadonlyMap<StepName, Outcome>,
  left: number,
  limits: Limits,
): Promise<Outcome> {
  const missing = step.needs.find((name) => done.get(name)?.status !== 'passed');
  if (missing !== undefined)
    return skipped(`the step ${missing} ${done.get(missing)?.status === 'failed' ? 'failed' : 'was not made'}`);
  if (left <= 0) return skipped(`the time for the whole test, ${limits.run / 1000} s, was over`);
  const limit = Math.ceil(Math.min(step.limit, left));
  const clock = AbortSignal.timeout(limit);
  try {
    return await Promise.race([step.run(subject, state, clock), over(clock, limit)]);
  } catch (error) {
    if (clock.aborted) return { status: 'failed', reason: tooLong(limit) };
    if (!(error instanceof RequestError)) throw error;
    return { status: 'failed', reason: error.mayPass ? `${error.message}; try again` : error.message };
  }
}

function over(clock: AbortSignal, limit: number): Promise<Outcome> {
  return new Promise((done) => {
    // A step that heeds the signal has the first word.
    clock.addEventListener('abort', () => setTimeout(() => done({ status: 'failed', reason: tooLong(limit) }), 500).unref());
  });
}

function tooLong(limit: number): string {
  return `It was not done within ${Math.round(limit / 100) / 10} s; try again`;
}
