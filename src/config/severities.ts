// What the configuration makes of a rule for an integration.
import type { SeverityOf } from '../rules/rule.ts';
import type { Config } from './config.ts';

/** Rules first, then every override whose globs match the folder's path or name; the last one wins. */
export async function severitiesOf({ rules, overrides }: Config): Promise<SeverityOf> {
  if (overrides.length === 0) return ({ id, severity }) => own(rules, id) ?? severity;
  const { default: picomatch } = await import('picomatch');
  const matching = overrides.map((override) => ({ ...override, matches: picomatch([...override.integrations], { dot: true }) }));
  return ({ id, severity }, { path, name }) => {
    const applied = matching.findLast(
      (override) => own(override.rules, id) !== undefined && (override.matches(path) || override.matches(name)),
    );
    return own(applied?.rules ?? {}, id) ?? own(rules, id) ?? severity;
  };
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
