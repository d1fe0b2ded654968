import { type Step } from '../step.ts';
export declare const onboarding: Step;
