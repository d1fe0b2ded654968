// What the configuration's overrides do: the findings that they switch off, and the overrides that do nothing and can go.
import { type Catalog, integrationsIn } from './catalog/catalog.ts';
import { baseName } from './catalog/file-source.ts';
import { type Config, type Override, placeKey } from './config/config.ts';
import { overridesOf } from './config/severities.ts';
import { type LintOptions, lint } from './lint.ts';
import type { Finding, Report, SuppressedFinding } from './report.ts';
import { rules as allRules } from './rules/index.ts';

/** The rules that are off by an override are asked all the same, for the folders that it names. */
export async function suppressedFindings(catalog: Catalog, config: Config, options: LintOptions): Promise<SuppressedFinding[]> {
  const overrideOf = await overridesOf(config);
  const switchedOff = (id: string, folder: Folder): Override | undefined => {
    const override = overrideOf(id, folder);
    return override?.rules[id] === 'off' ? override : undefined;
  };
  const rules = (options.rules ?? allRules).filter(({ id }) => config.overrides.some((override) => override.rules[id] === 'off'));
  const folders = catalog.folders.filter((path) => rules.some(({ id }) => switchedOff(id, folderAt(path)) !== undefined));
  if (folders.length === 0) return [];
  const { base, published } = options;
  const { findings, integrations } = await lint(
    { ...catalog, folders },
    {
      rules,
      severityOf: ({ id, severity }, folder) => (switchedOff(id, folder) === undefined ? 'off' : severity),
      ...(base !== undefined && { base }),
      ...(published !== undefined && { published }),
    },
  );
  return findings.flatMap((finding) => {
    const override = switchedOff(finding.rule, folderAt(folderOf(finding, integrations)));
    return override === undefined ? [] : [{ ...finding, reason: override.reason }];
  });
}

/** The id under which an override that does nothing is reported, at its place in the configuration. */
const unusedOverride = 'config/unused-override';

/**
 * Judges only overrides all of whose integrations were linted: of the others nobody knows.
 * @param file The configuration's, relative to the root.
 */
export async function unusedOverrides(
  catalog: Catalog,
  config: Config,
  file: string,
  { findings, suppressed = [], integrations }: Report,
): Promise<Finding[]> {
  const linted = new Set(catalog.folders);
  const beside = (await Promise.all(catalog.parents.map((parent) => integrationsIn(catalog.source, parent)))).flat();
  const known = [...new Set([...linted, ...beside])];
  const whole = known.every((path) => linted.has(path));
  const overrideOf = await overridesOf(config);
  const used = new Set(
    [...findings, ...suppressed].map((finding) => {
      const override = overrideOf(finding.rule, folderAt(folderOf(finding, integrations)));
      return override === undefined ? '' : placeKey(config.overrides.indexOf(override), finding.rule);
    }),
  );
  const unused: Finding[] = [];
  for (const [index, override] of config.overrides.entries()) {
    const matches = await overridesOf({ overrides: [override] });
    for (const id of Object.keys(override.rules)) {
      const at = config.places?.get(placeKey(index, id));
      const matched = known.filter((path) => matches(id, folderAt(path)) !== undefined);
      if (at === undefined || used.has(placeKey(index, id))) continue;
      if (matched.length === 0 ? !whole : matched.some((path) => !linted.has(path))) continue;
      const globs = override.integrations.map((glob) => `\`${glob}\``).join(', ');
      const why = matched.length === 0 ? `no integration is called ${globs}` : `\`${id}\` finds nothing in ${globs}`;
      const message = `Unexpected override of \`${id}\`: ${why}, remove it`;
      unused.push({
        rule: unusedOverride,
        severity: 'notice',
        message,
        file,
        range: at.range,
        help,
        source: help,
        preexisting: false,
      });
    }
  }
  return unused;
}

const help = 'https://github.com/tilelint/tilelint/blob/main/docs/configuration.md#overrides';

interface Folder {
  readonly path: string;
  readonly name: string;
}

function folderAt(path: string): Folder {
  return { path, name: baseName(path) };
}

function folderOf({ file }: Finding, integrations: Report['integrations']): string {
  const around = integrations.map(({ path }) => path).filter((path) => path === '.' || file.startsWith(`${path}/`));
  return around.sort((a, b) => b.length - a.length)[0] ?? '.';
}
