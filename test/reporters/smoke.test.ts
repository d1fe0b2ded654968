// The smoke test in the reports: what it proves in words, and hostile texts that stay texts.
import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { SmokeResult, SmokeStep } from '../../src/report.ts';
import { smokeConclusion, smokeLines } from '../../src/reporters/smoke-lines.ts';
import { smokeSummary } from '../../src/reporters/smoke-summary.ts';

const plain = picocolors.createColors(false);
const token: SmokeStep = { step: 'token', status: 'passed', durationMs: 120 };
const untested: SmokeStep = { step: 'token', status: 'skipped', reason: 'no credentials', durationMs: 0 };

function result(site: string, steps: readonly SmokeStep[], more: Partial<SmokeResult> = {}): SmokeResult {
  return { integration: 'harbor_lights', site, steps, ...more };
}

describe('the verdict', () => {
  test('passed, failed, not made', () => {
    const failed: SmokeStep = { step: 'scopes', status: 'failed', reason: 'The token lacks `x`', durationMs: 1 };
    const noBrowser: SmokeStep = { step: 'authorize', status: 'skipped', reason: 'no Chrome was found', durationMs: 3 };
    expect(
      smokeConclusion([result('US1', [token]), result('EU1', [token, failed]), result('AP1', [noBrowser, untested])], plain),
    ).toEqual(['✔ OAuth smoke test passed: US1', '✖ OAuth smoke test failed: EU1', '– OAuth smoke test not made: AP1']);
  });

  test.each([
    ['the log', (results: SmokeResult[]) => [smokeLines(results, plain, false), ...smokeConclusion(results, plain)].join('\n')],
    ['the summary', smokeSummary],
  ])('without a token nothing says passed: %s', (_, report) => {
    const steps: SmokeStep[] = [
      { step: 'onboarding', status: 'passed', durationMs: 10 },
      { step: 'authorize', status: 'skipped', reason: 'the account asks for a second factor', durationMs: 20 },
      { ...untested, reason: 'there is no code', durationMs: 1 },
    ];
    expect(report([result('US1', steps)])).not.toMatch(/passed/);
    expect(report([result('none', [untested])])).toMatch(/not made.*no credentials/);
  });
});

test('several integrations are named', () => {
  expect(smokeConclusion([result('US1', [token]), { ...result('EU1', [token]), integration: 'tide' }], plain)).toEqual([
    '✔ OAuth smoke test passed: harbor_lights on US1, tide on EU1',
  ]);
});

test('what was sent, in order, with the failed step marked', () => {
  const request = { method: 'POST', host: 'api.datadoghq.com', path: '/oauth2/v1/token', durationMs: 100 };
  const text = smokeSummary([
    result('US1', [{ ...token, status: 'failed', reason: 'x' }], {
      requests: [
        { ...request, step: 'token', status: 503 },
        { ...request, step: 'token' },
      ],
    }),
  ]);
  expect(text).toContain(`  participant H0 as api.datadoghq.com
  T->>H0: POST /oauth2/v1/token
  H0-->>T: 503 (0.10 s)
  T->>H0: POST /oauth2/v1/token
  H0--xT: no answer (0.10 s)
  Note over T,H0: ❌ token
`);
});

test('forty requests are drawn, the others counted', () => {
  const request = { step: 'token', method: 'GET', host: 'api.datadoghq.com', path: '/x', status: 200, durationMs: 1 };
  const drawn = (count: number) => {
    const text = smokeSummary([result('US1', [token], { requests: Array.from({ length: count }, () => request) })]);
    return { arrows: text.match(/T->>H0/g)?.length, more: /^(\d+) more requests are in the report$/m.exec(text)?.[1] };
  };
  expect(drawn(40)).toEqual({ arrows: 40, more: undefined });
  expect(drawn(43)).toEqual({ arrows: 40, more: '3' });
});

test('of a long path eighty characters are drawn', () => {
  const request = { step: 'token', method: 'GET', host: 'a.example', path: `/${'x'.repeat(500)}`, status: 200, durationMs: 1 };
  expect(smokeSummary([result('US1', [token], { requests: [request] })])).toMatch(/^ {2}T->>H0: GET \/x{79}$/m);
});

test('hostile hosts, paths and names are nothing but text', () => {
  const evil = 'x\n```\n<script>alert(1)</script>; end %%{init}%% | @team';
  const text = smokeSummary([
    {
      integration: evil,
      site: evil,
      steps: [{ ...token, reason: evil }],
      requests: [{ step: 'token', method: 'GET', host: evil, path: evil, status: 200, durationMs: 1 }],
    },
  ]);
  expect(text).not.toMatch(/<script|@team/);
  expect(text.slice(text.indexOf('```mermaid'))).not.toMatch(/%%|\bend\b/);
  expect(text.match(/```/g)).toHaveLength(2);
  const told = smokeLines([{ integration: evil, site: evil, steps: [{ ...token, reason: `${evil}\u001b[31m` }] }], plain, false);
  expect(told).not.toContain('\u001b');
  expect(told.split('\n')).toHaveLength(2);
});
