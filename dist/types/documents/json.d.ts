import type { Edit, Location } from '../report.ts';
import type { PlacedDocument } from './placed.ts';
import { type Json } from './pointer.ts';
import type { TextDocument } from './text.ts';
export interface DuplicateKey {
    readonly key: string;
    readonly at: Location;
    readonly firstLine: number;
}
export interface JsonSyntaxError {
    readonly message: string;
    readonly at: Location;
}
export type JsonParse = {
    readonly status: 'parsed';
    readonly document: JsonDocument;
} | {
    readonly status: 'broken';
    readonly error: JsonSyntaxError;
};
/**
 * A text that JSON.parse accepts. `value` never has a prototype that the text chose. Positions are read when the first
 * one is asked for: most documents have nothing wrong.
 */
export declare class JsonDocument implements PlacedDocument {
    #private;
    readonly text: TextDocument;
    readonly value: Json;
    constructor(text: TextDocument, value: Json);
    /** The value at a pointer; undefined when nothing stands there. */
    get(pointer: string): Json | undefined;
    /** Where the value stands; for a value that is missing, the nearest thing above it that has a name (see `nearest`). */
    at(pointer: string): Location;
    /** Where the key stands; an array's element has none, so the element itself. */
    key(pointer: string): Location;
    /** Where a missing value should stand: the key of the nearest object or array above it, or the document's first brace. */
    nearest(pointer: string): Location;
    /** An edit that puts another value in the place of the one at `pointer`. */
    replace(pointer: string, value: Json): Edit;
    /**
     * An edit that adds a member to the object at `pointer`, behind the member `after` or as the last one,
     * indented as its neighbours are. Undefined when there is no object at `pointer`.
     */
    insert(pointer: string, key: string, value: Json, after?: string): Edit | undefined;
    /** Every key that its object has more than once, at the later place. */
    duplicateKeys(): DuplicateKey[];
}
/** The largest JSON of a published integration, a dashboard, has 307,000 characters; places take a hundred bytes for each. */
export declare const mostCharacters = 1000000;
/**
 * What a schema is asked about: every character may be a fault, and all of them are told. The largest published manifest has 3,700.
 */
export declare const mostCharactersForSchema = 100000;
/** Parses JSON as RFC 8259 has it: no comments, no trailing commas. Never throws. */
export declare function parseJson(text: TextDocument): JsonParse;
