import type { ValidateFunction } from 'ajv';
import type { Location } from '../report.ts';
import type { PlacedDocument } from './placed.ts';
import { type Json } from './pointer.ts';
export interface Violation {
    /** JSON Pointer of the value that is wrong; for a missing or unknown key, of that key. */
    readonly pointer: string;
    /** The schema's keyword, such as `required` or `maxLength`. */
    readonly keyword: string;
    readonly message: string;
    readonly at: Location;
    /** What the keyword allows: the enum's values, the limit. */
    readonly allowed: unknown;
    /** The object's own keys that the schema knows, beside an unknown one. */
    readonly known: readonly string[];
}
/** In the schema's order. Keywords that only gather others (`if`, `anyOf`) are left out: their branches speak for themselves. */
export declare function violations(document: PlacedDocument, validate: ValidateFunction): readonly Violation[];
/** A value as a message shows it: short, in back-ticks, on one line. */
export declare function show(value: Json | undefined): string;
