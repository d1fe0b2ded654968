import type { BrowserContext } from 'puppeteer-core';
import type { Site } from '../../platform/sites.ts';
import type { Arrival } from '../follow-onboarding.ts';
export declare function openOnboardingPage(context: BrowserContext, start: URL, site: Site, signal: AbortSignal, patience?: number): Promise<Arrival>;
