// The words of a command line -> what to do, typed. Everything that is wrong with them is a UserError of one line.
import { parseArgs } from 'node:util';
import type { CatalogKind } from '../catalog/integration.ts';
import { type Severity, severities } from '../report.ts';
import { type Format, formats } from '../reporters/index.ts';
import { nearest } from '../rules/nearest.ts';
import { UserError } from '../user-error.ts';

export interface Output {
  readonly format: Format;
  /** Absent for standard output. */
  readonly file?: string;
}

export interface LintArguments {
  readonly command: 'lint';
  readonly paths: readonly string[];
  readonly outputs: readonly Output[];
  readonly failOn: Severity;
  readonly maxWarnings: number;
  readonly quiet: boolean;
  readonly fix: boolean;
  readonly config?: string;
  readonly base?: string;
  readonly changed: boolean;
  readonly appUuid?: string;
  readonly appManifest?: string;
  readonly requirePublished: boolean;
  readonly catalog?: CatalogKind | 'auto';
  /** False when `--no-color` was given. */
  readonly color: boolean;
}

export type Arguments =
  | LintArguments
  | { readonly command: 'help' | 'version' }
  | { readonly command: 'rules'; readonly format: 'pretty' | 'json' }
  | { readonly command: 'explain'; readonly rule: string; readonly color: boolean };

const options = {
  format: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  'max-warnings': { type: 'string' },
  quiet: { type: 'boolean' },
  fix: { type: 'boolean' },
  config: { type: 'string' },
  base: { type: 'string' },
  changed: { type: 'boolean' },
  'app-uuid': { type: 'string' },
  'app-manifest': { type: 'string' },
  'require-published': { type: 'boolean' },
  catalog: { type: 'string' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** @throws UserError */
export function readArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parse(words);
  const color = values['no-color'] !== true;
  if (values.help === true) return { command: 'help' };
  if (values.version === true) return { command: 'version' };
  const [first, ...rest] = positionals;
  if (first === 'help') return { command: 'help' };
  if (first === 'rules') {
    if (rest.length > 0) throw new UserError(`Unexpected \`${rest[0]}\` after \`rules\`; a folder of that name is \`./rules\``);
    return { command: 'rules', format: choice('--format', values.format?.at(-1) ?? 'pretty', ['pretty', 'json']) };
  }
  if (first === 'explain') {
    const [rule] = rest;
    if (rule === undefined || rest.length > 1)
      throw new UserError('Expected one rule: `tilelint explain RULE`, `tilelint rules` lists them');
    return { command: 'explain', rule, color };
  }
  return {
    command: 'lint',
    paths: positionals.length > 0 ? positionals : ['.'],
    outputs: readOutputs(values.format ?? ['pretty']),
    failOn: choice('--fail-on', values['fail-on'] ?? 'error', severities),
    maxWarnings: readCount(values['max-warnings']),
    quiet: values.quiet === true,
    fix: values.fix === true,
    ...(values.base !== undefined && { base: values.base }),
    changed: values.changed === true,
    ...(values['app-uuid'] !== undefined && { appUuid: values['app-uuid'] }),
    ...(values['app-manifest'] !== undefined && { appManifest: values['app-manifest'] }),
    requirePublished: values['require-published'] === true,
    ...(values.config !== undefined && { config: values.config }),
    ...(values.catalog !== undefined && { catalog: choice('--catalog', values.catalog, ['extras', 'marketplace', 'auto']) }),
    color,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UserError(explain(error, words));
  }
}

/** node:util's own messages, without their advice, with the nearest option. */
function explain(error: unknown, words: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /^Unknown option '(--?[^']+)'/.exec(message)?.[1];
  if (option === undefined) return message.split('\n')[0]?.split('. ')[0] ?? message;
  const known = Object.keys(options).map((name) => `--${name}`);
  const word = words.find((each) => each === option || each.startsWith(`${option}=`))?.split('=')[0] ?? option;
  const near = nearest(word, known);
  return `Unknown option \`${word}\`, ${near === undefined ? '`tilelint --help` lists them' : `did you mean \`${near}\``}`;
}

function readOutputs(values: readonly string[]): Output[] {
  const outputs = values.map((value) => {
    const [name = '', ...file] = value.split('=');
    const format = choice('--format', name, formats);
    return file.length === 0 ? { format } : { format, file: file.join('=') };
  });
  const nameless = outputs.find(({ file }) => file === '');
  if (nameless !== undefined) throw new UserError(`Expected a file after \`--format ${nameless.format}=\``);
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UserError('Only one format can go to standard output: give the others a file, as in `--format json=report.json`');
  }
  return outputs;
}

function readCount(value: string | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,9}$/.test(value)) throw new UserError(`Expected a number after \`--max-warnings\`, found \`${value}\``);
  return Number(value);
}

function choice<const Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  const near = nearest(value, allowed);
  const hint = near === undefined ? '' : `, did you mean \`${near}\``;
  throw new UserError(
    `Expected ${allowed
      .map((each) => `\`${each}\``)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1')} after \`${option}\`, found \`${value}\`${hint}`,
  );
}
