import type { Location } from '../report.ts';
import type { TextDocument } from './text.ts';
export interface Heading {
    readonly level: number;
    /** What a reader sees: no marks, no HTML. */
    readonly text: string;
    /** The fragment that GitHub gives it, without `#`. */
    readonly anchor: string;
    /** The whole heading, its marks included. */
    readonly at: Location;
    /** Offsets of its section: from the heading's own start to the next heading of its level or above, or its container's end. */
    readonly section: {
        readonly start: number;
        readonly body: number;
        readonly end: number;
    };
    /** The heading whose section it stands in. */
    readonly parent: Heading | undefined;
}
export interface MarkdownDocument {
    readonly text: TextDocument;
    /** In reading order. */
    readonly headings: readonly Heading[];
    /** Link reference definitions as they are written, for reading a section by itself. */
    readonly definitions: string;
    /** The heading that `#fragment` leads to. Case does not matter: `#Setup` is how manifests write it. */
    target(fragment: string): Heading | undefined;
    /** Where the section's content ends: offset behind its last paragraph, table, code or HTML with text. Undefined when it has none. */
    contentEnd(heading: Heading): number | undefined;
}
/**
 * Never throws, whatever the text is. The reader of HTML is loaded only for a text that has some.
 * @param plain Whether a text without anything ambiguous may be read without the tokenizer: the result is the same.
 */
export declare function parseMarkdown(text: TextDocument, plain?: boolean): Promise<MarkdownDocument>;
/** Whether `inner` stands inside the section of `outer`, at any depth. */
export declare function isInside(inner: Heading, outer: Heading): boolean;
/** Whether a line stands in more lists and quotes than anybody would write: such a text is not to be parsed. */
export declare function nestsTooDeep(text: string): boolean;
