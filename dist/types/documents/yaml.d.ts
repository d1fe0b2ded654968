import { type Node } from 'yaml';
import type { Location } from '../report.ts';
import type { PlacedDocument } from './placed.ts';
import { type Json } from './pointer.ts';
import type { TextDocument } from './text.ts';
export interface YamlError {
    readonly message: string;
    readonly at: Location;
}
export type YamlParse = {
    readonly status: 'parsed';
    readonly document: YamlDocument;
} | {
    readonly status: 'broken';
    readonly errors: readonly YamlError[];
};
export declare class YamlDocument implements PlacedDocument {
    #private;
    readonly text: TextDocument;
    readonly value: Json;
    constructor(text: TextDocument, value: Json, root: Node | null);
    get(pointer: string): Json | undefined;
    at(pointer: string): Location;
    key(pointer: string): Location;
    nearest(pointer: string): Location;
}
/** Never throws. An empty text is an empty mapping. */
export declare function parseYaml(text: TextDocument): YamlParse;
