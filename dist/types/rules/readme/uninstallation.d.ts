import { type Heading, type MarkdownDocument } from '../../documents/markdown.ts';
export type Placement = {
    readonly kind: 'in-setup';
} | {
    readonly kind: 'after-setup';
} | {
    readonly kind: 'before-setup';
} | {
    readonly kind: 'in-another-section';
    readonly section: Heading;
} | {
    readonly kind: 'title';
}
/** There is no `## Setup` to be under: readme/required-sections says so. */
 | {
    readonly kind: 'without-setup';
};
export interface Uninstallation {
    readonly heading: Heading;
    readonly placement: Placement;
}
/** The uninstallation section; of several, the first that is in place. */
export declare function findUninstallation(readme: MarkdownDocument): Uninstallation | undefined;
export declare function isInPlace({ kind }: Placement): boolean;
/** The H2 of that name; where none is exact, the first in other letters. */
export declare function findSection(readme: MarkdownDocument, name: string): Heading | undefined;
/** What a section says; remark is loaded, and the section read, when the first rule asks. */
export declare function sentencesOf(readme: MarkdownDocument, heading: Heading): Promise<readonly string[]>;
export declare function speaksOfUninstalling({ text }: Heading): boolean;
