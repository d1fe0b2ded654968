import type { Browser } from 'puppeteer-core';
export interface ChromeOptions {
    readonly executable: string;
    /** A window that a person sees. */
    readonly visible?: boolean;
    readonly env: Readonly<Record<string, string | undefined>>;
}
/** @throws Error when it does not start. */
export declare function launchChrome({ executable, visible, env }: ChromeOptions): Promise<Browser>;
