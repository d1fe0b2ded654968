import { describe, expect, test } from 'vitest';
import { type Config, findConfig, parseConfig } from '../../src/config/config.ts';
import { UserError } from '../../src/user-error.ts';
import { type Files, MemorySource } from '../support/memory-source.ts';

const ruleIds = ['app-uuid/format', 'readme/latin-1', 'manifest/tile-limits'];
const read = (text: string) => parseConfig('tilelint.yml', Buffer.from(text), ruleIds);
const find = (files: Files) => findConfig(new MemorySource(files), ruleIds);

async function faults(config: Promise<Config>): Promise<string[]> {
  const error: unknown = await config.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error instanceof UserError ? error.message.split('\n') : [];
}

const everything = `# The harbor's own catalog
catalog: extras
rules:
  readme/latin-1: off
overrides:
  - integrations: [harbor_*, "lamps/?"]
    rules:
      readme/latin-1: notice
    reason: their names are Greek
apps:
  harbor_lights: 6F1A2B52-8c1d-4b0e-9a53-7f0d5f1f2c11
sites: [US1, EU1]
existing-findings: block
`;

describe('a good one', () => {
  test('says everything', async () => {
    const { places, ...config } = await read(everything);
    expect([...(places ?? [])].map(([key, { range }]) => `${key} ${range.start.line}:${range.start.column}`)).toEqual([
      '0 readme/latin-1 8:7',
    ]);
    expect(config).toEqual({
      file: 'tilelint.yml',
      catalog: 'extras',
      rules: { 'readme/latin-1': 'off' },
      overrides: [
        { integrations: ['harbor_*', 'lamps/?'], rules: { 'readme/latin-1': 'notice' }, reason: 'their names are Greek' },
      ],
      apps: { harbor_lights: '6F1A2B52-8c1d-4b0e-9a53-7f0d5f1f2c11' },
      sites: ['US1', 'EU1'],
      existingFindings: 'block',
    });
  });

  test.each(['', '# nothing yet\n', '\uFEFF', '\uFEFF# nothing yet\n'])('%j says nothing', async (text) => {
    expect(await read(text)).toEqual({
      file: 'tilelint.yml',
      catalog: 'auto',
      rules: {},
      overrides: [],
      apps: {},
      sites: [],
    });
  });

  test('a folder may be called as nothing else is', async () => {
    const { apps } = await read('apps:\n  __proto__: 6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11\n');
    expect(Object.keys(apps)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(apps)).toBe(Object.prototype);
  });
});

describe('a wrong one', () => {
  test.each([
    ['an unknown key', 'rule: {}\n', ['1:1 Unexpected key `rule` in the file, did you mean `rules`']],
    ['a key far from any', 'colours: true\n', ['1:1 Unexpected key `colours` in the file']],
    [
      'an unknown key of an override',
      'overrides:\n  - integration: [a]\n    rules: {}\n    reason: why\n    integrations: [a]\n',
      ['2:5 Unexpected key `integration` in `overrides.0`, did you mean `integrations`'],
    ],
    [
      'a missing key',
      'overrides:\n  - integrations: [a]\n    rules: {}\n',
      ['2:5 Expected the key `reason` in `overrides.0`, found none'],
    ],
    ['an unknown rule', 'rules:\n  readme/latin1: off\n', ['2:3 Unknown rule `readme/latin1`, did you mean `readme/latin-1`']],
    ['a rule far from any', 'rules: { made/up: off }\n', ['1:10 Unknown rule `made/up`, `tilelint rules` lists them']],
    [
      'an unknown rule of an override',
      'overrides:\n  - integrations: [a]\n    rules:\n      app-uuid/formt: off\n    reason: why\n',
      ['4:7 Unknown rule `app-uuid/formt`, did you mean `app-uuid/format`'],
    ],
    [
      'a rule that every object has',
      'rules:\n  __proto__: off\n  toString: off\n',
      ['2:3 Unknown rule `__proto__`, `tilelint rules` lists them', '3:3 Unknown rule `toString`, `tilelint rules` lists them'],
    ],
    ['a key that every object has', '__proto__: { rules: {} }\n', ['1:1 Unexpected key `__proto__` in the file']],
    [
      'a severity with a slip',
      'rules:\n  readme/latin-1: eror\n',
      ['2:19 Expected `error`, `warning`, `notice` or `off` in `rules.readme/latin-1`, found `eror`, did you mean `error`'],
    ],
    [
      'a severity that is none',
      'rules:\n  readme/latin-1: false\n',
      ['2:19 Expected `error`, `warning`, `notice` or `off` in `rules.readme/latin-1`, found the boolean `false`'],
    ],
    ['a list where a mapping stands', 'rules: [readme/latin-1]\n', ['1:8 Expected an object in `rules`, found an array']],
    ['a text alone', 'readme/latin-1\n', ['1:1 Expected an object, found `readme/latin-1`']],
    [
      'a rule and its severity without a colon',
      'rules:\n  readme/latin-1 off\n',
      ['2:3 Expected an object in `rules`, found `readme/latin-1 off`'],
    ],
    [
      'a site with a slip',
      'sites: [us1, US6, Mars]\n',
      [
        '1:9 Expected `US1`, `US3`, `US5`, `EU1`, `AP1`, `AP2`, `UK1`, `US1-FED` or `US2-FED` in `sites.0`, found `us1`, did you mean `US1`',
        '1:14 Expected `US1`, `US3`, `US5`, `EU1`, `AP1`, `AP2`, `UK1`, `US1-FED` or `US2-FED` in `sites.1`, found `US6`, did you mean `US1`',
        '1:19 Expected `US1`, `US3`, `US5`, `EU1`, `AP1`, `AP2`, `UK1`, `US1-FED` or `US2-FED` in `sites.2`, found `Mars`',
      ],
    ],
    ['an app that is none', 'apps: { harbor: 12 }\n', ['1:17 Expected a UUID in `apps.harbor`, found the number `12`']],
    [
      'globs that could take for ever',
      'overrides:\n  - integrations: ["*a*a*a*b", "(a+)+b", "{a,a}{a,a}"]\n    rules: {}\n    reason: why\n',
      [
        '2:20 Expected a glob of `*` (at most three), `?` and plain text in `overrides.0.integrations.0`, found `*a*a*a*b`',
        '2:32 Expected a glob of `*` (at most three), `?` and plain text in `overrides.0.integrations.1`, found `(a+)+b`',
        '2:42 Expected a glob of `*` (at most three), `?` and plain text in `overrides.0.integrations.2`, found `{a,a}{a,a}`',
      ],
    ],
    ['a tab', 'rules:\n\treadme/latin-1: off\n', ['2:1 Unexpected tab, expected spaces to indent']],
    ['three documents', '---\nrules: {}\n---\n---\n', ['3:1 Unexpected second document, expected one']],
    [
      'a rule twice',
      'rules:\n  readme/latin-1: off\n  readme/latin-1: error\n',
      ['3:3 Unexpected second key of this name, keep one'],
    ],
    [
      'several faults, in the order of the file',
      'rules:\n  a/b: off\n  readme/latin-1: never\nsites: US1\nrulez: 1\n',
      [
        '2:3 Unknown rule `a/b`, `tilelint rules` lists them',
        '3:19 Expected `error`, `warning`, `notice` or `off` in `rules.readme/latin-1`, found `never`',
        '4:8 Expected an array in `sites`, found `US1`',
        '5:1 Unexpected key `rulez` in the file, did you mean `rules`',
      ],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await faults(read(text))).toEqual(expected.map((line) => `tilelint.yml:${line}`));
  });

  test.each([0, 201])('a glob of %i characters', async (length) => {
    const globs = (longest: number) =>
      read(`overrides:\n  - integrations: ["?", "${'?'.repeat(longest)}"]\n    rules: {}\n    reason: why\n`);
    expect(await faults(globs(length))).toEqual([
      expect.stringMatching(/^tilelint\.yml:2:25 Expected a glob of .* in `overrides\.0\.integrations\.1`/),
    ]);
    expect((await globs(200)).overrides.length).toBe(1);
  });

  test('UTF-16', async () => {
    expect(await faults(parseConfig('my.yml', Buffer.from('\uFEFFrules: {}', 'utf16le'), ruleIds))).toEqual([
      'my.yml is not UTF-8: save it as UTF-8',
    ]);
  });
});

describe('where it stands', () => {
  test.each(['tilelint.yml', '.github/tilelint.yml'])('%s', async (file) => {
    expect(await find({ [file]: 'sites: [US1]\n' })).toMatchObject({ file, sites: ['US1'] });
  });

  test('nowhere: the defaults', async () => {
    expect(await find({ 'README.md': '' })).toEqual({ catalog: 'auto', rules: {}, overrides: [], apps: {}, sites: [] });
  });

  test.each([
    [
      'both places',
      { 'tilelint.yml': '', '.github/tilelint.yml': 'broken: [' },
      'Both tilelint.yml and .github/tilelint.yml exist: keep one of them',
    ],
    ['another ending', { 'tilelint.yaml': '' }, 'tilelint.yaml is not read: rename it to tilelint.yml'],
    [
      'another ending beside the right one',
      { 'tilelint.yml': '', '.github/tilelint.yaml': '' },
      '.github/tilelint.yaml is not read: rename it to .github/tilelint.yml',
    ],
    ['a folder', { 'tilelint.yml/x': '' }, 'tilelint.yml cannot be read: it is a folder, not a file'],
  ])('%s', async (_, files, message) => {
    expect(await faults(find(files))).toEqual([message]);
  });
});

test('of thousands of faults fifty are told, and the others counted', async () => {
  const text = Array.from({ length: 60 }, (_, index) => `k${index}: 1\n`).join('');
  const fault = await parseConfig('tilelint.yml', Buffer.from(text), []).catch((error: unknown) => error);
  const lines = fault instanceof UserError ? fault.message.split('\n') : [];
  expect(lines.length).toBe(51);
  expect(lines[49]).toMatch(/^tilelint\.yml:50:1 /);
  expect(lines[50]).toBe('and 10 more');
});
