import type { AccountKeys } from '../platform/authorized-app.ts';
import { type Site } from '../platform/sites.ts';
export type TestUser = {
    readonly kind: 'refresh-token';
    readonly refreshToken: string;
} | {
    readonly kind: 'sign-in';
    readonly email: string;
    readonly password: string;
};
export interface Credentials {
    /** The integration's folder, by path or name; absent for the only one. */
    readonly integration?: string;
    readonly site: Site;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly user: TestUser;
    /** The integration was made on this site. */
    readonly home: boolean;
    /** The client is the published one, not the private version. */
    readonly published: boolean;
    /** Of an account on this site, for reading the app behind the client. */
    readonly keys?: AccountKeys;
}
/**
 * @param name What messages call the text: an input, a file.
 * @param known Sites that credentials may go to.
 * @throws UserError with a line for every fault.
 */
export declare function parseCredentials(name: string, text: string, known?: readonly Site[]): Credentials[];
/**
 * The credentials of one site from variables; undefined when none of them is set.
 * @throws UserError when some are missing.
 */
export declare function credentialsFrom(env: Readonly<Record<string, string | undefined>>, known?: readonly Site[]): Credentials | undefined;
/** Every value that must not be shown. */
export declare function secretsOf({ clientSecret, user, keys }: Credentials): string[];
