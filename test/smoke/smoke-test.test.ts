// The smoke test as a whole: whom credentials are for, where they may go, what a run proves, and what its findings say.
import { describe, expect, test } from 'vitest';
import { RequestError } from '../../src/http/request-error.ts';
import { sites } from '../../src/platform/sites.ts';
import { smokeVerdict } from '../../src/report.ts';
import type { Credentials } from '../../src/smoke/credentials.ts';
import { runSteps } from '../../src/smoke/engine.ts';
import type { Step } from '../../src/smoke/step.ts';
import { UserError } from '../../src/user-error.ts';
import { bench, withRefreshToken } from '../support/independent-run.ts';
import { replyJson, serve } from '../support/server.ts';
import { noBrowser, oauthClients, runSmoke, target, told } from '../support/smoke.ts';

const [us1] = sites;
if (us1 === undefined) throw new Error('There are sites');
const nowhere: Credentials = {
  site: { ...us1, web: 'http://127.0.0.1:9', api: 'http://127.0.0.1:9' },
  clientId: 'id',
  clientSecret: 'canary-secret',
  user: { kind: 'refresh-token', refreshToken: 'canary-refresh' },
  home: true,
  published: true,
};

describe('whom credentials are for', () => {
  const two = [target(), target(undefined, { path: 'catalog/tide_tables', name: 'tide_tables' })];

  test('an integration that is not here', async () => {
    const ran = await runSmoke([{ ...nowhere, integration: 'harbour_lights' }]);
    expect(ran.unchecked).toEqual([
      {
        rule: 'smoke/credentials',
        reason:
          'the credentials for `harbour_lights` were not used, it is not among the OAuth integrations of this run, did you mean `harbor_lights`',
      },
    ]);
    expect(ran.smoke.map(({ site, steps }) => [site, steps[0]?.reason])).toEqual([['none', 'no credentials']]);
  });

  test('no integration at all', async () => {
    await expect(runSmoke([nowhere], { targets: [] })).rejects.toThrow('No integration with an OAuth client to test');
  });

  test('one of several, without a name', async () => {
    await expect(runSmoke([nowhere], { targets: two })).rejects.toThrow(
      'The credentials for US1 could be for 2 integrations: give one folder, or name one with `integration` in the credentials',
    );
  });

  test('twice the same, however it is named', async () => {
    const twice = [
      { ...nowhere, integration: 'tide_tables' },
      { ...nowhere, integration: 'catalog/tide_tables' },
    ];
    await expect(runSmoke(twice, { targets: two })).rejects.toThrow(
      new UserError('There are two credentials for catalog/tide_tables on US1: leave one of them out'),
    );
  });

  test('by folder or by name, and the others are said to be untested', async () => {
    const made = await bench();
    const ran = await runSmoke([{ ...(await withRefreshToken(made)), integration: 'tide_tables' }], { targets: two });
    expect(ran.smoke.map(({ integration, site }) => [integration, site])).toEqual([
      ['catalog/tide_tables', 'US1'],
      ['harbor_lights', 'none'],
    ]);
    expect(ran.findings.at(-1)).toMatchObject({ rule: 'smoke/credentials', severity: 'notice' });
  });
});

describe('a run in which no token was exchanged has not passed', () => {
  test('without credentials: every step is skipped, a notice, an error where it is required', async () => {
    for (const required of [false, true]) {
      const ran = await runSmoke([], { required });
      const [result] = ran.smoke;
      expect(result?.steps.map(({ status, reason }) => `${status}: ${reason}`)).toEqual(
        Array(10).fill('skipped: no credentials'),
      );
      expect(smokeVerdict(result?.steps ?? [])).toBe('not made');
      expect(ran.findings).toMatchObject([{ rule: 'smoke/credentials', severity: required ? 'error' : 'notice' }]);
    }
  });

  for (const status of ['no-browser', 'person-needed'] as const) {
    test(`${status}: an error that says so, whatever else passed`, async () => {
      const made = await bench();
      const ran = await made.run(made.signingIn, { signIn: async () => ({ status, reason: 'a second factor' }) });
      expect(told(ran)).toMatchObject({ onboarding: 'passed', 'app-uuid': 'passed', token: expect.stringMatching(/^skipped/) });
      expect(smokeVerdict(ran.smoke[0]?.steps ?? [])).toBe('not made');
      expect(ran.findings).toMatchObject([
        {
          rule: 'smoke/authorize',
          severity: 'error',
          message: 'US1: no token was exchanged, so nothing is proven: a second factor',
        },
      ]);
    });
  }

  test('verdicts', () => {
    const step = (name: string, status: 'passed' | 'failed' | 'skipped') => ({ step: name, status, durationMs: 0 });
    expect(smokeVerdict([])).toBe('not made');
    expect(smokeVerdict([step('onboarding', 'passed'), step('app-uuid', 'passed'), step('token', 'skipped')])).toBe('not made');
    expect(smokeVerdict([step('onboarding', 'failed'), step('token', 'passed')])).toBe('failed');
    expect(smokeVerdict([step('token', 'failed')])).toBe('failed');
    expect(smokeVerdict([step('token', 'passed'), step('scopes', 'skipped')])).toBe('passed');
  });

  test('claimed sites without a token are told', async () => {
    const made = await bench();
    const ran = await made.run(await withRefreshToken(made), { claimedSites: ['US1', 'EU1', 'AP1'] });
    expect(ran.unchecked).toEqual([
      { rule: 'smoke/sites', integration: 'harbor_lights', reason: 'claimed in `sites` and not tested: EU1, AP1' },
    ]);
    const without = await made.run(made.signingIn, { claimedSites: ['US1'], signIn: noBrowser });
    expect(without.unchecked).toHaveLength(1);
  });
});

describe('where credentials go', () => {
  test('to the site of the credentials alone, whatever the repository says', async () => {
    const made = await bench();
    const spy = await serve(replyJson(200, {}));
    const evil = {
      integration: {
        ...oauthClients.integration,
        site: spy.origin,
        api: spy.origin,
        token_endpoint: `${spy.origin}/oauth2/v1/token`,
        domain: new URL(spy.origin).host,
        redirect_uris: oauthClients.integration.redirect_uris,
        onboarding_url: `https://127.0.0.1:${spy.port}/`,
      },
      token_endpoint: spy.origin,
    };
    // The partner's own service tries as well, where it may answer.
    made.onboarding = (_, response) => void response.writeHead(302, { location: `${spy.origin}/oauth2/v1/authorize` }).end();
    const ran = await made.run(await withRefreshToken(made), { targets: [target(evil)] });
    expect(told(ran).token).toMatch(/^passed/);
    for (const secret of made.datadog.secrets) expect(JSON.stringify(spy.asked)).not.toContain(secret);
    const hosts = new Set(
      ran.smoke[0]?.requests?.map(({ host, path }) => (path.startsWith('/oauth2/v1/token') ? host : 'other')),
    );
    expect([...hosts].sort()).toEqual([new URL(made.datadog.site.api).host, 'other'].sort());
  });

  test('a redirect of the token endpoint is not followed', async () => {
    const made = await bench();
    const spy = await serve(replyJson(200, {}));
    made.datadog.faults.always['POST /oauth2/v1/token'] = (_, response) =>
      void response.writeHead(307, { location: spy.origin }).end();
    const ran = await made.run(made.signingIn);
    expect(told(ran).token).toMatch(/^failed: US1 answered 307/);
    expect(spy.asked).toEqual([]);
  });
});

test('sites run side by side: each has begun before any has ended', async () => {
  const datadogs = await Promise.all(Array.from({ length: 9 }, async (_, index) => bench({ name: `S${index}` })));
  const all = await Promise.all(datadogs.map(withRefreshToken));
  let waiting = 0;
  let release = () => {};
  const everybody = new Promise<void>((done) => {
    release = done;
  });
  for (const { datadog } of datadogs) {
    datadog.faults.answers['POST /oauth2/v1/token'] = [
      (_, response) => {
        if (++waiting === 9) release();
        void everybody.then(() => replyJson(400, { error: 'invalid_grant' })(_, response));
      },
    ];
  }
  const ran = await runSmoke(all, { runLimit: 20_000 });
  expect(waiting).toBe(9);
  expect(ran.smoke.map(({ site }) => site)).toEqual(Array.from({ length: 9 }, (_, index) => `S${index}`));
});

test('a bug in one site is thrown after the others had their time', async () => {
  const made = await bench();
  const other = await bench({ name: 'EU1' });
  const rotated: string[] = [];
  const run = runSmoke([made.signingIn, await withRefreshToken(other)], {
    signIn: async () => {
      throw new TypeError('a bug');
    },
    onRotated: ({ site }) => rotated.push(site.name),
  });
  await expect(run).rejects.toThrow('a bug');
  expect(rotated).toEqual(['EU1']);
});

describe('the engine', () => {
  const subject = {} as Parameters<typeof runSteps>[1]; // These steps look at nothing.
  const step = (name: Step['name'], run: Step['run'], more: Partial<Step> = {}): Step => ({
    name,
    needs: [],
    limit: 1000,
    run,
    ...more,
  });
  const clock = { run: 5000, now: () => performance.now() };

  test('a step that hangs is ended, with or without its help, and the others go on', async () => {
    const results = await runSteps(
      [
        step('onboarding', () => new Promise(() => {}), { limit: 30 }),
        step(
          'token',
          (_, __, signal) => new Promise((_done, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
          { limit: 30 },
        ),
        step('scopes', async () => ({ status: 'passed' })),
        step('refresh', async () => ({ status: 'passed' }), { needs: ['token'] }),
        step('revoke', async () => ({ status: 'passed' }), { needs: ['refresh'] }),
      ],
      subject,
      clock,
    );
    expect(results.map(({ status, reason }) => [status, reason])).toEqual([
      ['failed', 'It was not done within 0 s; try again'],
      ['failed', 'It was not done within 0 s; try again'],
      ['passed', undefined],
      ['skipped', 'the step token failed'],
      ['skipped', 'the step refresh was not made'],
    ]);
  });

  test('after the time for everything the rest is skipped', async () => {
    let now = 0;
    const results = await runSteps(
      [
        step('onboarding', async () => {
          now = 6000;
          return { status: 'passed' };
        }),
        step('token', async () => ({ status: 'passed' })),
      ],
      subject,
      { run: 5000, now: () => now },
    );
    expect(results[1]).toMatchObject({ status: 'skipped', reason: 'the time for the whole test, 5 s, was over' });
  });

  test('no answer is the step’s failure, a bug is nobody’s', async () => {
    const error = new RequestError('cut', new URL('https://api.example'), 'it closed the connection');
    const [result] = await runSteps([step('token', () => Promise.reject(error))], subject, clock);
    expect(result).toMatchObject({
      status: 'failed',
      reason: 'api.example gave no whole answer: it closed the connection; try again',
    });
    await expect(runSteps([step('token', () => Promise.reject(new TypeError('a bug')))], subject, clock)).rejects.toThrow(
      'a bug',
    );
  });
});
