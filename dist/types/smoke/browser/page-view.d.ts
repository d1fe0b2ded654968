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
/**
 * Puts a text into a field at once, and only while the field's page is of the origin: keys that are typed one by one would go on into
 * whatever page comes in between.
 */
export declare function fill(input: ElementHandle, text: string, origin: string): Promise<void>;
/** By script where something lies over it. */
export declare function press(button: ElementHandle): Promise<void>;
/** Something to compare: a page that looks the same has not gone on. */
export declare function fingerprint(page: Page): Promise<string>;
/** What the page says is wrong; undefined when it says nothing. */
export declare function alertOf(page: Page): Promise<string | undefined>;
/** Whether the page shows a puzzle for people; the badge of one that only watches is small. */
export declare function showsCaptcha(page: Page): Promise<boolean>;
