import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pretty } from '../../src/reporters/pretty.ts';
import { finding, hostileReport, hostileText, range, reportOf } from '../support/report.ts';

const manifest = '{\n  "title": 17,\n  "secret": "k3y-that-nobody-may-see"\n}\n';
const show = (report: Parameters<typeof pretty>[0], options: Partial<Parameters<typeof pretty>[1]> = {}) =>
  pretty(report, { color: false, source: () => manifest, ...options });

test('a finding with its lines, its rule and where to read on', () => {
  expect(show(reportOf([finding({ range: range(2, 12, 14) })]))).toBe(`✖ harbor_lights  OAuth  1 error

  error Expected a string, found the number \`17\`
    harbor_lights/manifest.json:2:12
      1 | {
    > 2 |   "title": 17,
        |            ^^
      3 |   "secret": "k3y-that-nobody-may-see"
    manifest/schema  https://github.com/tilelint/tilelint/blob/main/docs/rules/manifest/schema.md

✖ 1 error in 1 integration
`);
});

test('nothing wrong', () => {
  expect(show(reportOf([]))).toBe('✔ harbor_lights  OAuth\n\n✔ 1 integration checked, nothing wrong\n');
});

test('what was passed over or not checked is said', () => {
  const text = show(
    reportOf([], {
      integrations: [
        { path: 'sail_cloth', name: 'sail_cloth', status: 'unknown', oauth: false, passedOver: 'it has no manifest.json' },
      ],
      unchecked: [{ rule: 'app-uuid/unique', reason: 'there are no siblings' }],
    }),
  );
  expect(text).toContain('– sail_cloth  passed over: it has no manifest.json\n');
  expect(text).toContain('? not checked: there are no siblings  app-uuid/unique\n');
  expect(text).toContain('0 integrations checked');
});

test('quiet shows errors alone and counts everything', () => {
  const text = show(reportOf([finding(), finding({ severity: 'warning', message: 'Shorten it' })]), { quiet: true });
  expect(text).not.toContain('Shorten it');
  expect(text).toContain('1 error, 1 warning');
});

test('a large catalog is summed up', () => {
  const integrations = Array.from({ length: 30 }, (_, index) => ({
    path: `i${index}`,
    name: `i${index}`,
    status: 'unknown' as const,
    oauth: false,
  }));
  const notices = integrations
    .slice(0, 5)
    .map(({ path }) => finding({ severity: 'notice', rule: 'manifest/support-anchor', file: `${path}/manifest.json` }));
  const text = show(reportOf(notices, { integrations }));
  expect(text).toContain('notice manifest/support-anchor  i0/manifest.json, i1/manifest.json, i2/manifest.json and 2 more');
  expect(text).toContain('✔ 25 integrations with nothing wrong');
});

test('a file is named as the reader would from where they are', () => {
  expect(show(reportOf([finding()]), { path: (file) => `../${file}` })).toContain('../harbor_lights/manifest.json:2:3');
});

describe('secrets', () => {
  const secret = finding({ rule: 'secrets/committed', message: 'Unexpected key', range: range(3, 14, 37) });

  test('are covered, whoever shows their line', () => {
    const text = show(reportOf([finding({ range: range(2, 12, 14) }), secret]));
    expect(text).not.toContain('k3y');
    expect(text).toContain('"secret": "•••••••••••••••••••••••"');
  });
});

describe('colour', () => {
  test('is there when asked for, and only then', () => {
    expect(show(reportOf([finding()]), { color: true })).toContain('\u001b[31m');
    expect(show(reportOf([finding()]))).not.toContain('\u001b');
  });
});

test('nothing that a repository wrote reaches the terminal as more than text', () => {
  fc.assert(
    fc.property(hostileReport, hostileText, (report, source) => {
      const text = pretty(report, { color: false, source: () => source });
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028]/u);
      expect(text).not.toContain('##[');
      expect(text).not.toMatch(/^\s*::/m);
    }),
    { numRuns: 1000, seed: 20261125 },
  );
});
