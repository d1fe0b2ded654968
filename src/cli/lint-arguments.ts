// The words of `tilelint [paths…]` -> what to lint and how to tell it, typed.
import type { CatalogKind } from '../catalog/integration.ts';
import { type Severity, severities } from '../report.ts';
import { UserError } from '../user-error.ts';
import { type Output, readOutputs } from './outputs.ts';
import { choice, parseWords, readCount } from './words.ts';

export interface LintArguments {
  readonly paths: readonly string[];
  readonly outputs: readonly Output[];
  readonly failOn: Severity;
  readonly maxWarnings: number;
  readonly quiet: boolean;
  /** Absent: only lint. */
  readonly fix?: 'write' | 'show';
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

const options = {
  format: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  'max-warnings': { type: 'string' },
  quiet: { type: 'boolean' },
  fix: { type: 'boolean' },
  'fix-dry-run': { type: 'boolean' },
  config: { type: 'string' },
  base: { type: 'string' },
  changed: { type: 'boolean' },
  all: { type: 'boolean' },
  'app-uuid': { type: 'string' },
  'app-manifest': { type: 'string' },
  'require-published': { type: 'boolean' },
  catalog: { type: 'string' },
  'no-color': { type: 'boolean' },
} as const;

/** @throws UserError */
export function readLintArguments(words: readonly string[]): LintArguments {
  const { values, positionals } = parseWords(words, options);
  const { base, config, catalog, 'app-uuid': appUuid, 'app-manifest': appManifest, 'max-warnings': maxWarnings } = values;
  const fix = values['fix-dry-run'] === true ? 'show' : values.fix === true ? 'write' : undefined;
  const outputs = readOutputs(values.format ?? (fix === 'show' ? [] : ['pretty']));
  if (fix === 'show' && outputs.some(({ file }) => file === undefined))
    throw new UserError(
      '`--fix-dry-run` writes its diff to standard output: give `--format` a file, as in `--format json=report.json`',
    );
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    outputs,
    failOn: choice('--fail-on', values['fail-on'] ?? 'error', severities),
    maxWarnings: maxWarnings === undefined ? Number.POSITIVE_INFINITY : readCount('--max-warnings', maxWarnings),
    quiet: values.quiet === true,
    // Whoever asks for all after an alias asked for less gets all.
    changed: values.changed === true && values.all !== true,
    requirePublished: values['require-published'] === true,
    color: values['no-color'] !== true,
    ...(fix !== undefined && { fix }),
    ...(base !== undefined && { base }),
    ...(appUuid !== undefined && { appUuid }),
    ...(appManifest !== undefined && { appManifest }),
    ...(config !== undefined && { config }),
    ...(catalog !== undefined && { catalog: choice('--catalog', catalog, ['extras', 'marketplace', 'auto']) }),
  };
}
