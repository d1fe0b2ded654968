import type { Location } from '../report.ts';
import type { Json } from './pointer.ts';
export interface PlacedDocument {
    readonly value: Json;
    /** The value at a pointer; undefined when nothing stands there. */
    get(pointer: string): Json | undefined;
    /** Where the value stands, or should. */
    at(pointer: string): Location;
    /** Where its key stands. */
    key(pointer: string): Location;
    /** Where a missing value should stand. */
    nearest(pointer: string): Location;
}
