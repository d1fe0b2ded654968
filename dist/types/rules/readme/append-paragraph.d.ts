import type { Heading, MarkdownDocument } from '../../documents/markdown.ts';
import type { Edit } from '../../report.ts';
/** Undefined when the section is empty. */
export declare function appendParagraph(readme: MarkdownDocument, heading: Heading, paragraph: string): Edit | undefined;
