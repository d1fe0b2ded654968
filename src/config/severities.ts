// What the configuration makes of a rule for an integration.
import type { SeverityOf } from '../rules/rule.ts';
import type { Config, Override } from './config.ts';

/** Rules first, then every override whose globs match the folder's path or name; the last one that names the rule wins. */
export async function severitiesOf({ rules, overrides }: Config): Promise<SeverityOf> {
  if (overrides.length === 0) return ({ id, severity }) => own(rules, id) ?? severity;
  const { default: picomatch } = await import('picomatch');
  const globs = overrides.map((override) => ({
    ...override,
    matches: picomatch([...override.integrations], { dot: true, windows: false }),
  }));
  const known = new Map<string, readonly Override[]>();
  return ({ id, severity }, { path, name }) => {
    const applied = known.get(path) ?? globs.filter(({ matches }) => matches(path) || matches(name));
    known.set(path, applied);
    const last = applied.findLast((override) => own(override.rules, id) !== undefined);
    return own(last?.rules ?? {}, id) ?? own(rules, id) ?? severity;
  };
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
