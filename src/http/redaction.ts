// Secrets that no text of a run may show: hidden as they are, and in the forms that requests and errors give them.

/** So many characters of a secret give it away, at its beginning. */
const tellingCharacters = 8;

export class Redaction {
  readonly #forms = new Set<string>();

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
  }

  /** The text with `[redacted]` in the place of every secret, a long secret's beginning included. */
  hide(text: string): string {
    let hidden = text;
    const longestFirst = [...this.#forms].sort((a, b) => b.length - a.length);
    for (const form of longestFirst) {
      const head = form.length > tellingCharacters ? form.slice(0, tellingCharacters) : form;
      for (let at = hidden.indexOf(head); at !== -1; at = hidden.indexOf(head, at + mark.length)) {
        let end = at + head.length;
        while (end - at < form.length && hidden[end] === form[end - at]) end++;
        hidden = `${hidden.slice(0, at)}${mark}${hidden.slice(end)}`;
      }
    }
    return hidden;
  }
}

const mark = '[redacted]';
