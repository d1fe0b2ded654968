// Integrations that nobody wrote: the files of good and broken ones, changed where their structure is (keys, values, lines), now
// and then where it is not (characters, bytes). What has to hold of every one of them is in `verify`.
import fc from 'fast-check';
import { type Config, parseConfig } from '../../src/config/config.ts';
import { severitiesOf } from '../../src/config/severities.ts';
import { decode } from '../../src/documents/text.ts';
import { fix } from '../../src/fix/fix.ts';
import { internalError, lint } from '../../src/lint.ts';
import type { Location, Report } from '../../src/report.ts';
import { github } from '../../src/reporters/github.ts';
import { json } from '../../src/reporters/json.ts';
import { pretty } from '../../src/reporters/pretty.ts';
import { summary } from '../../src/reporters/summary.ts';
import { rules } from '../../src/rules/index.ts';
import { UserError } from '../../src/user-error.ts';
import { type Files, MemorySource } from './memory-source.ts';

/** Paths from the integration's folder; `tilelint.yml` is the catalog's. */
export type Case = Readonly<Record<string, Uint8Array>>;

/** One change: which file, what, where, with what. */
type Gene = readonly [file: number, change: number, place: number, value: number];

/** More of the processor's time no case may take, in milliseconds. */
const longest = 1000;

export function cases(bases: readonly Files[]): fc.Arbitrary<Case> {
  const gene = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(9999), fc.nat(9999));
  return fc
    .tuple(fc.nat(bases.length - 1), fc.array(gene, { minLength: 1, maxLength: 8 }))
    .map(([base, genes]) => genes.reduce<Case>(change, asBytes(bases[base] ?? {})));
}

export const configuration = `catalog: extras
existing-findings: report
sites: [us1, eu]
rules:
  readme/latin-1: off
overrides:
  - integrations: ["harbor_*", '*/x']
    rules: { manifest/media: warning }
    reason: an example
apps:
  harbor_lights: 6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11
`;

function asBytes(files: Files): Case {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
}

/** Mostly one of the four files that decide. */
function change(files: Case, [file, kind, place, value]: Gene): Case {
  const names = Object.keys(files).filter((name) => !/\.png$/.test(name));
  const chosen = ['manifest.json', 'README.md', 'assets/oauth_clients.json', 'tilelint.yml'];
  const name = (file < 88 ? chosen[file % 4] : names[file % names.length]) ?? 'manifest.json';
  const bytes = Buffer.from(files[name] ?? '');
  if (kind >= 97) return Object.fromEntries(Object.entries(files).filter(([path]) => path !== name));
  if (kind >= 92) return { ...files, [name]: changeBytes(bytes, kind, place, value) };
  const text = bytes.toString();
  if (kind >= 80) return { ...files, [name]: Buffer.from(changeCharacters(text, kind, place, value)) };
  return {
    ...files,
    [name]: Buffer.from(/\.json$/.test(name) ? changeJson(text, kind, place, value) : changeLines(text, kind, place, value)),
  };
}

function changeBytes(bytes: Buffer, kind: number, place: number, value: number): Buffer {
  const at = place % (bytes.length + 1);
  if (kind === 92) return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
  if (kind === 93) return Buffer.from(bytes.toString(), 'utf16le');
  if (kind === 94) return bytes.subarray(0, at);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([value % 256]), bytes.subarray(at + (value % 2))]);
}

function changeCharacters(text: string, kind: number, place: number, value: number): string {
  const at = place % (text.length + 1);
  const end = Math.min(text.length, at + (value % 40));
  if (kind % 4 === 0) return text.slice(0, at) + text.slice(end);
  if (kind % 4 === 1) return text.slice(0, end) + text.slice(at, end) + text.slice(end);
  if (kind % 4 === 2) return text.slice(0, at) + (hostile[value % hostile.length] ?? '') + text.slice(at);
  return value % 2 === 0 ? text.replaceAll('\n', '\r\n') : text.replaceAll('\n', '\r');
}

/** What attackers, careless people and other programs write. */
const hostile: readonly string[] = [
  '::error::owned',
  '\n::stop-commands::x\n',
  '##[error]owned',
  '%0A::error::owned',
  '\u001b[31m',
  '\u009b2J',
  '\u202eevil',
  '\u2066',
  '\u200b',
  '\u0000',
  '\u2028',
  '\ud800',
  '\udfff',
  '</details>',
  '<script>',
  '@team',
  '![x](y)',
  '](z)',
  '`',
  '```',
  '|',
  '{{found}}',
  '{{constructor}}',
  '$&',
  '$1',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '/etc/passwd',
  'C:\\x',
  'a\\b',
  'README.md',
  'readme.MD',
  'README.md#Setup',
  '#',
  'README.md#%',
  'README.md#%E0%A4%A',
  'https://user:password@host.example/',
  'http://127.0.0.1/',
  'http://[::1]/',
  'https://a..b/',
  'javascript:alert(1)',
  'é',
  '\u{1f6a2}',
  'ﬃ',
  'İ',
  'x'.repeat(300),
  ' '.repeat(300),
  '-'.repeat(300),
  '00000000-0000-0000-0000-000000000000',
  'Uninstallation',
  '\t',
  '',
];

const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[]],
  [null],
  [{}],
  { '': '' },
  [''],
  ['a', 'a'],
  ...hostile,
];

const keys: readonly string[] = [
  '',
  '__proto__',
  'constructor',
  'app_uuid',
  'apps',
  'tile',
  'uninstallation',
  'oauth',
  'widgets',
  '/',
  '~',
  '~1',
  'a/b',
  '0',
  '::error::x',
  '\u001b[1m',
];

function changeJson(text: string, kind: number, place: number, value: number): string {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return changeLines(text, kind, place, value);
  }
  const holders = objectsIn(root);
  const holder = holders[place % holders.length];
  if (holder === undefined) return JSON.stringify(values[value % values.length]);
  const names = Object.keys(holder);
  const name = names[value % Math.max(1, names.length)] ?? '';
  const set = (key: string, to: unknown) =>
    Object.defineProperty(holder, key, { value: to, enumerable: true, configurable: true, writable: true });
  const drawn = values[value % values.length];
  switch (kind % 8) {
    case 0:
      Array.isArray(holder) ? holder.splice(value % (holder.length + 1), 1) : Reflect.deleteProperty(holder, name);
      break;
    case 1:
    case 2:
      if (names.length > 0) set(name, drawn);
      break;
    case 3:
      Array.isArray(holder) ? holder.push(drawn) : set(keys[value % keys.length] ?? '', drawn);
      break;
    case 4: {
      const was = holder[name];
      if (!Array.isArray(holder) && was !== undefined) {
        Reflect.deleteProperty(holder, name);
        set(value % 2 === 0 ? name.toUpperCase() : `${name}${keys[place % keys.length]}`, was);
      }
      break;
    }
    case 5: {
      const other = holders[value % holders.length];
      if (names.length > 0 && other !== undefined) set(name, structuredClone(other));
      break;
    }
    case 6:
      if (typeof holder[name] === 'string') set(name, `${holder[name]}${hostile[place % hostile.length]}`);
      break;
    default:
      if (names.length > 0) set(name, nested(value % 150));
  }
  const spaces = [2, 2, 4, '\t', 0][value % 5];
  const written = `${JSON.stringify(root, undefined, spaces)}\n`;
  // A key twice, as only a text can have it.
  return kind === 79 ? written.replace(/("\w+"): ([^,{[\n]+),/, '$1: $2, $1: $2,') : written;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { widgets: value };
  return value;
}

function objectsIn(root: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    found.push(next as Record<string, unknown>); // Arrays too: their indices are keys.
    for (const value of Object.values(next)) if (typeof value === 'object') waiting.push(value);
  }
  return found;
}

const fragments: readonly string[] = [
  '## Setup',
  '# Setup',
  '### Uninstallation',
  '## Uninstallation',
  '## Overview',
  '## Support',
  '- ',
  '> ',
  '1. ',
  '    ',
  '\t',
  '```',
  '~~~',
  '---',
  '===',
  '| a | b |',
  '|---|---|',
  '<h2>Setup</h2>',
  '<details>',
  '</details>',
  '<!--',
  '-->',
  '[1]: https://x.example',
  '[^1]: note',
  '![a](b.png)',
  '[a][1]',
  '***',
  '* revoke all of:',
  '  - tokens are revoked',
  'Previous authorizations are revoked.',
  'They are not revoked.',
  'Disable the API keys.',
  'a: &a [1]',
  'b: *a',
  '? x',
  '!!js/function x',
  '<<: *a',
  '- - - -',
  '%YAML 1.1',
  '...',
  '{a: b',
  'rules: { nothing: off }',
  'client_secret: aB3xK9mQ7wZ1pR5tY8uV2nC4bD6fG0hJ',
  '<p><b><i>',
  '</p>',
  '&nbsp;&#0;&#x110000;',
];

function changeLines(text: string, kind: number, place: number, value: number): string {
  const lines = text.split('\n');
  const at = place % (lines.length + 1);
  const line = lines[at] ?? '';
  const fragment = value % 3 === 0 ? hostile[place % hostile.length] : fragments[value % fragments.length];
  switch (kind % 7) {
    case 0:
      lines.splice(at, 1 + (value % 3));
      break;
    case 1:
      lines.splice(at, 0, ...lines.slice(value % lines.length, (value % lines.length) + 4));
      break;
    case 2:
    case 3:
      lines.splice(at, 0, fragment ?? '');
      break;
    case 4:
      lines[at] = `${fragment}${line}`;
      break;
    case 5:
      lines[at] = `${line}${fragment}`;
      break;
    default:
      lines[at] = line.startsWith('#') ? `#${line}` : line.replace(/\w+/, fragment ?? '');
  }
  return lines.join('\n');
}

/** @throws Error that says what does not hold. */
export async function verify(files: Case): Promise<void> {
  const source = inCatalog(files);
  const start = process.cpuUsage();
  const policy = await readPolicy(files['tilelint.yml']);
  const catalog = { root: '/', source, kind: policy?.catalog ?? 'auto', folders: ['harbor_lights'], parents: ['.'] } as const;
  const options = policy === undefined ? {} : { severityOf: await severitiesOf(policy) };
  const report = await lint(catalog, options);
  // The processor's time: what else the machine does is no fault of the case.
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  assert(milliseconds < longest, `it took ${Math.round(milliseconds)} ms`);
  await verifyPlaces(report, source);
  verifyReporters(report, files);

  const { report: fixed, changes } = await fix(catalog, options);
  assert(!hasInternalError(fixed), 'a rule failed on the fixed files');
  if (changes.length > 0) {
    const again = inCatalog({
      ...files,
      ...Object.fromEntries(changes.map(({ file, after }) => [local(file), Buffer.from(after)])),
    });
    const second = await fix({ ...catalog, source: again }, options);
    assert(second.changes.length === 0, `fixing twice changes ${second.changes.map(({ file }) => file)} again`);
  }
  assert(changes.length === 0 || fixed.findings.length < report.findings.length, 'the fixes mended nothing');

  const reordered = reorder(files);
  const other = await lint({ ...catalog, source: inCatalog(reordered.after) }, options);
  const before = await lint({ ...catalog, source: inCatalog(reordered.before) }, options);
  const [a, b] = [said(before), said(other)];
  assert(a === b, `reordered keys change the findings:\n${a}\n---\n${b}`);
}

async function readPolicy(bytes: Uint8Array | undefined): Promise<Config | undefined> {
  if (bytes === undefined) return undefined;
  try {
    return await parseConfig(
      'tilelint.yml',
      bytes,
      rules.map(({ id }) => id),
    );
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function inCatalog(files: Case): MemorySource {
  return new MemorySource(
    Object.fromEntries(
      Object.entries(files).map(([path, bytes]) => [path === 'tilelint.yml' ? path : `harbor_lights/${path}`, bytes]),
    ),
  );
}

function local(path: string): string {
  return path.slice('harbor_lights/'.length);
}

function hasInternalError({ findings }: Report): boolean {
  return findings.some(({ rule }) => rule === internalError);
}

async function verifyPlaces(report: Report, source: MemorySource): Promise<void> {
  for (const { rule, message, file, range, fix: mend } of report.findings) {
    assert(rule !== internalError, message);
    for (const place of [{ file, range }, ...(mend?.edits ?? [])]) await verifyPlace(place, source, `${rule} ${message}`);
  }
}

async function verifyPlace({ file, range: { start, end } }: Location, source: MemorySource, finding: string): Promise<void> {
  assert(file.startsWith('harbor_lights/') && !file.split('/').includes('..'), `${finding}: the file is ${file}`);
  const content = await source.read(file);
  const lines = (content.status === 'read' ? decode(content.bytes).text : '').split('\n');
  for (const { line, column } of [start, end]) {
    const text = lines[line - 1];
    assert(text !== undefined && column >= 1 && column <= text.length + 1, `${finding}: ${line}:${column} is not in ${file}`);
  }
  assert(
    start.line < end.line || (start.line === end.line && start.column <= end.column),
    `${finding}: it ends before it begins`,
  );
}

/** Everything that moves a cursor, hides, or turns the reading direction. */
const unprintable = /(?![\n\u200c\u200d])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}]/u;

function verifyReporters(report: Report, files: Case): void {
  const source = (file: string) => {
    const bytes = files[local(file)];
    return bytes === undefined ? undefined : decode(bytes).text;
  };
  const link = (file: string, line: number) =>
    `https://github.example/${file
      .split('/')
      .map((part) => encodeURIComponent(Buffer.from(part).toString()))
      .join('/')}#L${line}`;
  const texts = {
    pretty: pretty(report, { color: false, source }),
    github: github(report),
    json: json(report),
    summary: summary(report, { link }),
  };
  for (const [name, text] of Object.entries(texts)) {
    assert(!unprintable.test(text), `${name} has an unprintable ${JSON.stringify(unprintable.exec(text)?.[0])}`);
    assert(!text.includes('##['), `${name} has a command`);
    if (name !== 'github') assert(!/^\s*::/m.test(text), `${name} has a command`);
  }
  assert(JSON.stringify(JSON.parse(texts.json)) === JSON.stringify(report), 'json is not the report');
  const commands = texts.github.split('\n').slice(0, -1);
  assert(
    commands.length === report.findings.length &&
      commands.every((line) => /^::(?:error|warning|notice) title=[\w/-]+,file=/.test(line)),
    'github has other commands',
  );
  const rows = texts.summary.split('\n').filter((line) => /^\| [❌⚠ℹ]/u.test(line));
  assert(
    rows.every((row) => row.split('|').length === 5),
    'summary has a torn table',
  );
  assert(!/<(?!\/?(?:details|summary|code|sub|br)>)/.test(texts.summary), 'summary has foreign HTML');
}

/** JSON files written anew, as they are and with the keys of every object in the opposite order. */
function reorder(files: Case): { before: Case; after: Case } {
  const [before, after]: [Record<string, Uint8Array>, Record<string, Uint8Array>] = [{ ...files }, { ...files }];
  for (const [path, bytes] of Object.entries(files)) {
    if (!/\.json$/.test(path) || decode(bytes).problem !== undefined) continue;
    try {
      const value: unknown = JSON.parse(Buffer.from(bytes).toString());
      before[path] = Buffer.from(JSON.stringify(value, undefined, 2));
      after[path] = Buffer.from(JSON.stringify(backwards(value), undefined, 2));
    } catch {
      // Broken it stays in both.
    }
  }
  return { before, after };
}

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  const turned = {};
  for (const [key, inner] of Object.entries(value).reverse()) {
    Object.defineProperty(turned, key, { value: backwards(inner), enumerable: true, configurable: true, writable: true });
  }
  return turned;
}

/** Rules and messages; lines differ, and so does the order. */
function said({ findings }: Report): string {
  return findings
    .map(({ rule, message }) => `${rule}: ${message.replaceAll(/\bline \d+/g, 'line')}`)
    .sort()
    .join('\n');
}

function assert(holds: boolean, fault: string): asserts holds {
  if (!holds) throw new Error(fault);
}
