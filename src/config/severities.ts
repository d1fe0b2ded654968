// What the configuration makes of a rule for an integration.
import type { SeverityOf } from '../rules/rule.ts';
import type { Config, Override } from './config.ts';

/** The override that speaks of a rule for an integration. */
export type OverrideOf = (id: string, integration: { readonly path: string; readonly name: string }) => Override | undefined;

/** Of the overrides whose globs match the folder's path or name, the last one that names the rule. */
export async function overridesOf({ overrides }: Pick<Config, 'overrides'>): Promise<OverrideOf> {
  if (overrides.length === 0) return () => undefined;
  const { default: picomatch } = await import('picomatch');
  const globs = overrides.map((override) => ({
    override,
    matches: picomatch([...override.integrations], { dot: true, windows: false }),
  }));
  const known = new Map<string, readonly Override[]>();
  return (id, { path, name }) => {
    const applied =
      known.get(path) ?? globs.filter(({ matches }) => matches(path) || matches(name)).map(({ override }) => override);
    known.set(path, applied);
    return applied.findLast(({ rules }) => own(rules, id) !== undefined);
  };
}

/** The rules' severities first, then the overrides. */
export async function severitiesOf(config: Config): Promise<SeverityOf> {
  const overrideOf = await overridesOf(config);
  return ({ id, severity }, integration) =>
    own(overrideOf(id, integration)?.rules ?? {}, id) ?? own(config.rules, id) ?? severity;
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
