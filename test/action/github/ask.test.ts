// What GitHub does wrong is told as GitHub's; what our own code does wrong with an answer is a bug, and keeps its stack.
import { expect, test } from 'vitest';
import { GithubBase } from '../../../src/action/base/github-base.ts';
import { askGithub } from '../../../src/action/github/ask.ts';
import { GithubFailure } from '../../../src/action/github/failure.ts';
import { BaseUnavailable } from '../../../src/catalog/base/revision.ts';
import { jsonServer, type Reply } from '../../support/json-server.ts';

async function github(reply: Reply) {
  const { site, asked } = await jsonServer(() => reply);
  return { ask: askGithub('token', site.api), asked };
}

test('an answer of another shape, over which our code stumbles: a bug, with its stack, asked once', async () => {
  const { ask, asked } = await github({ body: {} });
  const failed = await ask(async ({ rest }, options) => {
    const { data } = await rest.git.getTree({ owner: 'harbor', repo: 'catalog', tree_sha: 'c0ffee', ...options });
    return { paths: data.tree.map(({ path }) => path) };
  }).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(TypeError);
  expect(failed).not.toBeInstanceOf(GithubFailure);
  expect(String(failed instanceof Error && failed.stack)).toContain('ask.test.ts');
  expect(asked.length).toBe(1);
});

test('the base does not take a bug for a base that is not there', async () => {
  const { ask } = await github({ body: {} });
  const base = new GithubBase(ask, 'harbor/catalog');
  await expect(base.tree('c0ffee', true)).rejects.toBeInstanceOf(TypeError);
  await expect(base.mergeBase('harbor/catalog', 'main', 'c0ffee')).rejects.toBeInstanceOf(TypeError);
});

test('what GitHub refuses is told as its word, in one line of at most 200 characters', async () => {
  const { ask } = await github({ status: 404, body: { message: `${'x'.repeat(300)}\nsecond line` } });
  const base = new GithubBase(ask, 'harbor/catalog');
  const failed = await base.tree('c0ffee', true).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(BaseUnavailable);
  expect(String(failed)).toContain(`GitHub answered 404 to GET /repos/harbor/catalog/git/trees/c0ffee (${'x'.repeat(200)}): `);
});

const question: Parameters<ReturnType<typeof askGithub>>[0] = ({ rest }, options) =>
  rest.repos.get({ owner: 'harbor', repo: 'catalog', ...options });

test('who asks for more patience than there is, is not asked again, nor anything else', async () => {
  const { ask, asked } = await github({ status: 429, headers: { 'retry-after': '31' }, body: { message: 'slow down' } });
  for (const _ of ['first', 'second', 'third']) await expect(ask(question)).rejects.toThrow('GitHub answered 429');
  expect(asked.length).toBe(1);
});

test('three broken answers are silence for the whole run', async () => {
  const { ask, asked } = await github({ status: 500, body: { message: 'Server Error' } });
  for (const _ of ['first', 'second']) await expect(ask(question)).rejects.toThrow('GitHub answered 500');
  expect(asked.length).toBe(3);
});

test('a broken answer to what must not be asked twice is the only one, and no silence', async () => {
  const { ask, asked } = await github({ status: 500, body: { message: 'Server Error' } });
  for (const _ of ['first', 'second']) await expect(ask(question, false)).rejects.toThrow('GitHub answered 500');
  expect(asked.length).toBe(2);
});

test('a refusal is no silence', async () => {
  const { ask, asked } = await github({ status: 404, body: { message: 'Not Found' } });
  for (const _ of ['first', 'second']) await expect(ask(question)).rejects.toThrow('GitHub answered 404');
  expect(asked.length).toBe(2);
});
