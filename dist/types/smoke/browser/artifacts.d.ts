import type { Page } from 'puppeteer-core';
/** @param secrets Texts that the picture must not show. @returns The picture's path; undefined when none could be taken. */
export declare function keepArtifacts(page: Page, folder: string, name: string, secrets: readonly string[]): Promise<string | undefined>;
