// An event is a file that GitHub wrote: what in it is not what it should be is left out, and goes into no command, request or link.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Event, readEvent } from '../../src/action/event.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const address = 'https://github.com/harbor/catalog/pull/7';
const pull = {
  number: 7,
  html_url: address,
  head: { sha: head, repo: { full_name: 'fork/catalog' } },
  base: { sha: base, ref: 'main' },
};

function event(name: string, payload: unknown, env: Readonly<Record<string, string>> = {}): Event {
  const folder = mkdtempSync(join(tmpdir(), 'tilelint-event-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'event.json');
  writeFileSync(file, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return readEvent({
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: file,
    GITHUB_REPOSITORY: 'harbor/catalog',
    GITHUB_SERVER_URL: 'https://github.com',
    ...env,
  });
}

const pullRequest = (changes: object, env?: Readonly<Record<string, string>>) =>
  event('pull_request', { pull_request: { ...pull, ...changes } }, env).pullRequest;

test('a pull request', () => {
  expect(pullRequest({})).toEqual({ number: 7, head, address, base, baseBranch: 'main', isFork: true });
  expect(pullRequest({ head: { sha: head, repo: { full_name: 'harbor/catalog' } } })?.isFork).toBe(false);
  expect(pullRequest({ head: { sha: head, repo: null } })?.isFork).toBe(true);
});

const noCommits = [
  '',
  'HEAD',
  '--upload-pack=x',
  head.slice(1),
  `${head}\n`,
  head.toUpperCase(),
  'c'.repeat(65),
  7,
  null,
  [head],
];

test.each(noCommits)('%j is no commit', (sha) => {
  expect(pullRequest({ head: { sha } })).toBeUndefined();
  expect(pullRequest({ base: { sha, ref: 'main' } })?.base).toBeUndefined();
  expect(event('merge_group', { merge_group: { base_sha: sha } }).mergeGroup.base).toBeUndefined();
  expect(event('workflow_run', { workflow_run: { id: 1, head_sha: sha } }).workflowRun).toBeUndefined();
});

test.each([0, -1, 1.5, 2 ** 53, '7', '7/../8', null, [7]])('%j is no number of a pull request or a run', (number) => {
  expect(pullRequest({ number })).toBeUndefined();
  expect(event('workflow_run', { workflow_run: { id: number, head_sha: head } }).workflowRun).toBeUndefined();
});

test.each([
  'https://evil.example/harbor/catalog/pull/7',
  'https://github.com.evil.example/harbor/catalog/pull/7',
  'https://github.com@evil.example/harbor/catalog/pull/7',
  'https://github.com:8443/harbor/catalog/pull/7',
  'http://github.com/harbor/catalog/pull/7',
  'javascript:alert(1)//github.com/harbor/catalog/pull/7',
  `${address})`,
  `${address}\n`,
  `${address}?x`,
  'https://github.com/har(bor/catalog/pull/7',
  7,
])('%j is no address to link', (html_url) => {
  expect(pullRequest({ html_url })).toMatchObject({ number: 7, address: undefined });
});

test('without a server, or with one that is none, no address is', () => {
  for (const server of ['', 'none', 'https://github.example'])
    expect(pullRequest({}, { GITHUB_SERVER_URL: server })?.address).toBeUndefined();
});

test.each([
  '',
  'null',
  '7',
  '[]',
  '{',
  '{"pull_request":null}',
  '{"pull_request":7}',
  '{"__proto__":{"pull_request":{"number":7}}}',
])('of %s is nothing known', (payload) => {
  const { pullRequest, workflowRun, mergeGroup, repository } = event('pull_request', payload);
  expect({ pullRequest, workflowRun, mergeGroup }).toEqual({ mergeGroup: { base: undefined } });
  expect(repository).toEqual({ name: 'harbor/catalog', defaultBranch: undefined, isFork: undefined });
});

test('only an event about a pull request has one', () => {
  for (const name of ['push', 'pull_requestx', 'issues', ''])
    expect(event(name, { pull_request: pull }).pullRequest).toBeUndefined();
  for (const name of ['pull_request', 'pull_request_target', 'pull_request_review'])
    expect(event(name, { pull_request: pull }).pullRequest?.number).toBe(7);
});

test.runIf(process.platform === 'linux')('of a device or a folder in the place of the file nothing is read', () => {
  for (const file of ['/dev/zero', tmpdir(), '/nowhere'])
    expect(readEvent({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: file }).pullRequest).toBeUndefined();
});
