import type { Heading, MarkdownDocument } from './markdown.ts';
/**
 * The sentences of a heading's section, sub-sections included. A list item under a lead-in that ends with a colon is
 * given together with it ("These are revoked: … "), a table's row as one sentence.
 */
export declare function sentences({ text, references }: MarkdownDocument, { section }: Heading): Promise<string[]>;
/** Whether the section shows a picture, and where: offsets in the document's text. */
export declare function images({ text, references }: MarkdownDocument, { section }: Heading): {
    start: number;
    end: number;
}[];
