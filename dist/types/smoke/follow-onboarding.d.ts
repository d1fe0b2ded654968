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
export declare function followOnboarding(start: URL, site: Site, http: Http, signal: AbortSignal): Promise<Arrival>;
