// Secrets that no text of a run may show: hidden as they are, and in the forms that requests and errors give them.

/** So many characters of a secret give it away, at its beginning. */
const tellingCharacters = 8;
const mark = '[redacted]';

export class Redaction {
  readonly #forms = new Set<string>();
  #heads: RegExp | undefined;

  /** From now on; an empty text is no secret. */
  add(secret: string): void {
    if (secret === '') return;
    const bytes = Buffer.from(secret);
    for (const form of [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams({ a: secret }).toString().slice(2),
      JSON.stringify(secret).slice(1, -1),
      bytes.toString('base64'),
      bytes.toString('base64url'),
    ]) {
      this.#forms.add(form);
    }
    this.#heads = undefined;
  }

  /**
   * The text with `[redacted]` in the place of every secret, a long secret's beginning included. Upper and lower case are the same
   * to it: an email comes back in small letters, and so do the digits of `%2F`.
   */
  hide(text: string): string {
    if (this.#forms.size === 0) return text;
    this.#heads ??= new RegExp([...this.#forms].map((form) => escaped(form.slice(0, tellingCharacters))).join('|'), 'gi');
    let hidden = '';
    let shown = 0;
    for (const { index } of text.matchAll(this.#heads)) {
      // Several forms begin alike: the one that goes on the longest is meant.
      const end = index + Math.max(...[...this.#forms].map((form) => alike(text, index, form)));
      if (index >= shown) hidden += text.slice(shown, index) + mark;
      shown = Math.max(shown, end);
    }
    return hidden + text.slice(shown);
  }
}

/** How many characters of a form stand at a place of the text. */
function alike(text: string, at: number, form: string): number {
  let length = 0;
  while (length < form.length && text[at + length]?.toLowerCase() === form[length]?.toLowerCase()) length++;
  return length;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
