import type { Browser } from 'puppeteer-core';
export declare class RedirectCapture {
    #private;
    static on(browser: Browser): Promise<RedirectCapture>;
    private constructor();
    /** The redirect that answers an authorization request. From now on nothing reaches the redirect URI. */
    watch(redirectUri: string, state: string | null): Promise<{
        readonly caught: Promise<URL>;
    }>;
}
