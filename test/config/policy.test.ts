// Whose configuration counts in a change: the base's. What the change itself says applies later, and proves nothing.
import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/config.ts';
import { type NamedConfig, type Policy, readPolicy } from '../../src/config/policy.ts';
import { type Files, MemorySource } from '../support/memory-source.ts';

const rules = ['readme/latin-1', 'manifest/media'];
const off = 'rules:\n  readme/latin-1: off\n';
const on = 'rules:\n  readme/latin-1: error\n';
const lamp = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
const kite = '6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11';

const named = (path: string, text: string): NamedConfig => ({ file: 'gate.yml', path, bytes: Buffer.from(text) });

function policy(head: Files, base?: Files, config?: NamedConfig): Promise<Policy> {
  const sources = { root: '/repo', head: new MemorySource(head), ...(base && { base: new MemorySource(base) }) };
  return readPolicy(sources, config, rules);
}

test('without a base it is what stands there, or the defaults', async () => {
  expect(await policy({ 'tilelint.yml': off })).toEqual({
    config: expect.objectContaining({ rules: { 'readme/latin-1': 'off' } }),
  });
  expect(await policy({})).toEqual({ config: defaults });
});

describe('of the repository', () => {
  test('the base’s counts, and what differs is said', async () => {
    const { config, notYet } = await policy({ 'tilelint.yml': off }, { 'tilelint.yml': on });
    expect(config.rules).toEqual({ 'readme/latin-1': 'error' });
    expect(notYet).toBe('what tilelint.yml changes: it applies after the merge');
  });

  test('the same in both is no change', async () => {
    expect(await policy({ 'tilelint.yml': off }, { 'tilelint.yml': off })).not.toHaveProperty('notYet');
    expect(await policy({ '.github/tilelint.yml': off }, { 'tilelint.yml': off })).not.toHaveProperty('notYet');
    expect(await policy({}, {})).toEqual({ config: defaults });
  });

  test('one that the base does not have switches nothing off, and says which sites are claimed', async () => {
    const { config, notYet } = await policy({ 'tilelint.yml': `${off}catalog: marketplace\nsites: [US1, EU1]\n` }, {});
    expect(config).toEqual({ ...defaults, sites: ['US1', 'EU1'] });
    expect(notYet).toBe('what tilelint.yml asks for, which the base does not have: it applies after the merge');
  });

  test('one that the change takes away still counts', async () => {
    const { config, notYet } = await policy({}, { 'tilelint.yml': on });
    expect(config.rules).toEqual({ 'readme/latin-1': 'error' });
    expect(notYet).toBe('what tilelint.yml changes: it applies after the merge');
  });

  test('an app_uuid that only the change has is a claim', async () => {
    const was = `apps:\n  kite: ${kite}\n`;
    const now = `apps:\n  kite: ${lamp}\n  lamp: ${lamp}\n`;
    const { config, claims } = await policy({ 'tilelint.yml': now }, { 'tilelint.yml': was });
    expect(config.apps).toEqual({ kite });
    expect(claims).toEqual({ file: 'tilelint.yml', apps: { lamp } });
  });

  test('one that is wrong is told, on either side', async () => {
    for (const [head, base] of [
      [{ 'tilelint.yml': 'x: 1\n' }, {}],
      [{}, { 'tilelint.yml': 'x: 1\n' }],
    ])
      await expect(policy(head ?? {}, base)).rejects.toThrow('Unexpected key `x`');
  });
});

describe('that the user names', () => {
  test('in the repository: the base’s text of it', async () => {
    const { config, notYet } = await policy({}, { 'ci/gate.yml': on }, named('/repo/ci/gate.yml', off));
    expect(config.rules).toEqual({ 'readme/latin-1': 'error' });
    expect(notYet).toBe('what gate.yml changes: it applies after the merge');
  });

  test('in the repository, new there: its rules count, as the user wants, its app_uuids do not', async () => {
    const { config, claims, notYet } = await policy({}, {}, named('/repo/gate.yml', `${off}apps:\n  lamp: ${lamp}\n`));
    expect(config).toMatchObject({ rules: { 'readme/latin-1': 'off' } });
    expect(config.apps).toEqual({});
    expect(claims).toEqual({ file: 'gate.yml', apps: { lamp } });
    expect(notYet).toBeUndefined();
  });

  test.each(['/elsewhere/gate.yml', '/repo-of-rules/gate.yml', '/gate.yml'])(
    'elsewhere, it is no part of the change: %s',
    async (path) => {
      const text = `${off}apps:\n  lamp: ${lamp}\n`;
      const { config, claims, notYet } = await policy({}, { 'gate.yml': on }, named(path, text));
      expect(config).toMatchObject({ rules: { 'readme/latin-1': 'off' }, apps: { lamp } });
      expect({ claims, notYet }).toEqual({});
    },
  );
});
