// The input `comment`, as a workflow has it: dist/action.js against a local server that plays the GitHub API.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { example, json, manifest } from '../support/example-integration.ts';
import { GithubServer } from '../support/github-comments.ts';
import { installedIn, nodeBeside, write } from './bundle.ts';
import { runner, workspaceOf } from './runner.ts';

const head = '5f1d0c3a9be24d7f8a6b1c2d3e4f5a6b7c8d9e0f';
const broken = example['README.md'].replace('## Setup', '## Set up');
const green = '✅ **1 integration checked, nothing wrong**';

let dist: string;
beforeAll(() => {
  dist = join(installedIn(), 'dist');
});

interface Workflow {
  readonly readme?: string;
  /** Beside the example's, from the top of the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the pull request comes from. */
  readonly from?: string;
}

async function action(
  github: GithubServer,
  { readme = broken, files = {}, inputs = {}, env = {}, from = github.repository }: Workflow = {},
) {
  const workspace = workspaceOf({ ...example, 'README.md': readme });
  write(workspace, files);
  const event = { pull_request: { number: 7, head: { sha: head, repo: { full_name: from } }, base: { sha: '0'.repeat(40) } } };
  const job = runner(workspace, {
    inputs: { smoke: 'off', comment: 'on-failure', 'github-token': github.token, matrix: 'null', ...inputs },
    event,
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: github.repository,
      GITHUB_SHA: 'c0ffee',
      GITHUB_RUN_ID: '41',
      GITHUB_WORKFLOW: 'Publishing gate',
      GITHUB_JOB: 'tilelint',
      GITHUB_ACTION: '__tilelint_tilelint',
      GITHUB_EVENT_NAME: 'pull_request',
      ...env,
    },
  });
  const { exitCode, log } = job.ran(await nodeBeside([join(dist, 'action.js')], workspace, job.env));
  expect(log.replace(`::add-mask::${github.token}\n`, '')).not.toContain(github.token);
  return { exitCode, log };
}

const written = (github: GithubServer) => github.requests.filter((request) => /^(?:POST|PATCH) (?!\/graphql)/.test(request));

describe('one comment', () => {
  test('is created, updated, left as it is, and green when clean', async () => {
    const github = await new GithubServer().start();
    expect((await action(github)).exitCode).toBe(1);
    expect(github.comments).toEqual([
      { id: 1, author: github.me, body: expect.stringMatching(/^<!-- tilelint comment [0-9a-f]{32} -->\n/) },
    ]);
    const [comment] = github.comments;
    const first = comment?.body ?? '';
    expect(first).toContain('readme/required-sections');
    expect(first).toContain('](https://github.example/harbor/catalog/blob/c0ffee/harbor_lights/README.md#L');
    expect(first).toContain('[run](https://github.example/harbor/catalog/actions/runs/41) · 5f1d0c3');

    expect((await action(github)).log).toContain('Comment in pull request 7: unchanged');
    expect(github.comments[0]?.body).toBe(first);

    await action(github, { readme: '' });
    expect(github.comments.length).toBe(1);
    expect(github.comments[0]?.body).not.toBe(first);

    expect((await action(github, { readme: example['README.md'] })).exitCode).toBe(0);
    expect(github.comments.length).toBe(1);
    expect(github.comments[0]?.body).toContain(green);
    expect(written(github)).toEqual([
      'POST /repos/harbor/catalog/issues/7/comments',
      'PATCH /repos/harbor/catalog/issues/comments/1',
      'PATCH /repos/harbor/catalog/issues/comments/1',
    ]);
  });

  test('is not written for a good pull request, but with `always`', async () => {
    const github = await new GithubServer().start();
    await action(github, { readme: example['README.md'] });
    expect(github.comments).toEqual([]);
    await action(github, { readme: example['README.md'], inputs: { comment: 'always' } });
    expect(github.comments[0]?.body).toContain(green);
  });

  test('never asks GitHub anything without the input', async () => {
    const github = await new GithubServer().start();
    await action(github, { inputs: { comment: 'never' } });
    await action(github, { inputs: { comment: '' } });
    expect(github.requests).toEqual([]);
  });

  test('is found behind three pages of others, on the last of them', async () => {
    const github = await new GithubServer().start();
    for (let index = 0; index < 300; index++) github.says('reviewer', `Comment ${index}`);
    await action(github);
    expect(github.comments.length).toBe(301);
    await action(github, { readme: example['README.md'] });
    expect(github.comments.length).toBe(301);
    expect(github.comments[300]?.body).toContain(green);
    expect(github.comments[299]?.body).toBe('Comment 299');
  });

  test.each(['github-actions[bot]', 'github-actions'])(
    'is told from others with the same mark, where GitHub calls us %s',
    async (viewer) => {
      const github = await new GithubServer().start();
      github.viewer = viewer;
      await action(github);
      const [ours] = github.comments.splice(0);
      const body = ours?.body ?? '';
      const forged = [
        github.says('mallory', `${body}x`),
        github.says('other-app[bot]', `${body}x`),
        github.says(github.me, `> ${body}`),
      ];
      const before = forged.map((comment) => comment.body);
      const real = github.says(github.me, body);
      await action(github, { readme: example['README.md'] });
      expect(forged.map((comment) => comment.body)).toEqual(before);
      expect(real.body).toContain(green);
      expect(github.comments.length).toBe(4);
    },
  );

  test.each([
    ['jobs', { env: { GITHUB_JOB: 'other' } }],
    ['workflows', { env: { GITHUB_WORKFLOW: 'Nightly --> <b>' } }],
    ['steps', { env: { GITHUB_ACTION: 'tilelint_2' } }],
    ['jobs of a matrix', { inputs: { matrix: '{"site":"EU1"}' } }],
    ['sets of folders', { inputs: { path: 'harbor_lights' } }],
  ])('for each of two %s', async (_, other) => {
    const github = await new GithubServer().start();
    await action(github);
    await action(github, other);
    expect(github.comments.length).toBe(2);
    await action(github, { ...other, readme: example['README.md'] });
    expect(github.comments.map(({ body }) => body.includes(green))).toEqual([false, true]);
    expect(github.comments[1]?.body).not.toContain('Nightly');
  });
});

describe('what GitHub does not let us', () => {
  test.each([403, 404])('%i without permission is a warning with the lines to add', async (status) => {
    const github = await new GithubServer().start();
    github.fault = (request) => (request.startsWith('POST') ? { status } : undefined);
    const { exitCode, log } = await action(github, { inputs: { comment: 'always' }, readme: example['README.md'] });
    expect(exitCode).toBe(0);
    expect(log).toMatch(
      /^::warning::tilelint may not comment .*%0Apermissions:%0A {2}contents: read%0A {2}pull-requests: write$/m,
    );
    expect(github.comments).toEqual([]);
  });

  test('from a fork: two workflows', async () => {
    const github = await new GithubServer().start();
    github.fault = (request) => (request.startsWith('POST') ? { status: 403 } : undefined);
    const { exitCode, log } = await action(github, { from: 'mallory/catalog' });
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^::notice::No comment: .*docs\/pull-requests-from-forks\.md/m);
    expect(log).not.toContain('::warning::');
  });

  test('a server that comes back', async () => {
    const github = await new GithubServer().start();
    const faults = [502, 503];
    github.fault = (request) => {
      const status = request.startsWith('GET') ? faults.shift() : undefined;
      return status === undefined ? undefined : { status };
    };
    await action(github);
    expect(github.comments.length).toBe(1);
  });

  test('a comment that was written behind a gateway error is not written again', async () => {
    const github = await new GithubServer().start();
    let failed = false;
    github.fault = (request) => {
      if (failed || !request.startsWith('POST /repos')) return undefined;
      failed = true;
      return { status: 502, done: true };
    };
    await action(github);
    expect(github.comments.length).toBe(1);
    expect(written(github).length).toBe(1);
  });

  test('one that was not written is', async () => {
    const github = await new GithubServer().start();
    let failed = false;
    github.fault = (request) => {
      if (failed || !request.startsWith('POST /repos')) return undefined;
      failed = true;
      return { status: 502 };
    };
    await action(github);
    expect(github.comments.length).toBe(1);
  });

  test('a limit is waited for', async () => {
    const github = await new GithubServer().start();
    let limited = false;
    github.fault = (request) => {
      if (limited || !request.startsWith('POST /repos')) return undefined;
      limited = true;
      return { status: 403, headers: { 'retry-after': '1' } };
    };
    const { log } = await action(github);
    expect(github.comments.length).toBe(1);
    expect(log).not.toContain('may not comment');
  });

  test.each([500, 401])('%i for good is a warning, and the verdict stays', async (status) => {
    const github = await new GithubServer().start();
    github.fault = () => ({ status });
    const { exitCode, log } = await action(github);
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^::warning::The comment could not be written: /m);
    expect(github.requests.length).toBeLessThanOrEqual(3);
  });

  test('nobody listens', async () => {
    const github = await new GithubServer().start();
    const { exitCode, log } = await action(github, { env: { GITHUB_API_URL: 'http://127.0.0.1:1' } });
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^::warning::The comment could not be written: /m);
  });

  test('no token', async () => {
    const github = await new GithubServer().start();
    expect((await action(github, { inputs: { 'github-token': '' } })).log).toContain(
      '::warning::No comment: the input `github-token` is empty',
    );
    expect(github.requests).toEqual([]);
  });

  test.each(['push', 'merge_group', 'schedule'])('%s is about no pull request, which is said once', async (name) => {
    const github = await new GithubServer().start();
    const { log } = await action(github, { env: { GITHUB_EVENT_NAME: name } });
    expect(log.match(/No comment/g)).toEqual(['No comment']);
    expect(log).toContain(`No comment: ${name} is about no pull request`);
    expect(github.requests).toEqual([]);
  });
});

describe('suggestions', () => {
  const dashboard = 'harbor_lights/assets/dashboards/harbor_overview.json';
  const other = '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f';
  const widgets = (count: number, appId = other) =>
    json({
      title: 'Harbor',
      widgets: Array.from({ length: count }, (_, id) => ({ id, definition: { type: 'app', app_id: appId } })),
    });
  const oid = (content: string) =>
    createHash('sha1')
      .update(`blob ${Buffer.byteLength(content)}\0${content}`)
      .digest('hex');

  /** A pull request that changes the whole dashboard. */
  async function world(content: string) {
    const github = await new GithubServer().start();
    const count = content.split('\n').length - 1;
    github.files = [{ path: dashboard, oid: oid(content), patch: `@@ -1,3 +1,${count} @@\n` }];
    return github;
  }

  test('stand beside the lines of the diff, in one review, and are not repeated', async () => {
    const github = await world(widgets(2));
    const { exitCode, log } = await action(github, { readme: example['README.md'], files: { [dashboard]: widgets(2) } });
    expect(exitCode).toBe(1);
    expect(log).toContain('Suggestions in pull request 7: 2');
    expect(github.reviews).toEqual(['tilelint can mend these 2:']);
    const line = widgets(2)
      .split('\n')
      .findIndex((text) => text.includes(other));
    expect(github.reviewComments[0]).toMatchObject({
      path: dashboard,
      line: line + 1,
      startLine: null,
      side: 'RIGHT',
      commit: head,
    });
    expect(github.reviewComments[0]?.body).toContain(`\`\`\`suggestion\n        "app_id": "${manifest.app_uuid}"\n\`\`\`\n`);
    await action(github, { readme: example['README.md'], files: { [dashboard]: widgets(2) } });
    expect(github.reviews.length).toBe(1);
    expect(github.comments.length).toBe(1);
  });

  test('of another author with the same mark do not count', async () => {
    const github = await world(widgets(1));
    await action(github, { readme: example['README.md'], files: { [dashboard]: widgets(1) } });
    const [ours] = github.reviewComments.splice(0);
    if (ours !== undefined) github.reviewComments.push({ ...ours, author: 'mallory' });
    await action(github, { readme: example['README.md'], files: { [dashboard]: widgets(1) } });
    expect(github.reviewComments.map(({ author }) => author)).toEqual(['mallory', github.me]);
  });

  test('are ten at most, now and in the next run', async () => {
    const github = await world(widgets(13));
    for (let run = 0; run < 2; run++) await action(github, { readme: example['README.md'], files: { [dashboard]: widgets(13) } });
    expect(github.reviewComments.length).toBe(10);
  });

  test('for another head than the one that is checked out are left out', async () => {
    const github = await world(widgets(2));
    github.files = github.files.map((file) => ({ ...file, oid: oid('a merge') }));
    await action(github, { readme: example['README.md'], files: { [dashboard]: widgets(2) } });
    expect(github.reviews).toEqual([]);
    expect(github.comments.length).toBe(1);
  });

  test('for a pull request that passes are left out, but with `always`', async () => {
    const github = await world(widgets(1));
    const config = { 'tilelint.yml': 'rules:\n  dashboard/app-id: warning\n' };
    const workflow = { readme: example['README.md'], files: { [dashboard]: widgets(1), ...config } };
    expect((await action(github, workflow)).exitCode).toBe(0);
    expect(github.reviews).toEqual([]);
    await action(github, { ...workflow, inputs: { comment: 'always' } });
    expect(github.reviews.length).toBe(1);
    expect(github.comments[0]?.body).toContain('✅ **Passed**');
  });

  test('that GitHub refuses leave the comment', async () => {
    const github = await world(widgets(1));
    github.fault = (request) => (request.endsWith('/reviews') ? { status: 422 } : undefined);
    const { log } = await action(github, { readme: example['README.md'], files: { [dashboard]: widgets(1) } });
    expect(github.comments.length).toBe(1);
    expect(log).toMatch(/^::warning::The suggestions could not be written: /m);
  });
});
