// No credential in anything that comes out: dist/ as its users run it, against a Datadog that shares no code with it, every credential
// with a marker. Searched are the log, the outputs, the summary, each file that is left, the comment, and what every host was sent.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Credentials } from '../../src/smoke/credentials.ts';
import { example, json } from '../support/example-integration.ts';
import { GithubServer } from '../support/github-comments.ts';
import { type Bench, bench, withRefreshToken } from '../support/independent-run.ts';
import { type Handler, reply, replyJson } from '../support/server.ts';
import { oauthClients } from '../support/smoke.ts';
import { installedIn, nodeBeside, temporaryFolder } from './bundle.ts';
import { runner, workspaceOf } from './runner.ts';

let dist: string;
beforeAll(() => {
  dist = join(installedIn(), 'dist');
});

const mark = 'c4n4ry-';
const token = 'POST /oauth2/v1/token';

/** Gives back whatever it was asked, as a careless server does. */
const echo: Handler = (request, response) => {
  const sent = `${request.url} ${JSON.stringify(request.headers)} ${'body' in request ? request.body : ''}`;
  replyJson(400, { error: 'invalid_request', error_description: sent, errors: [sent] })(request, response);
};

/** A page that gives back what was typed, in its address, its title and its words. */
const echoingPage: Handler = (request, response) => {
  const said = decodeURIComponent(request.url ?? '');
  const form = '<form><input type="email" name="user"><input type="password" name="pass"><button>Log in</button></form>';
  const words = said.includes('pass=') ? `<title>${said}</title><div role="alert">${said}</div>` : '<title>Log in</title>';
  reply(200, words + form, { 'content-type': 'text/html' })(request, response);
};

interface Day {
  readonly name: string;
  readonly signingIn?: true;
  readonly route?: string;
  readonly answer?: Handler;
  readonly secret?: string;
  readonly verdict: 'passed' | 'failed';
}

const days: readonly Day[] = [
  { name: 'everything passes', verdict: 'passed' },
  { name: 'everything passes, signing in', signingIn: true, verdict: 'passed' },
  { name: 'a wrong secret', secret: `${mark}wrong`, verdict: 'failed' },
  { name: 'the token endpoint echoes', route: token, answer: echo, verdict: 'failed' },
  { name: 'the token endpoint echoes, signing in', signingIn: true, route: token, answer: echo, verdict: 'failed' },
  {
    name: 'an answer that breaks the rules',
    route: token,
    answer: replyJson(200, { access_token: [`${mark}access`], refresh_token: `${mark}refresh`, token_type: `${mark}type` }),
    verdict: 'failed',
  },
  { name: 'a read echoes', route: 'GET /api/v1/monitor', answer: echo, verdict: 'passed' },
  { name: 'the API key endpoint echoes', route: 'POST /api/v2/api_keys/marketplace', answer: echo, verdict: 'failed' },
  { name: 'the proof of the API key echoes', route: 'GET /api/v1/validate', answer: echo, verdict: 'failed' },
  { name: 'the revocation echoes', signingIn: true, route: 'POST /oauth2/v1/revoke', answer: echo, verdict: 'failed' },
  { name: 'the sign-in page echoes', signingIn: true, route: 'GET /oauth2/v1/authorize', answer: echoingPage, verdict: 'failed' },
];

interface Prepared {
  readonly made: Bench;
  readonly credentials: Credentials;
  readonly workspace: string;
}

async function prepare({ signingIn, route, answer, secret }: Day): Promise<Prepared> {
  const made = await bench({ mark });
  const own = signingIn ? made.signingIn : await withRefreshToken(made);
  if (route !== undefined && answer !== undefined) made.datadog.faults.always[route] = answer;
  const workspace = workspaceOf({ ...example, 'assets/oauth_clients.json': json(oauthClients) });
  return { made, workspace, credentials: { ...own, ...(secret !== undefined && { clientSecret: secret }) } };
}

/** As the input `oauth-credentials` and --credentials take them. */
function entryOf({ clientId, clientSecret, user, keys }: Credentials): string {
  return JSON.stringify({
    site: 'US1',
    client_id: clientId,
    client_secret: clientSecret,
    ...(user.kind === 'sign-in' ? { email: user.email, password: user.password } : { refresh_token: user.refreshToken }),
    home: true,
    published: true,
    api_key: keys?.apiKey,
    app_key: keys?.applicationKey,
  });
}

describe('the action', () => {
  for (const day of days) {
    test(day.name, async () => {
      const { made, credentials, workspace } = await prepare(day);
      const github = await new GithubServer().start();
      const onboarding = await made.partner();
      const job = runner(workspace, {
        inputs: {
          'oauth-credentials': entryOf(credentials),
          sandbox: `US1=${made.datadog.site.api}`,
          'onboarding-url': onboarding.href,
          'create-api-key': 'true',
          artifacts: 'pictures',
          'sarif-file': 'tilelint.sarif',
          comment: 'always',
          'github-token': github.token,
          matrix: 'null',
        },
        event: { pull_request: { number: 7, head: { sha: 'a'.repeat(40) }, base: { sha: '0'.repeat(40) } } },
        env: {
          GITHUB_API_URL: github.url,
          GITHUB_REPOSITORY: github.repository,
          GITHUB_RUN_ID: '41',
          GITHUB_WORKFLOW: 'Publishing gate',
          GITHUB_JOB: 'tilelint',
          GITHUB_ACTION: '__tilelint_tilelint',
          GITHUB_EVENT_NAME: 'pull_request',
          // What somebody sets who looks for a fault.
          RUNNER_DEBUG: '1',
          DEBUG: '*',
          CHROME_PATH: process.env.CHROME_PATH ?? '',
        },
      });
      const { log, outputs, summary, report } = job.ran(await nodeBeside([join(dist, 'action.js')], workspace, job.env));
      expect(outputs['smoke-conclusion']).toBe(day.verdict);
      const masks = /^::add-mask::.*$/gm;
      const masked = Array.from(log.matchAll(masks), ([command]) => command.slice('::add-mask::'.length));
      expect(masked).toEqual(expect.arrayContaining([credentials.clientSecret]));
      expect(github.comments).toHaveLength(1);
      const kept = outputs['credentials-path'];
      if (kept !== undefined) expect(statSync(kept).mode & 0o777).toBe(0o600);
      const shown = {
        log: log.replaceAll(masks, ''),
        outputs: JSON.stringify(outputs),
        summary,
        report,
        comment: JSON.stringify(github.comments),
        requests: github.requests.join('\n'),
        partner: JSON.stringify(made.partnerAsked),
        ...filesIn(job.env.RUNNER_TEMP ?? '', kept),
        ...filesIn(workspace),
      };
      expect(made.partnerAsked).not.toEqual([]);
      expect(shown).toHaveProperty([join(workspace, 'tilelint.sarif')]);
      if (day.route === 'GET /oauth2/v1/authorize') expect(Object.keys(shown).join()).toMatch(/pictures\/.*\.png/);
      nothingShown(shown, made);
    });
  }
});

describe('the command', () => {
  for (const day of days.filter(({ name }) => /passes|echoes, signing|rules|page/.test(name))) {
    test(day.name, async () => {
      const { made, credentials, workspace } = await prepare(day);
      const secrets = temporaryFolder();
      const file = join(secrets, 'credentials.json');
      writeFileSync(file, entryOf(credentials));
      const formats = ['json', 'sarif', 'markdown', 'github'].flatMap((name) => ['--format', `${name}=report.${name}`]);
      const words = ['--sandbox', `US1=${made.datadog.site.api}`, '--onboarding-url', (await made.partner()).href];
      const { stdout, stderr } = await nodeBeside(
        [
          ...[join(dist, 'cli.js'), 'smoke', ...words, '--credentials', file, '--create-api-key', '--artifacts', 'pictures'],
          ...['--format', 'pretty', ...formats],
        ],
        workspace,
        { DEBUG: '*', HOME: secrets, CHROME_PATH: process.env.CHROME_PATH ?? '' },
      );
      expect(stdout).toContain(`OAuth smoke test ${day.verdict}`);
      const shown = { stdout, stderr, partner: JSON.stringify(made.partnerAsked), ...filesIn(workspace) };
      expect(Object.keys(shown).length).toBeGreaterThan(Object.keys(example).length + 5);
      nothingShown(shown, made);
    });
  }
});

/** Every file of a folder, by its path. */
function filesIn(folder: string, but?: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.filter((file) => file !== but).map((file) => [file, readFileSync(file, 'latin1')]));
}

function nothingShown(shown: Readonly<Record<string, string>>, { datadog }: Bench): void {
  for (const [where, text] of Object.entries(shown)) {
    for (const secret of [mark, ...datadog.secrets])
      for (const form of [secret, secret.toUpperCase(), encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
        expect(text.includes(form), `a credential in ${where}`).toBe(false);
  }
}
