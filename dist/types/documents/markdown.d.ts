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
    /** Link reference definitions as they are written. */
    readonly definitions: string;
    /** Definitions of the links that a part of the text refers to, for reading it by itself; where they lead does not matter. */
    references(part: string): string;
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
/** Why a text is not to be parsed: more of it than anybody would write, where the tokenizer would take the square of it. */
export declare function tooMuchMarkdown(text: string): string | undefined;
