import type { Http } from '../http/http.ts';
import type { Answer } from './published.ts';
import type { Site } from './sites.ts';
/** Keys of an account on the site, or an access token with the scope `built_in_features`. */
export type Access = {
    readonly apiKey: string;
    readonly applicationKey: string;
} | {
    readonly token: string;
};
/**
 * @param clientId The OAuth client's ID on this site.
 * @param name The client's name, which narrows the list; empty when it is not known.
 * @throws Nothing: whatever goes wrong is the answer's reason.
 */
export declare function readAuthorizedApp(http: Http, site: Site, { clientId, name }: {
    readonly clientId: string;
    readonly name: string;
}, access: Access, signal?: AbortSignal): Promise<Answer>;
