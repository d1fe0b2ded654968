import type { Step } from '../step.ts';
export declare const steps: readonly Step[];
