export interface HtmlHeading {
    readonly level: number;
    readonly text: string;
}
/** `<h1>` to `<h6>`, outside of comments. */
export declare function headings(html: string): HtmlHeading[];
/** Whether a reader sees anything of it besides headings: text or a picture. */
export declare function hasText(html: string): boolean;
/** What a reader sees of a piece of HTML. */
export declare function text(html: string): string;
