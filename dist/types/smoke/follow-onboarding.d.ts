import type { Http } from '../http/http.ts';
import type { Site } from '../platform/sites.ts';
export type Arrival = {
    readonly kind: 'authorize';
    readonly url: URL;
} | {
    readonly kind: 'sign-in';
    readonly host: string;
} | {
    readonly kind: 'page';
    readonly host: string;
} | {
    readonly kind: 'fault';
    readonly reason: string;
};
/** Opens a page that goes on by script; undefined where there is no browser. */
export type OpenOnboarding = (start: URL, site: Site, signal: AbortSignal) => Promise<Arrival | undefined>;
export declare function followOnboarding(start: URL, site: Site, http: Http, signal: AbortSignal): Promise<Arrival>;
