// The report of a lint run, and what the smoke test found, in one.
import { join } from '../catalog/file-source.ts';
import { byPlace, countsOf, type Finding, isSandbox, type Report, type SmokeResult } from '../report.ts';
import type { SmokeOutcome } from './smoke-test.ts';

export function withSmoke(report: Report, { smoke, findings: found, unchecked }: SmokeOutcome): Report {
  const proven = provenBy(smoke);
  const findings = [...report.findings.filter((finding) => !isAnswered(finding, proven)), ...found].sort(byPlace);
  return {
    ...report,
    summary: { ...report.summary, ...countsOf(findings) },
    integrations: report.integrations.map((integration) => {
      const site = proven.get(integration.path);
      const unverified = integration.appUuid?.status === 'unverified';
      return site === undefined || !unverified
        ? integration
        : {
            ...integration,
            appUuid: { status: 'proven', reason: `the app behind the OAuth client on ${site}, read by the smoke test` },
          };
    }),
    findings,
    unchecked: [...report.unchecked, ...unchecked],
    smoke: [...report.smoke, ...smoke],
  };
}

/** The site on which the app behind a client was read and is the manifest's, by the integration's path. */
function provenBy(smoke: readonly SmokeResult[]): ReadonlyMap<string, string> {
  const passed = smoke.filter(
    ({ site, steps }) => !isSandbox(site) && steps.some(({ step, status }) => step === 'app-uuid' && status === 'passed'),
  );
  return new Map(passed.map(({ integration, site }) => [integration, site]));
}

/** Before a smoke test nobody may have authorized the client: what the lint could not read then, the test has. */
function isAnswered({ rule, file }: Finding, proven: ReadonlyMap<string, string>): boolean {
  return rule === 'app-uuid/unverified' && [...proven.keys()].some((path) => file === join(path, 'manifest.json'));
}
