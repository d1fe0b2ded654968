import type { Page } from 'puppeteer-core';
import type { AuthorizationRequest, SignInResult } from '../sign-in.ts';
import { type Pace } from './pace.ts';
export declare function signIn(page: Page, request: AuthorizationRequest, caught: Promise<URL>, signal: AbortSignal, pace?: Pace): Promise<SignInResult>;
