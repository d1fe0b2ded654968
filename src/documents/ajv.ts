// ajv with every schema of schemas/ added. Used where validators are compiled: in the build, and in tests that run the sources.
import type { ValidateFunction } from 'ajv';
import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import config from '../../schemas/config.schema.json' with { type: 'json' };
import manifest from '../../schemas/manifest.schema.json' with { type: 'json' };
import oauthClients from '../../schemas/oauth-clients.schema.json' with { type: 'json' };
import report from '../../schemas/report.schema.json' with { type: 'json' };

/** The validators' names, each with the schema that it checks. */
export const schemaRefs = {
  manifest: manifest.$id,
  marketplaceManifest: `${manifest.$id}#/$defs/marketplaceManifest`,
  oauthClients: oauthClients.$id,
  config: config.$id,
  report: report.$id,
} as const;

export function createAjv(options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    ...options,
  });
  // `expected` says in words what a pattern, format or list of values asks for; it checks nothing.
  ajv.addKeyword({ keyword: 'expected', schemaType: 'string' });
  return ajv.addSchema([manifest, oauthClients, config, report]);
}

/** A document may be made for its faults: telling all of them would take more memory than there is. */
export const forHostile: Options = { allErrors: false, verbose: false };

let shared: Ajv2020 | undefined;

/** The validator of that name, compiled now. */
export function compile(name: keyof typeof schemaRefs): ValidateFunction {
  shared ??= createAjv();
  return validator(shared, name);
}

/** The same, stopping at the first fault. */
export function compileForHostile(name: keyof typeof schemaRefs): ValidateFunction {
  return validator(createAjv(forHostile), name);
}

function validator(ajv: Ajv2020, name: keyof typeof schemaRefs): ValidateFunction {
  const validate = ajv.getSchema(schemaRefs[name]);
  if (validate === undefined) throw new Error(`No schema ${schemaRefs[name]}`);
  return validate;
}
