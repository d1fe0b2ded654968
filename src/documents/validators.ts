// The schemas of schemas/ as functions. Here ajv compiles them when the module loads; the build puts ajv's standalone code
// in this module's place (scripts/build.mjs): it does the same and starts in a twentieth of the time.
import type { ValidateFunction } from 'ajv';
import { createAjv, schemaRefs } from './ajv.ts';

const ajv = createAjv();

export const manifest = compile(schemaRefs.manifest);
export const marketplaceManifest = compile(schemaRefs.marketplaceManifest);
export const oauthClients = compile(schemaRefs.oauthClients);
export const config = compile(schemaRefs.config);
export const report = compile(schemaRefs.report);

function compile(ref: string): ValidateFunction {
  const validate = ajv.getSchema(ref);
  if (validate === undefined) throw new Error(`No schema ${ref}`);
  return validate;
}
