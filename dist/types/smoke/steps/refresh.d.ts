import { type Step } from '../step.ts';
export declare const refresh: Step;
