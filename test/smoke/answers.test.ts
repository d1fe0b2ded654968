// What is neither right nor wrong, and what must not be lost: answers that Datadog does not document, against the independent Datadog.
import { describe, expect, test } from 'vitest';
import { bench, tokenRequest, withRefreshToken } from '../support/independent-run.ts';
import { replyJson, reset } from '../support/server.ts';
import { oauthClients, target, told } from '../support/smoke.ts';

describe('a refresh token that is replaced', () => {
  test('is handed on, kept out of every text, and works', async () => {
    const made = await bench();
    const ran = await made.run(await withRefreshToken(made), { allow: { createApiKey: false, revoke: false } });
    const [next = ''] = ran.rotated;
    expect(ran.rotated).toHaveLength(1);
    expect(ran.secrets).toContain(next);
    expect(JSON.stringify([ran.smoke, ran.findings, ran.unchecked])).not.toContain(next);
    const { site, client } = made.datadog;
    const form = { grant_type: 'refresh_token', client_id: client.clientId, client_secret: client.secret, refresh_token: next };
    expect(await tokenRequest(site, form)).toHaveProperty('access_token');
  });

  test('is handed on when every later step fails', async () => {
    const made = await bench();
    const credentials = await withRefreshToken(made);
    for (const route of [
      'GET /api/v1/monitor',
      'GET /api/v1/metrics',
      'POST /api/v2/api_keys/marketplace',
      'POST /oauth2/v1/revoke',
    ])
      made.datadog.faults.always[route] = reset;
    made.datadog.faults.answers['POST /oauth2/v1/token'] = ['as usual', ...Array.from({ length: 6 }, () => reset)];
    const ran = await made.run(credentials);
    expect(ran.rotated).toHaveLength(1);
    expect(told(ran).revoke).toMatch(/^failed/);
  });

  test('is handed on from an answer that breaks the rules', async () => {
    for (const more of [{ token_type: 'mac' }, { access_token: 7 }, { expires_in: 'soon' }]) {
      const made = await bench();
      const credentials = await withRefreshToken(made);
      const answer = {
        access_token: 'canary-a',
        token_type: 'Bearer',
        expires_in: 3600,
        refresh_token: 'canary "next"',
        ...more,
      };
      made.datadog.faults.answers['POST /oauth2/v1/token'] = [replyJson(200, answer)];
      const ran = await made.run(credentials);
      expect(ran.rotated).toEqual(['canary "next"']);
      expect(told(ran).token).toMatch(
        /^failed: US1 answered 200 .*; the refresh token was replaced by a new one, which was kept$/,
      );
      expect(JSON.stringify([ran.smoke, ran.findings])).not.toContain('canary');
    }
  });

  test('is sent once: a second time might end it', async () => {
    const made = await bench();
    const credentials = await withRefreshToken(made);
    made.datadog.faults.answers['POST /oauth2/v1/token'] = [reset];
    const before = made.datadog.asked.length;
    const ran = await made.run(credentials);
    expect(made.datadog.asked.slice(before).filter(({ url }) => url === '/oauth2/v1/token')).toHaveLength(1);
    expect(told(ran).token).toMatch(/^failed/);
  });

  test('is none where the same one comes back, or none at all', async () => {
    const made = await bench();
    made.datadog.faults.rotates = false;
    const ran = await made.run(await withRefreshToken(made));
    expect(ran.rotated).toEqual([]);
    expect(told(ran).token).toBe('passed');
  });
});

describe('clocks', () => {
  for (const [name, ahead] of [
    ['an hour ahead', 3_600_000],
    ['an hour behind', -3_600_000],
    ['a day behind', -86_400_000],
  ] as const) {
    test(`Datadog's clock is ${name} of ours: nothing depends on it`, async () => {
      const made = await bench();
      made.datadog.faults.clockAhead = ahead;
      const ran = await made.run(made.signingIn);
      expect(ran.smoke[0]?.steps.filter(({ status }) => status !== 'passed')).toEqual([]);
      expect(told(await made.run(await withRefreshToken(made))).token).toMatch(/^passed/);
    });
  }
});

test('a Marketplace API key that exists already (409) proves the scope', async () => {
  const made = await bench();
  made.datadog.apiKeys.set('an-id', 'a-key');
  expect(told(await made.run(made.signingIn))['create-api-key']).toBe(
    'passed: the key exists already (409), which the scope alone could tell',
  );
  expect(made.datadog.apiKeys.size).toBe(1);
});

describe('a scope with a harmless read', () => {
  test.each<[granted: string[], requested: string[], says: string]>([
    [['api_keys_write'], ['api_keys_write'], 'the client requests no scope with a read that is known to be harmless'],
    [['api_keys_write'], ['api_keys_write', 'metrics_read'], 'no scope with a read that is known to be harmless was granted'],
  ])('%j granted of %j: nothing to read', async (granted, requested, says) => {
    const made = await bench();
    made.datadog.faults.grantedScopes = granted;
    const ran = await made.run(made.signingIn, {
      targets: [target({ integration: { ...oauthClients.integration, scopes: requested } })],
    });
    expect(told(ran)['scope-access']).toBe(`skipped: ${says}`);
  });
});

describe('an API key that was created is never left in silence', () => {
  test('without the keys of an account it stays, and that is said', async () => {
    const made = await bench();
    const { keys: _, ...credentials } = made.signingIn;
    expect(told(await made.run(credentials))['create-api-key']).toMatch(/is valid; it stays: delete it on the API Keys page/);
  });

  test('without an answer to the deletion', async () => {
    const made = await bench();
    const deletion = reset;
    made.datadog.faults.always['GET /api/v1/validate'] = (request, response) => {
      for (const id of made.datadog.apiKeys.keys()) made.datadog.faults.always[`DELETE /api/v2/api_keys/${id}`] = deletion;
      replyJson(200, { valid: true })(request, response);
    };
    expect(told(await made.run(made.signingIn))['create-api-key']).toMatch(
      /could not be deleted \(no answer\): do so on the API Keys page/,
    );
  });

  test('without an answer to the proof it is deleted', async () => {
    const made = await bench();
    made.datadog.faults.always['GET /api/v1/validate'] = reset;
    expect(told(await made.run(made.signingIn))['create-api-key']).toMatch(
      /^failed: .* gave no answer to it; it was deleted again$/,
    );
    expect(made.datadog.apiKeys.size).toBe(0);
  });

  test('without a key in the answer', async () => {
    const made = await bench();
    made.datadog.faults.always['POST /api/v2/api_keys/marketplace'] = replyJson(201, { data: {} });
    expect(told(await made.run(made.signingIn))['create-api-key']).toMatch(/^failed: .*delete it on the API Keys page$/);
  });
});

describe('what is not asked for is not done', () => {
  test('no API key, no revocation of a refresh token that was given', async () => {
    const made = await bench();
    const before = made.datadog.asked.length;
    const ran = await made.run(await withRefreshToken(made), { allow: { createApiKey: false, revoke: false } });
    expect(told(ran)['create-api-key']).toMatch(/^skipped: not asked for/);
    expect(told(ran).revoke).toMatch(/^skipped: not asked for/);
    const asked = made.datadog.asked.slice(before).map(({ url }) => url);
    expect(asked.filter((url) => /revoke|marketplace/.test(url))).toEqual([]);
  });
});

describe('the app behind the client is another one', () => {
  const other = '00000000-0000-4000-8000-000000000001';
  const cases = [
    {
      name: 'a new integration, at home, published',
      status: 'new',
      home: true,
      published: true,
      says: /^failed: Expected `0{8}/,
    },
    {
      name: 'an existing integration',
      status: 'existing',
      home: true,
      published: true,
      says: /^skipped: inconclusive: .*only a new integration/,
    },
    { name: 'nobody knows whether it is new', status: 'unknown', home: true, published: true, says: /^skipped: inconclusive: / },
    { name: 'not at home', status: 'new', home: false, published: true, says: /^skipped: inconclusive: .*\(`home: true`\)$/ },
    {
      name: 'not the published client',
      status: 'new',
      home: true,
      published: false,
      says: /^skipped: inconclusive: .*\(`published: true`\)$/,
    },
    { name: 'neither', status: 'new', home: false, published: false, says: /\(`home: true`\); .*\(`published: true`\)$/ },
  ] as const;
  for (const { name, status, home, published, says } of cases) {
    test(name, async () => {
      const made = await bench();
      made.datadog.faults.app = other;
      const ran = await made.run({ ...made.signingIn, home, published }, { targets: [target(undefined, { status })] });
      expect(told(ran)['app-uuid']).toMatch(says);
      made.datadog.faults.app = target().appUuid ?? '';
      const matching = await made.run({ ...made.signingIn, home, published }, { targets: [target(undefined, { status })] });
      expect(told(matching)['app-uuid']).toBe('passed');
    });
  }
});

describe('confidential clients', () => {
  const answers = [
    { wrong: { status: 401, error: 'invalid_client' }, none: undefined, says: /^passed$/ },
    {
      wrong: { status: 400, error: 'invalid_grant' },
      none: { status: 401, error: 'invalid_client' },
      says: /^passed: an omitted secret/,
    },
    { wrong: { status: 400, error: 'invalid_grant' }, none: { status: 400, error: 'invalid_grant' }, says: /^failed/ },
    { wrong: { status: 400, error: 'invalid_request' }, none: undefined, says: /^skipped: inconclusive/ },
    { wrong: { status: 400, error: 'invalid_grant' }, none: { status: 500, error: 'oops' }, says: /^skipped: inconclusive/ },
  ] as const;
  for (const { wrong, none, says } of answers) {
    test(`${wrong.error}, then ${none?.error ?? 'nothing more'}`, async () => {
      const made = await bench();
      const credentials = await withRefreshToken(made);
      made.datadog.faults.answers['POST /oauth2/v1/token'] = [
        'as usual',
        replyJson(wrong.status, wrong),
        ...(none === undefined ? [] : [replyJson(none.status, none)]),
      ];
      expect(told(await made.run(credentials))['confidential-client']).toMatch(says);
    });
  }

  test('a server that gives tokens to anybody', async () => {
    const made = await bench();
    const credentials = await withRefreshToken(made);
    const tokens = replyJson(200, { access_token: 'canary', token_type: 'bearer', expires_in: 1 });
    made.datadog.faults.answers['POST /oauth2/v1/token'] = ['as usual', tokens];
    expect(told(await made.run(credentials))['confidential-client']).toMatch(
      /^failed: The server gave tokens for a wrong secret/,
    );
  });
});
