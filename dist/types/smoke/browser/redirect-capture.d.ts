import type { Browser } from 'puppeteer-core';
export interface Watching {
    readonly caught: Promise<URL>;
    /** Nobody waits for it any more; what comes late is stopped all the same. */
    end(): void;
}
export declare class RedirectCapture {
    #private;
    static on(browser: Browser): Promise<RedirectCapture>;
    private constructor();
    /** The redirect that answers an authorization request. From now on nothing reaches the redirect URI. */
    watch(redirectUri: string, state: string | null): Promise<Watching>;
}
