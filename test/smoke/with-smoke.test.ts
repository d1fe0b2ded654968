// What the smoke test adds to a lint's report, and what it answers of it.
import { expect, test } from 'vitest';
import type { IntegrationSummary, SmokeStep } from '../../src/report.ts';
import { withSmoke } from '../../src/smoke/with-smoke.ts';
import { finding, reportOf } from '../support/report.ts';

const integration: IntegrationSummary = {
  path: 'harbor_lights',
  name: 'harbor_lights',
  status: 'new',
  oauth: true,
  appUuid: { status: 'unverified', reason: 'nobody has authorized the client yet' },
};
const unverified = finding({ rule: 'app-uuid/unverified', severity: 'warning' });
const outcome = (status: SmokeStep['status'], path = 'harbor_lights', site = 'EU1') => ({
  smoke: [{ integration: path, site, steps: [{ step: 'app-uuid', status, durationMs: 1 }] }],
  findings: [],
  unchecked: [],
});

test('an app that the test has read proves the app_uuid, and answers the warning', () => {
  const report = withSmoke(reportOf([unverified, finding()], { integrations: [integration] }), outcome('passed'));
  expect(report.findings.map(({ rule }) => rule)).toEqual(['manifest/schema']);
  expect(report.summary).toMatchObject({ errors: 1, warnings: 0 });
  expect(report.integrations[0]?.appUuid).toEqual({
    status: 'proven',
    reason: 'the app behind the OAuth client on EU1, read by the smoke test',
  });
});

test.each([
  ['a step that was skipped', outcome('skipped')],
  ['a step that failed', outcome('failed')],
  ['a sandbox', outcome('passed', 'harbor_lights', 'EU1 sandbox')],
  ['the test of another integration', outcome('passed', 'kite')],
])('%s proves nothing', (_, tested) => {
  const report = withSmoke(reportOf([unverified], { integrations: [integration] }), tested);
  expect(report.findings).toEqual([unverified]);
  expect(report.integrations).toEqual([integration]);
});

test('what a source says stays', () => {
  const differs: IntegrationSummary = { ...integration, appUuid: { status: 'differs', reason: 'x' } };
  expect(withSmoke(reportOf([], { integrations: [differs] }), outcome('passed')).integrations).toEqual([differs]);
});
