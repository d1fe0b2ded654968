import type { SmokeStep } from '../report.ts';
import { type Step, type StepName, type Subject } from './step.ts';
export interface Limits {
    /** Milliseconds for all the steps together. */
    readonly run: number;
    readonly now: () => number;
    /** Told of every step that begins. */
    readonly onStep?: (name: StepName) => void;
}
export declare function runSteps(steps: readonly Step[], subject: Subject, limits: Limits): Promise<SmokeStep[]>;
