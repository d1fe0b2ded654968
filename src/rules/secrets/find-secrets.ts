// Secrets in a text, by shape and context: a name such as `client_secret` or `DD-API-KEY`, what stands between a name and its value
// in JSON, YAML, Markdown, a shell, a header or a URL, and a value that looks drawn at random. A published integration is full of
// the names, of ids, hashes and placeholders; so all of it is asked for, and only keys that carry a mark of their own need no name.
import { looksRandom } from './looks-random.ts';

export interface Secret {
  /** What it is, for a person. */
  readonly kind: string;
  /** Offsets of the value. */
  readonly start: number;
  readonly end: number;
}

/** A quick no for nearly every text. */
export function mayHoldSecret(text: string): boolean {
  return /secret|token|bearer|key|\/v1\/input\/|dd(?:app|pat|sat)_/i.test(text);
}

/** In the text's order, none inside another. Takes time in proportion to the text's length, whatever the text is. */
export function findSecrets(text: string): Secret[] {
  const found = [...privateKeys(text), ...markedKeys(text), ...namedValues(text)].sort((a, b) => a.start - b.start);
  let end = 0;
  return found.filter((secret) => {
    const apart = secret.start >= end;
    if (apart) end = secret.end;
    return apart;
  });
}

/** Names in capture groups, in the order in which they are tried; `bearer` is the one of an Authorization header. */
const names = [
  ['(?:client|oauth|app|api)[-_. ]?secret', 'client secret'],
  ['refresh[-_. ]?token', 'refresh token'],
  ['(?:access|auth|oauth|api)[-_. ]?token|bearer', 'access token'],
  ['app(?:lication)?[-_. ]?key', 'application key'],
  ['api[-_. ]?key', 'API key'],
] as const;

const name = `(?:${names.map(([pattern]) => `(${pattern})`).join('|')})s?(?![\\w-])`;
/** What closes a name or opens a value: quotes, escaped ones too, Markdown's marks, a bracket. */
const marks = '(?:\\\\?["\'`]|[*[\\]]){0,4}';
const blank = '[ \\t]{0,16}';
/** The value may stand on one of the next lines: as a block of YAML, an indented or a fenced one of Markdown. */
const lines = '(?:[|>][-+]?)?(?:\\r?\\n[ \\t]{0,24}){0,2}(?:```\\w{0,16}\\r?\\n[ \\t]{0,24})?';
/** An assignment in one of many languages, a column, a tag, an argument. */
const assignment = `(?:(?:=>|:=|:-|[:=|>,(]|is\\b)${marks}${blank}${lines})?`;
/** Name and value as two members: `name: DD_API_KEY` above `value: …`, or `"key": "DD-API-KEY", "value": "…"`. */
const member = `(?:,\\s{0,24}|\\s{1,24})["']?value["']?${blank}[:=]${blank}`;
const value = '(eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{8,}|[\\w~+/-]{24,}={0,2})';
const namedValue = new RegExp(`${name}${marks}(?:${member}|${blank}${assignment})${marks}(?:bearer[ \\t]{1,4})?${value}`, 'gi');

function* namedValues(text: string): Generator<Secret> {
  for (const match of text.matchAll(namedValue)) {
    const groups = match.slice(1);
    const shown = groups.pop() ?? '';
    const end = match.index + match[0].length;
    // A host, a path of properties, a call or a variable goes on here.
    if (/^(?:[.@:]\w|[$({%])/.test(text.slice(end, end + 2))) continue;
    const kind = names[groups.findIndex((group) => group !== undefined)]?.[1];
    if (kind !== undefined && looksRandom(shown)) yield { kind, start: end - shown.length, end };
  }
}

const markKinds: Readonly<Record<string, string>> = {
  ddapp_: 'application key',
  ddpat_: 'access token',
  ddsat_: 'access token',
  '/v1/input/': 'API key',
};

/** Keys of Datadog that say themselves what they are, and the API key in the path of a logs intake. */
function* markedKeys(text: string): Generator<Secret> {
  for (const match of text.matchAll(/(?:\b(dd(?:app|pat|sat)_)|(\/v1\/input\/))(\w{32,200})/g)) {
    const [all, prefix, path = '', rest = ''] = match;
    const kind = markKinds[prefix ?? path];
    const start = match.index + path.length;
    if (kind !== undefined && looksRandom(rest)) yield { kind, start, end: match.index + all.length };
  }
}

/** A PEM block, also inside a JSON string, with a key in it: documentation shows the first line and dots. */
function* privateKeys(text: string): Generator<Secret> {
  for (const match of text.matchAll(
    /-----BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?)-----((?:[^-]|-(?!----)){40,16000})(-----END \1-----)?/g,
  )) {
    const [all, , body = ''] = match;
    const line = /[A-Za-z0-9+/]{40}/.exec(body)?.[0] ?? '';
    if (new Set(line).size >= 16) yield { kind: 'private key', start: match.index, end: match.index + all.trimEnd().length };
  }
}
