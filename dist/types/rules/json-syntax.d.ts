import type { JsonFile } from '../catalog/integration.ts';
import type { Problem } from './rule.ts';
export declare const syntaxMessages: {
    readonly encoding: "Expected UTF-8, found {{found}}: save the file as UTF-8";
    readonly syntax: "{{problem}}";
    readonly bom: "Unexpected byte order mark: save the file as UTF-8 without BOM";
};
/** The fault at its exact place; nothing for good JSON, nor for a file that could not be read. */
export declare function syntaxProblem(file: JsonFile): Problem<keyof typeof syntaxMessages> | undefined;
