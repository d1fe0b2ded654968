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
/** A document may be made for its faults: telling all of them would take more memory than there is. */
export declare const forHostile: Options;
/** The validator of that name, compiled now. */
export declare function compile(name: keyof typeof schemaRefs): ValidateFunction;
/** The same, stopping at the first fault. */
export declare function compileForHostile(name: keyof typeof schemaRefs): ValidateFunction;
