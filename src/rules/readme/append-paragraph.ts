// An edit that adds a paragraph to the end of a section's content.
import type { Heading, MarkdownDocument } from '../../documents/markdown.ts';
import type { Edit } from '../../report.ts';

/** Undefined when the section is empty. */
export function appendParagraph(readme: MarkdownDocument, heading: Heading, paragraph: string): Edit | undefined {
  const end = readme.contentEnd(heading);
  const newline = readme.text.lineEnding;
  return end === undefined ? undefined : { ...readme.text.location(end), text: `${newline}${newline}${paragraph}` };
}
