export interface Site {
    /** `US1`, or the name of a sandbox's. */
    readonly name: string;
    /** As Datadog's `domain` parameter names it. */
    readonly domain: string;
    /** Where people sign in and authorize: an origin. */
    readonly web: string;
    /** Where programs ask: an origin. */
    readonly api: string;
}
/** Of a site's web origin. */
export declare const authorizePath = "/oauth2/v1/authorize";
/** Sites without a subdomain of their own have the web application on `app.`. */
export declare const sites: readonly Site[];
/** A site by its name, domain, or one of its origins, in any case; undefined when there is none. */
export declare function siteNamed(text: string, known?: readonly Site[]): Site | undefined;
/** The nearest known site, for a message. What is nothing like a site is not shown: it may be a secret in the wrong place. */
export declare function unknownSite(text: string, known?: readonly Site[]): string;
/** The site that a host belongs to: its own web origin, or a customer's (`acme.datadoghq.com`). */
export declare function siteOfHost(host: string, known?: readonly Site[]): Site | undefined;
