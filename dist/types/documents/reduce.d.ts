export interface Reduced {
    readonly text: string;
    /** Where an offset of the reduced text lies in the whole one. */
    original(offset: number): number;
    /** The content of the parts that are left out. */
    readonly content: readonly {
        readonly start: number;
        readonly end: number;
    }[];
}
/** The reduced text; the whole one where raw HTML, or line endings of old, could make any line part of something larger. */
export declare function reduce(text: string): Reduced;
/** The whole text. */
export declare function unreduced(text: string): Reduced;
