import type { ValidateFunction } from 'ajv';
import { Ajv2020, type Options } from 'ajv/dist/2020.js';
/** The validators' names, each with the schema that it checks. */
export declare const schemaRefs: {
    readonly manifest: string;
    readonly marketplaceManifest: `${string}#/$defs/marketplaceManifest`;
    readonly oauthClients: string;
    readonly config: string;
    readonly report: string;
};
export declare function createAjv(options?: Options): Ajv2020;
/** The validator of that name, compiled now. */
export declare function compile(name: keyof typeof schemaRefs): ValidateFunction;
