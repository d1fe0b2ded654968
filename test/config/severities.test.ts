import { describe, expect, test } from 'vitest';
import { type Config, defaults } from '../../src/config/config.ts';
import { severitiesOf } from '../../src/config/severities.ts';

const rule = { id: 'readme/latin-1', severity: 'error' } as const;
const harbor = { path: 'catalog/harbor_lights', name: 'harbor_lights' };
const overriding = (...overrides: (readonly [globs: readonly string[], severity: 'notice' | 'off' | 'warning'])[]): Config => ({
  ...defaults,
  overrides: overrides.map(([integrations, severity]) => ({ integrations, rules: { [rule.id]: severity }, reason: 'a test' })),
});

test('a rule keeps its own severity', async () => {
  const severityOf = await severitiesOf(defaults);
  expect(severityOf(rule, harbor)).toBe('error');
  expect(severityOf({ id: 'toString', severity: 'notice' }, harbor)).toBe('notice');
});

test('`rules` says it for every integration', async () => {
  const severityOf = await severitiesOf({ ...defaults, rules: { [rule.id]: 'off' } });
  expect(severityOf(rule, harbor)).toBe('off');
  expect(severityOf({ id: 'app-uuid/format', severity: 'error' }, harbor)).toBe('error');
});

describe('an override', () => {
  test.each([
    ['the name', 'harbor_lights'],
    ['the path', 'catalog/harbor_lights'],
    ['a part of the name', 'harbor_*'],
    ['the path below a folder', 'catalog/*'],
    ['the path below any folder', '**/harbor_lights'],
    ['one letter', 'harbor_light?'],
  ])('matches by %s', async (_, glob) => {
    expect((await severitiesOf(overriding([[glob], 'notice'])))(rule, harbor)).toBe('notice');
  });

  test.each(['harbor', 'Harbor_lights', 'lights', 'catalog', '*/*/*', 'harbor_lights/*'])('`%s` does not match', async (glob) => {
    expect((await severitiesOf(overriding([[glob], 'notice'])))(rule, harbor)).toBe('error');
  });

  test('one of its globs is enough', async () => {
    expect((await severitiesOf(overriding([['tide_tables', 'harbor_*'], 'notice'])))(rule, harbor)).toBe('notice');
  });

  test('the last one that matches and names the rule wins', async () => {
    const config = overriding([['*'], 'warning'], [['harbor_*'], 'notice'], [['tide_*'], 'off']);
    const silent = { integrations: ['*'], rules: { 'app-uuid/format': 'off' }, reason: 'a test' } as const;
    const severityOf = await severitiesOf({
      ...config,
      rules: { [rule.id]: 'off' },
      overrides: [...config.overrides, silent],
    });
    expect(severityOf(rule, harbor)).toBe('notice');
    expect(severityOf(rule, { path: 'tide_tables', name: 'tide_tables' })).toBe('off');
    expect(severityOf(rule, { path: 'lamps', name: 'lamps' })).toBe('warning');
    expect(severityOf({ id: 'app-uuid/format', severity: 'error' }, harbor)).toBe('off');
  });

  test('is not held up by a folder that was made for it', async () => {
    const name = 'a'.repeat(255);
    const severityOf = await severitiesOf(overriding([['*a*a*ab'], 'off']));
    expect(severityOf(rule, { path: `catalog/${name}`, name })).toBe('error');
  });
});
