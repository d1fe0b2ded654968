import type { JsonDocument } from '../../documents/json.ts';
export interface OauthClient {
    readonly role: (typeof roles)[number];
    /** JSON Pointer of the client. */
    readonly at: string;
}
export interface Member {
    readonly text: string;
    /** JSON Pointer of the text. */
    readonly at: string;
}
export declare const roles: readonly ["integration", "ui_extension"];
export declare function clientsOf(document: JsonDocument): OauthClient[];
/** The texts of a list such as `redirect_uris`; what is no text is `oauth-client/schema`'s. */
export declare function textsOf(document: JsonDocument, client: OauthClient, list: 'redirect_uris' | 'scopes'): Member[];
