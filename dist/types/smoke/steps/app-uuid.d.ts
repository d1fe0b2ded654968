import { type Step } from '../step.ts';
export declare const appUuid: Step;
