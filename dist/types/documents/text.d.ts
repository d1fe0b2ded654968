import type { Location, Position, Range } from '../report.ts';
/** Why bytes are not UTF-8 text; `offset` counts characters of `text`, which is the part that could be read. */
export interface EncodingProblem {
    readonly kind: 'bom' | 'utf-16' | 'not-utf-8';
    readonly offset: number;
}
/** A text file, its line starts found when first asked for. */
export declare class TextDocument {
    #private;
    readonly file: string;
    readonly text: string;
    constructor(file: string, text: string);
    /** The file's own line ending: the first one it uses. */
    get lineEnding(): '\r\n' | '\n';
    /** Offset (UTF-16 units from 0) -> line and column. Offsets outside the text are moved to its nearest end. */
    position(offset: number): Position;
    /** Line and column -> offset. Columns beyond the line's end stop there. */
    offset({ line, column }: Position): number;
    range(start: number, end: number): Range;
    location(start: number, end?: number): Location;
}
/**
 * Decodes UTF-8. A byte order mark is left out of the text and reported; bytes that are not UTF-8 are reported
 * with the offset of the first one, and replaced by U+FFFD so that the rest stays readable.
 */
export declare function decode(bytes: Uint8Array): {
    text: string;
    problem?: EncodingProblem;
};
