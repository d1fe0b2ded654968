// The top of the job summary: a card for each integration that is new or changed, and what is left to publish.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/documents/ajv.ts';
import type { IntegrationSummary, Report, SmokeStep } from '../../src/report.ts';
import { pretty } from '../../src/reporters/pretty.ts';
import { summary } from '../../src/reporters/summary.ts';
import { finding, hostileText, reportOf } from '../support/report.ts';

const none = { added: [], removed: [] };
const added: IntegrationSummary = {
  path: 'harbor_lights',
  name: 'harbor_lights',
  status: 'new',
  oauth: true,
  appUuid: { status: 'proven', reason: '`apps` in tilelint.yml' },
  change: {
    oauth: {
      scopes: { added: ['metrics_read'], removed: [] },
      redirectUris: { added: ['https://app.example/callback'], removed: [] },
      onboardingUrl: { added: ['https://app.example/connect'], removed: [] },
    },
    sections: { setup: true, uninstallation: true, revocation: true },
  },
};
const changed: IntegrationSummary = {
  ...added,
  status: 'existing',
  appUuid: { status: 'unchanged', reason: 'the same as in the base' },
  change: {
    oauth: { scopes: { added: ['events_read'], removed: ['metrics_read'] }, redirectUris: none, onboardingUrl: none },
    sections: { setup: true, uninstallation: true, revocation: false, apiKeys: true },
  },
};
const pullRequest = 'https://github.com/DataDog/integrations-extras/pull/17';
const steps = (status: SmokeStep['status']): SmokeStep[] => [{ step: 'token', status, durationMs: 1 }];

/** Entities read as a browser would. */
const show = (integrations: readonly IntegrationSummary[], changes: Partial<Report> = {}) =>
  summary(reportOf(changes.findings ?? [], { ...changes, integrations }), { link: () => undefined, pullRequest })
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('&nbsp;', ' ');

test('a new integration, with everything proven', () => {
  expect(show([added], { smoke: [{ integration: 'harbor_lights', site: 'EU1', steps: steps('passed') }] })).toContain(`
### harbor_lights · new · OAuth

| | |
|---|---|
| **app_uuid** | ✅ proven by <code>apps</code> in tilelint.yml |
| **Scopes** | ➕ <code>metrics_read</code> |
| **Redirect URIs** | ➕ <code>https://app.example/callback</code> |
| **Onboarding URL** | ➕ <code>https://app.example/connect</code> |
| **README** | ✅ Setup · ✅ Uninstallation · ✅ says that authorizations are revoked |
| **OAuth test** | ✅ EU1 passed |

### ✅ Ready to publish

**Proven**

- app_uuid is the published one, the README says how it is uninstalled, OAuth works on EU1

**Left for a person, in the Developer Platform**

- [ ] in the publishing flow, paste this pull request's link, ${pullRequest}
- [ ] import the app manifest on every further site: each has its own client ID and secret
`);
});

test('what nobody has proven is not ready, and says what to compare', () => {
  const text = show([{ ...added, appUuid: { status: 'unverified', reason: 'nobody was asked' } }], {
    unchecked: [{ rule: 'a/b', integration: 'harbor_lights', reason: 'no browser' }],
  });
  expect(text).toContain('| **app_uuid** | ⚠️ not proven: nobody was asked |');
  expect(text).toContain('| **OAuth test** | ⏭️ not made: nothing shows yet that signing in works |');
  expect(text).toContain('| **Not checked** | no browser |');
  expect(text).toContain('### ⚠️ Nothing wrong, not everything is proven');
  expect(text).toContain('**Not proven**\n\n- app_uuid, that OAuth works\n');
  expect(text).toContain('- [ ] compare app_uuid with the one that step 2 of the Publishing tab shows\n');
});

test('a changed client is published again; an error comes first', () => {
  const text = show([changed], {
    findings: [finding()],
    smoke: [{ integration: 'harbor_lights', site: 'US1', steps: steps('failed') }],
  });
  expect(text).toContain('### harbor_lights · existing · OAuth');
  expect(text).toContain('| **Scopes** | ➕ <code>events_read</code><br>➖ <code>metrics_read</code> |');
  expect(text).toContain('| **Onboarding URL** | as before |');
  expect(text).toContain('❌ says that authorizations are revoked · ✅ says to disable API keys');
  expect(text).toContain('| **OAuth test** | ❌ US1 failed |');
  expect(text).toContain('### ❌ Not ready to publish\n\n1 error to mend first\n');
  expect(text).toContain(
    `go through the publishing flow again, a published client cannot be edited, and paste this pull request's link, ${pullRequest}`,
  );
  expect(text).toContain('### Findings in harbor_lights\n');
});

test('a sandbox shows nothing of Datadog', () => {
  const text = show([added], { smoke: [{ integration: 'harbor_lights', site: 'US1 sandbox', steps: steps('passed') }] });
  expect(text).toContain('✅ US1 sandbox passed');
  expect(text).toContain('**Not proven**\n\n- that OAuth works\n');
});

test('a site where it failed is not proven by another one', () => {
  const results = (['passed', 'failed', 'skipped'] as const).map((status, index) => ({
    integration: 'harbor_lights',
    site: ['US1', 'EU1', 'AP1'][index] ?? '',
    steps: steps(status),
  }));
  const text = show([added], { smoke: results });
  expect(text).toContain('OAuth works on US1\n');
  expect(text).toContain('**Not proven**\n\n- that OAuth works on EU1, AP1\n');
  expect(text).not.toContain('Ready to publish');
});

test('what stood there before is no reason not to publish', () => {
  expect(show([changed], { findings: [finding({ preexisting: true })] })).not.toContain('Not ready to publish');
});

test('a client that is as before is one line, and nothing is left to do', () => {
  const text = show([{ ...changed, change: { oauth: { scopes: none, redirectUris: none, onboardingUrl: none } } }]);
  expect(text).toContain('| **OAuth client** | as before |');
  expect(text).not.toContain('**Scopes**');
  expect(text).not.toContain('- [ ]');
});

test('outside of a pull request there is no address', () => {
  expect(summary(reportOf([], { integrations: [added] }), { link: () => undefined })).toContain(
    "paste this pull request's link\n",
  );
});

test('integrations that a change does not touch have no card', () => {
  const text = show([
    { path: 'kite', name: 'kite', status: 'existing', oauth: false, appUuid: { status: 'unchanged', reason: 'x' } },
  ]);
  expect(text).toBe('## tilelint\n\n✅ **1 integration checked, nothing wrong**\n');
});

test('of hundreds there are twenty, and the others are counted', () => {
  const text = show(Array.from({ length: 300 }, (_, index) => ({ ...changed, path: `i${index}`, name: `i${index}` })));
  expect(text.match(/^### i\d+ · existing/gm)?.length).toBe(20);
  expect(text).toContain('\n280 more integrations changed\n');
});

test('long lists are cut', () => {
  const many = Array.from({ length: 1000 }, (_, index) => `scope_${index}${'x'.repeat(1000)}`);
  const text = show([
    { ...changed, change: { oauth: { scopes: { added: many, removed: [] }, redirectUris: none, onboardingUrl: none } } },
  ]);
  expect(text).toContain('<br>and 988 more |');
  expect(text.length).toBeLessThan(8000);
});

test('text of a repository stays text', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (name, text) => {
      const difference = { added: [text], removed: [text] };
      const integration: IntegrationSummary = {
        ...changed,
        path: name,
        appUuid: { status: 'differs', reason: text },
        change: { oauth: { scopes: difference, redirectUris: difference, onboardingUrl: difference } },
      };
      const smoke = [{ integration: name, site: text, steps: steps('passed') }];
      const markup = summary(
        reportOf([], { integrations: [integration], unchecked: [{ rule: 'a', integration: name, reason: text }], smoke }),
        {
          link: () => undefined,
        },
      );
      expect(markup.replaceAll(/<\/?(?:details|summary|code|sub)>|<br>|T->>|-->>|-x/g, '')).not.toMatch(/[<>@]/);
      const [, top = ''] = /\n### ([\s\S]*?)\n### /.exec(markup) ?? [];
      for (const line of top.split('\n').filter((each) => each.startsWith('|'))) expect(line.split('|').length).toBe(4);
    }),
    { numRuns: 500, seed: 20261125 },
  );
});

describe('the same is in the other formats', () => {
  test('json, by its schema', () => {
    const validate = compile('report');
    expect(validate(reportOf([], { integrations: [added, changed] })), JSON.stringify(validate.errors)).toBe(true);
    expect(
      validate(
        reportOf([], { integrations: [{ ...added, appUuid: { status: 'x', reason: '' } } as unknown as IntegrationSummary] }),
      ),
    ).toBe(false);
  });

  test('pretty, in one line', () => {
    const options = { color: false, source: () => undefined };
    expect(pretty(reportOf([], { integrations: [added] }), options)).toContain(
      '✔ harbor_lights  OAuth\n  app_uuid proven by `apps` in tilelint.yml\n',
    );
    const report = reportOf([finding()], { integrations: [{ ...added, appUuid: { status: 'differs', reason: '`x` (y)' } }] });
    expect(pretty(report, options)).toContain('✖ harbor_lights  OAuth  new  1 error\n  app_uuid differs: `x` (y)\n');
    expect(pretty(report, { ...options, quiet: true })).not.toContain('app_uuid');
  });
});
