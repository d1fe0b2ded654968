// A secret is hidden in every form in which a request, an error or a page gives it back.
import { describe, expect, test } from 'vitest';
import { Redaction } from '../../src/http/redaction.ts';

// In base64 it has characters of which base64url has others.
const secret = 'Canary/p+s =w"o\\rd?&é>>>???';

describe('every form', () => {
  const forms: Readonly<Record<string, string>> = {
    'as it is': secret,
    'in a URL': encodeURIComponent(secret),
    'in a URL, small hexadecimal digits': encodeURIComponent(secret).replaceAll(/%../g, (byte) => byte.toLowerCase()),
    'in a form': new URLSearchParams({ a: secret }).toString(),
    'in JSON': JSON.stringify({ secret }),
    base64: Buffer.from(secret).toString('base64'),
    base64url: Buffer.from(secret).toString('base64url'),
    'small letters, as a server may give an email back': secret.toLowerCase(),
    'its beginning alone, as a message that was cut off has it': secret.slice(0, 8),
  };
  for (const [name, form] of Object.entries(forms)) {
    test(name, () => {
      const redaction = new Redaction();
      redaction.add(secret);
      const hidden = redaction.hide(`before ${form} after`);
      expect(hidden).toMatch(/^before .*\[redacted\].* after$/);
      expect(hidden).not.toContain(form.slice(-6));
      expect(hidden.toLowerCase()).not.toContain('canary');
    });
  }
});

test('every occurrence, and the secret inside a longer one as well', () => {
  const redaction = new Redaction();
  redaction.add('marker-one');
  redaction.add('marker-one-and-more');
  expect(redaction.hide('marker-one-and-more marker-one marker-one-and')).toBe('[redacted] [redacted] [redacted]');
});

test.each(['a.b(c*d[e\\f', '$^+?{}|)]', '(((((((('])('%s is looked for letter by letter', (text) => {
  const redaction = new Redaction();
  redaction.add(text);
  expect(redaction.hide(`before ${text} after, axb stays`)).toBe('before [redacted] after, axb stays');
});

test('an empty text is no secret, and other words stay', () => {
  const redaction = new Redaction();
  redaction.add('');
  redaction.add('abc');
  expect(redaction.hide('The abc is hidden, ab and bc are not')).toBe('The [redacted] is hidden, ab and bc are not');
});
