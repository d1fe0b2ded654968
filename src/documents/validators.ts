// The schemas of schemas/ as functions. Here ajv compiles them when the module loads; the build puts ajv's standalone code
// in this module's place (scripts/build.mjs): it does the same and starts in a twentieth of the time.
import { compile } from './ajv.ts';

export const manifest = compile('manifest');
export const marketplaceManifest = compile('marketplaceManifest');
export const oauthClients = compile('oauthClients');
