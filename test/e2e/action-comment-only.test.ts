// The second workflow for pull requests from forks: dist/action.js with the input `report`, against a local server that plays GitHub.
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { json } from '../../src/reporters/json.ts';
import { GithubServer } from '../support/github-comments.ts';
import { finding, reportOf } from '../support/report.ts';
import { installedIn, nodeBeside, temporaryFolder } from './bundle.ts';
import { runner } from './runner.ts';

const head = '5f1d0c3a9be24d7f8a6b1c2d3e4f5a6b7c8d9e0f';
const later = '0a1d0c3a9be24d7f8a6b1c2d3e4f5a6b7c8d9e0f';
const red = reportOf([finding()]);
const green = reportOf([]);
const fork = { number: 7, head, branch: 'patch-1', repository: 'mallory/catalog' };

let dist: string;
beforeAll(() => {
  dist = join(installedIn(), 'dist');
});

const workflowRun = (changes: object = {}) => ({
  workflow_run: {
    id: 40,
    event: 'pull_request',
    head_sha: head,
    head_branch: 'patch-1',
    head_repository: { full_name: 'mallory/catalog', owner: { login: 'mallory' } },
    // As GitHub sends it for a fork.
    pull_requests: [],
    ...changes,
  },
});

interface Workflow {
  readonly event?: object;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What else is done to the file of the report. */
  readonly file?: (path: string) => void;
}

async function action(
  github: GithubServer,
  report: object,
  { event = workflowRun(), inputs = {}, env = {}, file }: Workflow = {},
) {
  const workspace = temporaryFolder();
  writeFileSync(join(workspace, 'report.json'), JSON.stringify(report));
  file?.(join(workspace, 'report.json'));
  const job = runner(workspace, {
    inputs: { comment: 'on-failure', report: 'report.json', 'github-token': github.token, ...inputs },
    event,
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: github.repository,
      GITHUB_SHA: 'c0ffee',
      GITHUB_WORKFLOW: 'Comment',
      GITHUB_JOB: 'comment',
      GITHUB_EVENT_NAME: 'workflow_run',
      ...env,
    },
  });
  const { exitCode, log } = job.ran(await nodeBeside([join(dist, 'action.js')], workspace, job.env));
  return { exitCode, log };
}

async function server(...pullRequests: (typeof fork)[]): Promise<GithubServer> {
  const github = await new GithubServer().start();
  github.pullRequests = pullRequests;
  return github;
}

test('comments on the pull request of the run, red, then green', async () => {
  const github = await server(fork, { ...fork, number: 8, branch: 'patch-2' });
  const { exitCode, log } = await action(github, red);
  expect(log).toContain('Comment in pull request 7: created');
  expect(exitCode).toBe(0);
  const body = github.comments[0]?.body ?? '';
  expect(body).toContain(`](https://github.example/harbor/catalog/blob/${head}/harbor_lights/manifest.json#L2)`);
  expect(body).toContain('[run](https://github.example/harbor/catalog/actions/runs/40) · 5f1d0c3');
  await action(github, green);
  expect(github.comments.length).toBe(1);
  expect(github.comments[0]?.body).toContain('✅ **1 integration checked, nothing wrong**');
});

test('nothing for a good one, but with `always`', async () => {
  const github = await server(fork);
  await action(github, green);
  expect(github.comments).toEqual([]);
  await action(github, green, { inputs: { comment: 'always' } });
  expect(github.comments.length).toBe(1);
});

test('what stood there before, and what is below `fail-on`, does not fail', async () => {
  const github = await server(fork);
  await action(github, reportOf([finding({ preexisting: true }), finding({ severity: 'warning' })]));
  expect(github.comments).toEqual([]);
  await action(github, reportOf([finding({ severity: 'warning' })]), { inputs: { 'fail-on': 'warning' } });
  expect(github.comments.length).toBe(1);
});

describe('the pull request is GitHub’s word, not the report’s', () => {
  test.each([
    ['was pushed to since', [{ ...fork, head: later }], {}, 'no open pull request has 5f1d0c3 as its head'],
    ['is another repository’s with the same branch', [{ ...fork, repository: 'mallory/other' }], {}, 'no open pull request has'],
    ['is closed', [], {}, 'no open pull request has'],
    ['has a twin', [fork, { ...fork, number: 9 }], {}, '2 pull requests have the same head'],
    ['has lost its repository', [fork], { head_repository: null }, 'the repository of the pull request is gone'],
    ['has no branch', [fork], { head_branch: null }, 'the repository of the pull request is gone'],
    ['was a push', [fork], { event: 'push' }, 'the workflow ran for push'],
    ['is of an unknown event', [fork], { event: null }, 'the workflow ran for an unknown event'],
  ])('no comment when it %s', async (_, pullRequests, changes, why) => {
    const github = await server(...pullRequests);
    const { exitCode, log } = await action(github, red, { event: workflowRun(changes) });
    expect(log).toMatch(new RegExp(`^No comment: ${why}`, 'm'));
    expect(exitCode).toBe(0);
    expect(github.comments).toEqual([]);
    expect(github.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test.each(['pullRequest', 'pull_request', 'number'])('a report that names one (%s) is refused', async (key) => {
    const github = await server(fork);
    const { exitCode, log } = await action(github, { ...red, [key]: 8 });
    expect(exitCode).toBe(1);
    expect(log).toContain("::error::The report is not one of tilelint's: `/` must NOT have additional properties");
    expect(github.requests).toEqual([]);
  });
});

describe('refused before GitHub is asked', () => {
  test.each<[string, object, Workflow, string]>([
    ['a report of 50 MB', red, { file: (path) => truncateSync(path, 50_000_000) }, 'The report has 50000000 bytes'],
    ['what is no JSON', red, { file: (path) => writeFileSync(path, '{') }, 'The report is not JSON'],
    ['an empty object', {}, {}, "The report is not one of tilelint's: `/`"],
    ['a file outside', red, { inputs: { report: '../report.json' } }, 'The input `report` leaves the workspace'],
    ['an absolute path outside', red, { inputs: { report: '/etc/passwd' } }, 'The input `report` leaves the workspace'],
    ['the workspace itself', red, { inputs: { report: '.' } }, 'The input `report` names something else than a file'],
    ['no such file', red, { inputs: { report: 'none.json' } }, 'The input `report` names a file that does not exist'],
    ['no wish to comment', red, { inputs: { comment: 'never' } }, 'The input `report` is for a comment'],
    ['no token', red, { inputs: { 'github-token': '' } }, 'The input `report` needs `github-token`'],
    ['another event', red, { env: { GITHUB_EVENT_NAME: 'push' } }, 'The input `report` is for the events'],
    ['an event without a head', red, { event: workflowRun({ head_sha: '../x' }) }, 'The input `report` is for the events'],
  ])('%s', async (_, report, workflow, message) => {
    const github = await server(fork);
    const { exitCode, log } = await action(github, report, workflow);
    expect(exitCode).toBe(1);
    expect(log).toMatch(new RegExp(`^::error::${message.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'm'));
    expect(log).not.toMatch(/ {4}at /);
    expect(github.requests).toEqual([]);
  });
});

test('hostile texts give the runner no command', async () => {
  const github = await server(fork);
  const { log } = await action(github, reportOf([finding({ message: '\n::error::owned\n##[error]owned', file: '::error::x' })]));
  expect(log.match(/^\s*(?:::|##\[).*$/gm)).toEqual([`::add-mask::${github.token}`]);
  expect(github.comments[0]?.body).toContain('owned');
});

test('without permission: the lines to add', async () => {
  const github = await server(fork);
  github.fault = (request) => (request.startsWith('POST') ? { status: 403 } : undefined);
  const { exitCode, log } = await action(github, red);
  expect(exitCode).toBe(0);
  expect(log).toMatch(/^::warning::tilelint may not comment .*pull-requests: write$/m);
});

test('in the workflow of the pull request itself', async () => {
  const github = await server();
  const event = { pull_request: { number: 7, head: { sha: head, repo: { full_name: github.repository } } } };
  await action(github, JSON.parse(json(red)), { event, env: { GITHUB_EVENT_NAME: 'pull_request' } });
  expect(github.comments.length).toBe(1);
});
