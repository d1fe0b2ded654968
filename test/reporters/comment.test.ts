// The comment: its mark first, never longer than GitHub takes, and cut between rows.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report, SmokeResult } from '../../src/report.ts';
import { comment } from '../../src/reporters/comment.ts';
import { finding, hostileReport, reportOf } from '../support/report.ts';

const mark = '<!-- tilelint comment 0011 -->';
const most = 65_536;

function written(report: Report, failed = true): string {
  return comment(report, { mark, failed, footer: 'tilelint', link: () => undefined });
}

test('begins with the mark, ends with the footer', () => {
  const text = written(reportOf([finding()]));
  expect(text.startsWith(`${mark}\n## tilelint\n\n❌ **1 error** in 1 integration\n`)).toBe(true);
  expect(text.endsWith('\n<sub>tilelint</sub>\n')).toBe(true);
});

test('findings that do not fail the check are told as passed', () => {
  const passed = '## tilelint\n\n✅ **Passed** with 1 warning in 1 integration: none fails the check\n';
  expect(written(reportOf([finding({ severity: 'warning' })]), false)).toContain(passed);
  expect(written(reportOf([finding({ severity: 'warning' })]), true)).not.toContain(passed);
  expect(written(reportOf([]), false)).toContain('✅ **1 integration checked, nothing wrong**');
});

describe('what is too long', () => {
  const unchecked = Array.from({ length: 80 }, (_, index) => ({ rule: 'a/b', reason: `${index} ${'ü'.repeat(990)}` }));

  function smoke(requests: number, path: string): SmokeResult {
    return {
      integration: 'harbor_lights',
      site: 'US1',
      steps: [{ step: 'token', status: 'passed', durationMs: 1 }],
      requests: Array.from({ length: requests }, () => ({
        step: 'token',
        method: 'GET',
        host: 'a.example',
        path,
        durationMs: 1,
      })),
    };
  }

  test('rows go, and are counted', () => {
    const text = written(reportOf(Array.from({ length: 1000 }, (_, index) => finding({ message: `Finding ${index} \`ü\`` }))));
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text.length).toBeGreaterThan(most * 0.9);
    const rows = text.match(/^\| ❌ \|.*\|$/gm)?.length ?? 0;
    expect(rows).toBeGreaterThan(100);
    expect(text).toContain(`\n${1000 - rows} more findings in the log and in the report\n`);
    expect(text.endsWith('\n<sub>tilelint</sub>\n')).toBe(true);
  });

  test('what was sent goes before the steps', () => {
    const results = Array.from({ length: 20 }, () => smoke(40, '/a'.repeat(40)));
    const text = written(reportOf([finding()], { smoke: results }));
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text).not.toContain('```mermaid');
    expect(text.match(/\| ✅ \| token \|/g)?.length).toBe(20);
    expect(text).toContain('\nMore is in the job summary\n');
    expect(written(reportOf([finding()], { smoke: results.slice(0, 1) }))).toContain('```mermaid');
  });

  test('the findings stay when all the rest is too long', () => {
    const steps = Array.from({ length: 9 }, () => ({
      step: 'token',
      status: 'failed' as const,
      reason: 'ü'.repeat(990),
      durationMs: 1,
    }));
    const results = Array.from({ length: 9 }, () => ({ ...smoke(0, '/'), steps }));
    const text = written(reportOf([finding()], { smoke: results, unchecked }));
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text).toContain('manifest/schema');
    expect(text).toContain('\nMore is in the job summary\n');
  });

  test('never more than GitHub takes', () => {
    fc.assert(
      fc.property(hostileReport, fc.integer({ min: 1, max: 300 }), fc.nat(30), (report, times, tests) => {
        const findings = Array.from({ length: times }, () => report.findings).flat();
        const smokes = Array.from({ length: tests }, () => smoke(3, report.integrations[0]?.name ?? ''));
        const text = written({ ...report, findings, smoke: smokes, unchecked: unchecked.slice(0, tests) });
        expect(text.length).toBeLessThanOrEqual(most);
        expect(text.startsWith(`${mark}\n`)).toBe(true);
        expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
      }),
      { numRuns: 100 },
    );
  });
});
