import type { Page } from 'puppeteer-core';
import type { AuthorizationRequest, SignInResult } from '../sign-in.ts';
export declare function signIn(page: Page, request: AuthorizationRequest, caught: Promise<URL>, signal: AbortSignal): Promise<SignInResult>;
