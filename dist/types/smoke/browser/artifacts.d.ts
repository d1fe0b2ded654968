import type { Page } from 'puppeteer-core';
/**
 * @param name Of the files, without an ending.
 * @param secrets Texts that nothing of it must show.
 * @returns Where the picture is, or why there is none; undefined when no page was opened.
 */
export declare function keepArtifacts(page: Page, folder: string, name: string, secrets: readonly string[]): Promise<string | undefined>;
