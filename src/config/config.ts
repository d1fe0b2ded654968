// tilelint.yml: which rules apply to which integrations, and how severely. Data only, checked against schemas/config.schema.json.
import type { FileSource } from '../catalog/file-source.ts';
import type { CatalogKind } from '../catalog/integration.ts';
import { isObject, type Json, pointer } from '../documents/pointer.ts';
import { show, type Violation, violations } from '../documents/schema.ts';
import { decode, TextDocument } from '../documents/text.ts';
import type { YamlDocument, YamlError } from '../documents/yaml.ts';
import { nearest } from '../nearest.ts';
import type { Location, Severity } from '../report.ts';
import { UserError } from '../user-error.ts';

export type RuleSeverities = Readonly<Record<string, Severity | 'off'>>;

export interface Override {
  /** Globs of folders, by path or by name. */
  readonly integrations: readonly string[];
  readonly rules: RuleSeverities;
  readonly reason: string;
}

export interface Config {
  /** The file it was read from; absent for the defaults. */
  readonly file?: string;
  readonly catalog: CatalogKind | 'auto';
  readonly rules: RuleSeverities;
  readonly overrides: readonly Override[];
  /** Published app_uuid by folder. */
  readonly apps: Readonly<Record<string, string>>;
  readonly sites: readonly string[];
  readonly existingFindings?: ExistingFindings;
  /** Where each override speaks of each rule, by `placeKey`; absent where there are none. */
  readonly places?: ReadonlyMap<string, Location>;
}

export type ExistingFindings = 'report' | 'block' | 'hide';

export const defaults: Config = { catalog: 'auto', rules: {}, overrides: [], apps: {}, sites: [] };

/** Where a configuration is looked for, from the report's root. */
export const configFiles = ['tilelint.yml', '.github/tilelint.yml'] as const;

/**
 * The configuration of a tree; the defaults where it has none.
 * @throws UserError when it cannot be read, is wrong, stands in both places, or has a name that would not be read.
 */
export async function findConfig(source: FileSource, ruleIds: readonly string[]): Promise<Config> {
  const found: { file: string; bytes: Uint8Array }[] = [];
  for (const file of configFiles) {
    const content = await source.read(file);
    if (content.status === 'refused') throw new UserError(`${file} cannot be read: ${content.reason}`);
    if (content.status === 'read') found.push({ file, bytes: content.bytes });
    const unread = file.replace(/yml$/, 'yaml');
    if ((await source.read(unread)).status === 'read') throw new UserError(`${unread} is not read: rename it to ${file}`);
  }
  if (found.length > 1) throw new UserError(`Both ${configFiles.join(' and ')} exist: keep one of them`);
  const [only] = found;
  return only === undefined ? defaults : parseConfig(only.file, only.bytes, ruleIds);
}

/**
 * @param file Its name in messages.
 * @param ruleIds The rules that it may name.
 * @throws UserError with a line for every fault.
 */
export async function parseConfig(file: string, bytes: Uint8Array, ruleIds: readonly string[]): Promise<Config> {
  const { text, problem } = decode(bytes);
  if (problem !== undefined && problem.kind !== 'bom') throw new UserError(`${file} is not UTF-8: save it as UTF-8`);
  const [{ parseYaml }, { config: validate }] = await Promise.all([import('../documents/yaml.ts'), import('./validator.ts')]);
  const parsed = parseYaml(new TextDocument(file, text));
  if (parsed.status === 'broken') throw asUserError(parsed.errors);
  const { document } = parsed;
  const faults = [
    ...violations(document, validate)
      .filter((violation) => !isRuleId(violation))
      .map((violation) => withNearest(violation, document)),
    ...unknownRules(document, ruleIds),
  ];
  if (faults.length > 0) throw asUserError(faults);
  const config = typed(document.value);
  return { ...config, file, ...(config.overrides.length > 0 && { places: placesOf(config, document) }) };
}

/** Where the override of that number speaks of a rule, in `Config.places`. */
export function placeKey(index: number, id: string): string {
  return `${index} ${id}`;
}

function placesOf({ overrides }: Config, document: YamlDocument): Map<string, Location> {
  return new Map(
    overrides.flatMap(({ rules }, index) =>
      Object.keys(rules).map((id) => [placeKey(index, id), document.key(pointer('overrides', index, 'rules', id))] as const),
    ),
  );
}

/** The schema's word on a rule's id; `unknownRules` knows better. */
function isRuleId({ pointer, keyword }: Violation): boolean {
  return keyword !== 'type' && /^\/(?:overrides\/\d+\/)?rules$/.test(pointer);
}

function withNearest({ keyword, message, pointer: at, at: place, known, allowed }: Violation, document: YamlDocument): YamlError {
  const [word, candidates] =
    keyword === 'additionalProperties'
      ? [at.slice(at.lastIndexOf('/') + 1), known]
      : [document.get(at), Array.isArray(allowed) ? allowed.map(String) : []];
  return { message: `${message}${typeof word === 'string' ? didYouMean(word, candidates) : ''}`, at: place };
}

function unknownRules(document: YamlDocument, ruleIds: readonly string[]): YamlError[] {
  const overrides = document.get('/overrides');
  const tables = Array.isArray(overrides) ? overrides.map((_, index) => pointer('overrides', index, 'rules')) : [];
  return ['/rules', ...tables].flatMap((table) =>
    keysOf(document.get(table))
      .filter((id) => !ruleIds.includes(id))
      .map((id) => ({
        message: `Unknown rule ${show(id)}${didYouMean(id, ruleIds) || ', `tilelint rules` lists them'}`,
        at: document.key(table + pointer(id)),
      })),
  );
}

function keysOf(value: Json | undefined): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === undefined ? '' : `, did you mean \`${near}\``;
}

function typed(value: Json): Config {
  // The schema has checked it: the keys are Config's own, one of them written as the other options are.
  const { 'existing-findings': existingFindings, ...rest } = value as Partial<Config> & {
    'existing-findings'?: ExistingFindings;
  };
  return { ...defaults, ...rest, ...(existingFindings !== undefined && { existingFindings }) };
}

/** Who mends fifty looks again. */
const mostFaults = 50;

/** In the order of the file. */
function asUserError(faults: readonly YamlError[]): UserError {
  const inOrder = [...faults].sort(
    ({ at: { range: a } }, { at: { range: b } }) => a.start.line - b.start.line || a.start.column - b.start.column,
  );
  const lines = inOrder
    .slice(0, mostFaults)
    .map(({ message, at: { file, range } }) => `${file}:${range.start.line}:${range.start.column} ${message}`);
  const more = faults.length - lines.length;
  return new UserError([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
}
