// SARIF against the OASIS schema, and what its readers make of it.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.ts';
import { type SarifOptions, sarif } from '../../src/reporters/sarif.ts';
import { ruleTexts } from '../../src/rules/rule-texts.ts';
import { finding, hostileReport, range, reportOf } from '../support/report.ts';
import { sarifFaults } from '../support/sarif-schema.ts';

const rules = ruleTexts();

function run(report: Report, options: Partial<SarifOptions> = {}) {
  const log = JSON.parse(sarif(report, { source: () => undefined, rules, ...options }));
  expect(sarifFaults(log)).toEqual([]);
  return log.runs[0];
}

test('the schema is one that refuses', () => {
  const log = JSON.parse(sarif(reportOf([finding()]), { source: () => undefined }));
  expect(sarifFaults({ ...log, version: '2.0.0' })).not.toEqual([]);
  expect(sarifFaults({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'error' }] }] })).toEqual([
    "/runs/0/results/0 must have required property 'message'",
  ]);
  expect(sarifFaults({ ...log, runs: [{ ...log.runs[0], columnKind: 'bytes' }] })).not.toEqual([]);
});

test('every rule has its texts, its page and its place', () => {
  const { tool, results } = run(reportOf([finding()]));
  expect(tool.driver.rules.length).toBe(rules.length);
  for (const rule of tool.driver.rules) {
    expect(rule.fullDescription.text.length).toBeGreaterThan(20);
    expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule.help.markdown).toContain('## Why');
    expect(rule.help.markdown, rule.id).not.toMatch(/\]\((?!https?:)/);
    expect(rule.helpUri).toBe(`https://github.com/tilelint/tilelint/blob/main/docs/rules/${rule.id}.md`);
  }
  const [{ ruleId, ruleIndex }] = results;
  expect(tool.driver.rules[ruleIndex]).toMatchObject({ id: ruleId, defaultConfiguration: { level: 'error' } });
});

test('a finding that no registry describes says itself where its page is', () => {
  const help = 'https://github.com/tilelint/tilelint/blob/main/docs/smoke-test.md#token';
  const { tool, results } = run(reportOf([finding({ rule: 'smoke/token', help })]));
  expect(tool.driver.rules[results[0].ruleIndex]).toMatchObject({ id: 'smoke/token', helpUri: help });
});

test('places are relative, encoded, in UTF-16 units', () => {
  const file = 'häfen & co/#1 %.json';
  const { results, columnKind, originalUriBaseIds } = run(reportOf([finding({ file })], { root: '/repo with blank' }));
  expect(columnKind).toBe('utf16CodeUnits');
  expect(originalUriBaseIds['%SRCROOT%'].uri).toBe('file:///repo%20with%20blank/');
  const { artifactLocation, region } = results[0].locations[0].physicalLocation;
  expect(artifactLocation).toEqual({ uri: 'h%C3%A4fen%20%26%20co/%231%20%25.json', uriBaseId: '%SRCROOT%' });
  expect(decodeURIComponent(artifactLocation.uri)).toBe(file);
  expect(region).toEqual({ startLine: 2, startColumn: 3, endLine: 2, endColumn: 8 });
});

test('a name that is no text is still a place', () => {
  const { results } = run(reportOf([finding({ file: 'harbor\ud800/README.md' })]));
  expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('harbor%EF%BF%BD/README.md');
});

describe('fingerprints', () => {
  const prints = (report: Report, text: string): string[] =>
    run(report, { source: () => text }).results.map(
      (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['tilelintFinding/v1'],
    );

  test('stay when lines move, and change with the line, the rule and the message', () => {
    const [here] = prints(reportOf([finding({ range: range(2, 3) })]), 'a\n  b\nc\n');
    expect(prints(reportOf([finding({ range: range(4, 1) })]), 'a\n\n\nb\r\nc\n')).toEqual([here]);
    for (const [changes, text] of [
      [{ range: range(3, 1) }, 'a\nb\nc\n'],
      [{ rule: 'manifest/syntax' }, 'a\n  b\n'],
      [{ message: 'other' }, 'a\n  b\n'],
      [{ file: 'other.json' }, 'a\n  b\n'],
    ] as const)
      expect(prints(reportOf([finding(changes)]), text)).not.toEqual([here]);
  });

  test('likes are told apart', () => {
    const [first, second] = prints(reportOf([finding({ range: range(1, 1) }), finding({ range: range(2, 1) })]), 'x\nx\n');
    expect(first?.replace(/1$/, '2')).toBe(second);
  });

  test('of a line without end the beginning counts', () => {
    const of = (text: string) => prints(reportOf([finding({ range: range(1, 1) })]), text);
    expect(of(`${'x'.repeat(1_000)}a`)).toEqual(of(`${'x'.repeat(1_000)}b`));
    expect(of(`${'x'.repeat(999)}a`)).not.toEqual(of(`${'x'.repeat(999)}b`));
  });

  test('a secret has no part in them', () => {
    const of = (secret: string) =>
      prints(reportOf([finding({ rule: 'secrets/committed', range: range(1, 5, 9) })]), `key=${secret}`);
    expect(of('aaaa')).toEqual(of('bbbb'));
  });
});

test('what stood there before is unchanged, the rest new; without a base nothing is said', () => {
  const integrations = [{ path: 'harbor_lights', name: 'harbor_lights', status: 'existing', oauth: true }] as const;
  const findings = [finding({ preexisting: true, range: range(1, 1) }), finding()];
  const states = (report: Report) => run(report).results.map(({ baselineState }: { baselineState?: string }) => baselineState);
  expect(states(reportOf(findings, { integrations }))).toEqual(['unchanged', 'new']);
  expect(states(reportOf(findings))).toEqual([undefined, undefined]);
});

test('fixes are carried along', () => {
  const edits = [
    { file: 'harbor_lights/README.md', range: range(3, 1), text: 'x\n' },
    { file: 'harbor_lights/manifest.json', range: range(1, 2, 4), text: '"y"' },
  ];
  const [{ fixes }] = run(reportOf([finding({ fix: { edits } })])).results;
  expect(fixes[0].artifactChanges).toEqual([
    {
      artifactLocation: { uri: 'harbor_lights/README.md', uriBaseId: '%SRCROOT%' },
      replacements: [
        { deletedRegion: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 1 }, insertedContent: { text: 'x\n' } },
      ],
    },
    {
      artifactLocation: { uri: 'harbor_lights/manifest.json', uriBaseId: '%SRCROOT%' },
      replacements: [
        { deletedRegion: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 4 }, insertedContent: { text: '"y"' } },
      ],
    },
  ]);
});

test('what was switched off is there, with its reason', () => {
  const { results } = run(reportOf([], { suppressed: [{ ...finding(), reason: 'agreed with Datadog' }] }));
  expect(results[0].suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'agreed with Datadog' }]);
});

test('the run: exit code, success, and what was not checked', () => {
  const report = reportOf([finding({ rule: 'internal-error' })], {
    unchecked: [{ rule: 'app-uuid/unique', integration: 'harbor_lights', reason: 'no siblings' }],
    integrations: [{ path: 'sail', name: 'sail', status: 'unknown', oauth: false, passedOver: 'no manifest' }],
  });
  const { invocations, tool } = run(report, { exitCode: 2 });
  const [{ exitCode, executionSuccessful, toolExecutionNotifications: notes }] = invocations;
  expect({ exitCode, executionSuccessful }).toEqual({ exitCode: 2, executionSuccessful: false });
  expect(notes.map(({ message }: { message: { text: string } }) => message.text)).toEqual([
    'Not checked in harbor_lights: no siblings',
    'Passed over sail: no manifest',
  ]);
  expect(tool.driver.rules[notes[0].associatedRule.index].id).toBe('app-uuid/unique');
});

test("GitHub's limits: errors first, 5,000 results, the rest said, ten megabytes packed", () => {
  const notices = Array.from({ length: 6_000 }, (_, index) => finding({ severity: 'notice', message: `Notice ${index}` }));
  const report = reportOf([...notices, finding()]);
  const { results, invocations } = run(report);
  expect(results.length).toBe(5_000);
  expect(results[0].level).toBe('error');
  expect(invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^1001 findings left out/);
  expect(gzipSync(sarif(report, { source: () => undefined, rules })).length).toBeLessThan(10_000_000);
});

test('of what was not checked a thousand lines, and how many more there are', () => {
  const unchecked = Array.from({ length: 1_003 }, (_, index) => ({ rule: 'app-uuid/unique', reason: `reason ${index}` }));
  const [{ toolExecutionNotifications: notes }] = run(reportOf([], { unchecked })).invocations;
  expect(notes.length).toBe(1_001);
  expect(notes.at(-1).message.text).toBe('and 3 more; the JSON report has all');
});

test('of a rule that has much to say, 1,024 characters are its description', () => {
  const page = `# long\n\n## What it checks\n\n${'word '.repeat(1_000)}\n\n## Why\n\nx\n`;
  const long = {
    id: 'manifest/long',
    severity: 'error',
    description: 'Long',
    help: 'https://docs.example/long.md',
    page,
  } as const;
  const { tool } = run(reportOf([]), { rules: [long] });
  expect(tool.driver.rules[0].fullDescription.text.length).toBe(1_024);
});

test('nothing in it moves a cursor or gives a command, wherever a text comes from', () => {
  const evil = 'x\u009b31m\u202e##[error]owned [here](https://evil.example)';
  const report = reportOf([finding({ message: evil })], {
    unchecked: [{ rule: 'app-uuid/unique', integration: evil, reason: evil }],
    integrations: [{ path: evil, name: evil, status: 'unknown', oauth: false, passedOver: evil }],
    suppressed: [{ ...finding({ message: evil }), reason: evil }],
  });
  const { results, invocations } = run(report);
  const [{ toolExecutionNotifications: notes }] = invocations;
  const texts: string[] = [...results, ...notes].map(({ message }: { message: { text: string } }) => message.text);
  expect(texts.length).toBe(4);
  for (const text of texts) expect(text).not.toMatch(/(?<!\\)\[here\]/);
  for (const text of [...texts, results[1].suppressions[0].justification]) expect(text).not.toMatch(/[\u009b\u202e]|##\[/);
});

test('whatever a report holds, it is SARIF in which nothing is a link', () => {
  expect(run(reportOf([finding({ message: 'see [here](https://evil.example)' })])).results[0].message.text).toBe(
    'see \\[here](https://evil.example)',
  );
  fc.assert(
    fc.property(hostileReport, (report) => {
      const { results } = run(report);
      expect(results.length).toBe(report.findings.length);
    }),
    { numRuns: 100, seed: 20261125 },
  );
});
