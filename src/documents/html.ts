// Raw HTML inside Markdown, read as a browser would (parse5): the headings it draws, and whether it shows any text. Its tags are
// enough for that. A tree of them can be larger than the text by its own length: formatting elements that stay open are built
// anew in every paragraph.
import { type Token, Tokenizer, TokenizerMode } from 'parse5';

export interface HtmlHeading {
  readonly level: number;
  readonly text: string;
}

/** `<h1>` to `<h6>`, outside of comments. */
export function headings(html: string): HtmlHeading[] {
  if (!/<h[1-6][\s>]/i.test(html)) return [];
  const found: { level: number; text: string }[] = [];
  for (const { tag, text, inHeading } of pieces(html)) {
    if (isHeading(tag)) found.push({ level: Number(tag.slice(1)), text: '' });
    const last = found.at(-1);
    if (last !== undefined && inHeading) last.text += text;
  }
  return found.map(({ level, text }) => ({ level, text: text.replaceAll(/\s+/g, ' ').trim() }));
}

/** Whether a reader sees anything of it besides headings: text or a picture. */
export function hasText(html: string): boolean {
  return pieces(html).some(
    ({ tag, text, inHeading }) => /^(?:img|image|video|table)$/.test(tag) || (!inHeading && text.trim() !== ''),
  );
}

/** What a reader sees of a piece of HTML. */
export function text(html: string): string {
  return pieces(html)
    .map(({ text }) => text)
    .join('');
}

interface Piece {
  /** Of a tag that begins an element; empty for text. */
  readonly tag: string;
  readonly text: string;
  readonly inHeading: boolean;
}

/** What is inside of these is no markup. */
const modes: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

/** Tags and text in reading order. A heading ends with the tag that ends any heading, or one that ends what is around it. */
function pieces(html: string): Piece[] {
  const found: Piece[] = [];
  /** How many elements of each name are open inside the heading; undefined outside of one. */
  let inside: Map<string, number> | undefined;
  const show = ({ chars }: Token.CharacterToken) => found.push({ tag: '', text: chars, inHeading: inside !== undefined });
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag({ tagName: tag }) {
        if (isHeading(tag)) inside = new Map();
        else inside?.set(tag, (inside.get(tag) ?? 0) + 1);
        found.push({ tag, text: '', inHeading: inside !== undefined });
        const mode = Object.hasOwn(modes, tag) ? modes[tag] : undefined;
        if (mode !== undefined) tokenizer.state = mode;
      },
      onEndTag({ tagName: tag }) {
        const open = inside?.get(tag) ?? 0;
        if (open > 0) inside?.set(tag, open - 1);
        else if (tag !== 'p' && tag !== 'br') inside = undefined;
      },
      onCharacter: show,
      onWhitespaceCharacter: show,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return found;
}

function isHeading(tag: string): boolean {
  return /^h[1-6]$/.test(tag);
}
