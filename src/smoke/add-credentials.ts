// Credentials in a file of their own: one entry for each integration and site, the newer in the place of the older.
import { isObject, type Json } from '../documents/pointer.ts';
import { UserError } from '../user-error.ts';

/** An entry as `parseCredentials` reads it. */
export interface CredentialsEntry {
  readonly integration?: string;
  readonly site: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly refresh_token: string;
  readonly home?: true;
  readonly published?: true;
}

/**
 * @param text What the file holds; undefined when there is none yet.
 * @returns The new text, JSON.
 * @throws UserError when the file holds something else.
 */
export function addCredentials(text: string | undefined, file: string, entry: CredentialsEntry): string {
  const others = (text === undefined ? [] : entriesOf(text, file)).filter(
    (each) => !isObject(each) || each.site !== entry.site || each.integration !== entry.integration,
  );
  const all = [...others, { ...entry }];
  return `${JSON.stringify(all.length === 1 ? all[0] : all, null, 2)}\n`;
}

function entriesOf(text: string, file: string): Json[] {
  try {
    const value: Json = JSON.parse(text);
    if (Array.isArray(value)) return value;
    if (isObject(value)) return [value];
  } catch {
    // Told below: the parser's own message would quote the text.
  }
  throw new UserError(`${file} holds something else than credentials in JSON: name another file with --output`);
}
