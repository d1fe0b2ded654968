// The secrets that rules of a run found, kept out of what it says. Made for many of them, and for texts that hold none of them.

/** So many characters of a secret give it away; a shorter one is hidden as a whole. */
const tellingCharacters = 8;

export class Secrets {
  /** By their beginnings. */
  readonly #byHead = new Map<string, Set<string>>();
  readonly #short = new Set<string>();

  add(secret: string): void {
    if (secret.length < tellingCharacters) {
      if (secret !== '') this.#short.add(secret);
      return;
    }
    const head = secret.slice(0, tellingCharacters);
    const others = this.#byHead.get(head);
    if (others === undefined) this.#byHead.set(head, new Set([secret]));
    else others.add(secret);
  }

  addAll(others: Secrets): void {
    for (const secret of [...others.#short, ...[...others.#byHead.values()].flatMap((secrets) => [...secrets])]) this.add(secret);
  }

  /** A message may show the beginning of a secret alone, where it cuts a long value: that is hidden as well. */
  hide(text: string): string {
    let redacted = text;
    for (const secret of this.#short) redacted = redacted.replaceAll(secret, '[redacted]');
    if (this.#byHead.size === 0) return redacted;
    // Of many secrets only those are looked for whose beginning stands in the text.
    const heads = new Set(
      Array.from({ length: Math.max(0, text.length - tellingCharacters + 1) }, (_, at) => text.slice(at, at + tellingCharacters)),
    );
    for (const [head, secret] of [...heads].flatMap((each) =>
      Array.from(this.#byHead.get(each) ?? [], (secret) => [each, secret] as const),
    )) {
      for (let at = redacted.indexOf(head); at !== -1; at = redacted.indexOf(head, at + 1)) {
        let end = at + head.length;
        while (end - at < secret.length && redacted[end] === secret[end - at]) end++;
        redacted = `${redacted.slice(0, at)}[redacted]${redacted.slice(end)}`;
      }
    }
    return redacted;
  }
}
