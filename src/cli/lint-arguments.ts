// The words of `tilelint [paths…]` -> what to lint and how to tell it, typed.
import type { CatalogKind } from '../catalog/integration.ts';
import { type Severity, severities } from '../report.ts';
import { type Output, readOutputs } from './outputs.ts';
import { choice, parseWords, readCount } from './words.ts';

export interface LintArguments {
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

const options = {
  format: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  'max-warnings': { type: 'string' },
  quiet: { type: 'boolean' },
  fix: { type: 'boolean' },
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
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    outputs: readOutputs(values.format ?? ['pretty']),
    failOn: choice('--fail-on', values['fail-on'] ?? 'error', severities),
    maxWarnings: maxWarnings === undefined ? Number.POSITIVE_INFINITY : readCount('--max-warnings', maxWarnings),
    quiet: values.quiet === true,
    fix: values.fix === true,
    // Whoever asks for all after an alias asked for less gets all.
    changed: values.changed === true && values.all !== true,
    requirePublished: values['require-published'] === true,
    color: values['no-color'] !== true,
    ...(base !== undefined && { base }),
    ...(appUuid !== undefined && { appUuid }),
    ...(appManifest !== undefined && { appManifest }),
    ...(config !== undefined && { config }),
    ...(catalog !== undefined && { catalog: choice('--catalog', catalog, ['extras', 'marketplace', 'auto']) }),
  };
}
