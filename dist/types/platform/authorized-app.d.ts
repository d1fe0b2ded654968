import type { Http } from '../http/http.ts';
import type { Answer } from './published.ts';
import type { Site } from './sites.ts';
/** Of an account on the site. */
export interface AccountKeys {
    readonly apiKey: string;
    readonly applicationKey: string;
}
/** Keys of an account on the site, or an access token with the scope `built_in_features`. */
export type Access = AccountKeys | {
    readonly token: string;
};
interface Client {
    /** On this site. */
    readonly clientId: string;
    /** Narrows the list; empty when it is not known. */
    readonly name: string;
}
/** @throws Nothing that the network or the site does: whatever goes wrong is the answer's reason. */
export declare function readAuthorizedApp(http: Http, site: Site, client: Client, access: Access, signal?: AbortSignal): Promise<Answer>;
export {};
