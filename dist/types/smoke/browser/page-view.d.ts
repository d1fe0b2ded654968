import type { ElementHandle, Page } from 'puppeteer-core';
export type PageView = {
    readonly kind: 'sign-in';
    readonly email?: ElementHandle;
    readonly password?: ElementHandle;
} | {
    readonly kind: 'consent';
    readonly button: ElementHandle;
} | {
    readonly kind: 'second-factor';
} | {
    readonly kind: 'errors';
    readonly text: string;
} | {
    readonly kind: 'other';
};
export declare function viewOf(page: Page): Promise<PageView>;
/** Something to compare: a page that looks the same has not gone on. */
export declare function fingerprint(page: Page): Promise<string>;
/** What the page says is wrong; undefined when it says nothing. */
export declare function alertOf(page: Page): Promise<string | undefined>;
/** Whether the page shows a puzzle for people; the badge of one that only watches is small. */
export declare function showsCaptcha(page: Page): Promise<boolean>;
