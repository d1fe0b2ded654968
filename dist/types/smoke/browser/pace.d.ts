export interface Pace {
    /** Milliseconds between two looks at a page. */
    readonly interval: number;
    /** Milliseconds that a page may take to go on after something was submitted, or may ask to be left alone. */
    readonly patience: number;
    /** Milliseconds that the authorize page may take to open. */
    readonly opening: number;
    /** Milliseconds before it is opened again, at least. */
    readonly pause: number;
}
export declare const usualPace: Pace;
