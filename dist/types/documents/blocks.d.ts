export interface HeadingBlock {
    readonly level: number;
    readonly text: string;
    readonly start: number;
    readonly end: number;
    /** Where its quote or list ends; the text's end for most. */
    readonly containerEnd: number;
    readonly depth: number;
}
export interface Blocks {
    readonly headings: readonly HeadingBlock[];
    /** Paragraphs, tables, code and HTML with text. */
    readonly content: readonly {
        readonly start: number;
        readonly end: number;
    }[];
    readonly definitions: readonly string[];
}
