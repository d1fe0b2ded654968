// Overrides: what they switch off stays in the report with its reason, and those that do nothing are found where they stand.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { compile } from '../src/documents/ajv.ts';
import { example } from './support/example-integration.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tilelint-overrides-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function integration(name: string, changes: Readonly<Record<string, string>> = {}): void {
  const uuid = `00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padEnd(12, '0').slice(0, 12)}`;
  const manifest = example['manifest.json'].replace(/"app_uuid": "[^"]*"/, `"app_uuid": "${uuid}"`);
  for (const [path, text] of Object.entries({ ...example, 'manifest.json': manifest, ...changes }))
    write(`${name}/${path}`, text);
}

const greek = { 'README.md': example['README.md'].replace('harbor.\n', 'λιμάνι.\n') };
const override = (glob: string, rule: string, severity = 'off') =>
  `overrides:\n  - integrations: [${glob}]\n    rules:\n      ${rule}: ${severity}\n    reason: the name is Greek\n`;

async function lintFolder(path = '.') {
  const { report } = await check({ paths: [join(folder, path)] });
  const validate = compile('report');
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
  const unused = report.findings.filter(({ rule }) => rule === 'config/unused-override');
  return {
    ...report,
    unused: unused.map(({ message, file, range }) => `${file}:${range.start.line}:${range.start.column} ${message}`),
  };
}

test('what is switched off is told with its reason, and counts nowhere', async () => {
  integration('alpha', greek);
  integration('beta');
  write('tilelint.yml', override('alpha', 'readme/latin-1'));
  const { findings, suppressed, summary, unused } = await lintFolder();
  expect({ findings, unused, errors: summary.errors }).toEqual({ findings: [], unused: [], errors: 0 });
  expect(suppressed?.map(({ rule, file, reason }) => ({ rule, file, reason }))).toEqual([
    { rule: 'readme/latin-1', file: 'alpha/README.md', reason: 'the name is Greek' },
  ]);
});

test('an override that softens a finding is used', async () => {
  integration('alpha', greek);
  write('tilelint.yml', override('alpha', 'readme/latin-1', 'notice'));
  const { findings, suppressed, unused } = await lintFolder();
  expect(findings.map(({ severity }) => severity)).toEqual(['notice']);
  expect({ suppressed, unused }).toEqual({ suppressed: undefined, unused: [] });
});

test.each([
  ['a rule that finds nothing', 'beta', '`readme/latin-1` finds nothing in `beta`'],
  ['nobody of that name', 'gamma', 'no integration is called `gamma`'],
])('%s', async (_, glob, why) => {
  integration('alpha', greek);
  integration('beta');
  write('.github/tilelint.yml', override(glob, 'readme/latin-1'));
  const { unused, summary } = await lintFolder();
  expect(unused).toEqual([`.github/tilelint.yml:4:7 Unexpected override of \`readme/latin-1\`: ${why}, remove it`]);
  expect(summary.notices).toBe(1);
});

test('nothing is said where an integration that the override names was not linted', async () => {
  integration('alpha');
  integration('alps', greek);
  for (const glob of ['al*', 'gamma']) {
    write('tilelint.yml', override(glob, 'readme/latin-1'));
    mkdirSync(join(folder, '.git'), { recursive: true });
    expect((await lintFolder('alpha')).unused).toEqual([]);
  }
});
