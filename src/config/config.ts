// tilelint.yml: which rules apply to which integrations, and how severely. Data only, checked against schemas/config.schema.json.
import type { FileSource } from '../catalog/file-source.ts';
import type { CatalogKind } from '../catalog/integration.ts';
import type { Json } from '../documents/json.ts';
import { violations } from '../documents/schema.ts';
import { decode, TextDocument } from '../documents/text.ts';
import type { Location, Severity } from '../report.ts';
import { nearest } from '../rules/nearest.ts';
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
  readonly existingFindings?: 'report' | 'block' | 'hide';
}

export const defaults: Config = { catalog: 'auto', rules: {}, overrides: [], apps: {}, sites: [] };

/** Where a configuration is looked for, from the report's root. */
export const configFiles = ['tilelint.yml', '.github/tilelint.yml'] as const;

/**
 * The configuration of a tree; the defaults where it has none.
 * @throws UserError when it cannot be read, is wrong, or stands in both places.
 */
export async function findConfig(source: FileSource, ruleIds: readonly string[]): Promise<Config> {
  const found: Config[] = [];
  for (const file of configFiles) {
    const content = await source.read(file);
    if (content.status === 'refused') throw new UserError(`${file} cannot be read: ${content.reason}`);
    if (content.status === 'read') found.push(await parseConfig(file, content.bytes, ruleIds));
  }
  if (found.length > 1) throw new UserError(`Both ${configFiles.join(' and ')} exist: keep one of them`);
  return found[0] ?? defaults;
}

/**
 * @param file Its name in messages.
 * @throws UserError with a line for every fault.
 */
export async function parseConfig(file: string, bytes: Uint8Array, ruleIds: readonly string[]): Promise<Config> {
  const { text, problem } = decode(bytes);
  if (problem !== undefined && problem.kind !== 'bom') throw new UserError(`${file} is not UTF-8: save it as UTF-8`);
  const [{ parseYaml }, { config: validate }] = await Promise.all([import('../documents/yaml.ts'), import('./validator.ts')]);
  const parsed = parseYaml(new TextDocument(file, text));
  if (parsed.status === 'broken') throw faults(parsed.errors);
  const { document } = parsed;

  const wrong = violations(document, validate).map(({ keyword, message, pointer, at, known }) => {
    const near = keyword === 'additionalProperties' ? nearest(pointer.slice(pointer.lastIndexOf('/') + 1), known) : undefined;
    return { message: near === undefined ? message : `${message}, did you mean \`${near}\``, at };
  });
  if (wrong.length > 0) throw faults(wrong);
  const unknown = ['/rules', ...elements(document.get('/overrides')).map((_, index) => `/overrides/${index}/rules`)].flatMap(
    (rules) =>
      Object.keys(document.get(rules) ?? {})
        .filter((id) => !ruleIds.includes(id))
        .map((id) => {
          const near = nearest(id, ruleIds);
          const hint = near === undefined ? '`tilelint rules` lists them' : `did you mean \`${near}\``;
          return {
            message: `Unknown rule \`${id}\`, ${hint}`,
            at: document.key(`${rules}/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`),
          };
        }),
  );
  if (unknown.length > 0) throw faults(unknown);

  const { 'existing-findings': existingFindings, ...rest } = document.value as Partial<Config> & {
    'existing-findings'?: 'report';
  }; // The schema has checked it.
  return { ...defaults, ...rest, file, ...(existingFindings !== undefined && { existingFindings }) };
}

function elements(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function faults(all: readonly { message: string; at: Location }[]): UserError {
  return new UserError(
    all.map(({ message, at: { file, range } }) => `${file}:${range.start.line}:${range.start.column} ${message}`).join('\n'),
  );
}
