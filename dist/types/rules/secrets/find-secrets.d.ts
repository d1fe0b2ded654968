export interface Secret {
    /** What it is, for a person. */
    readonly kind: string;
    /** Offsets of the value. */
    readonly start: number;
    readonly end: number;
}
/** A quick no for nearly every text. */
export declare function mayHoldSecret(text: string): boolean;
/** In the text's order, none inside another. Takes time in proportion to the text's length, whatever the text is. */
export declare function findSecrets(text: string): Secret[];
