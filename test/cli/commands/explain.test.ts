// `tilelint explain`: every id that a finding may have leads to its page, or to the section of a page.
import { expect, test } from 'vitest';
import { rules } from '../../../src/rules/index.ts';
import { steps } from '../../../src/smoke/steps/index.ts';
import { runCli } from '../../support/run-cli.ts';

const explain = (id: string) => runCli(['explain', id]);

test.each(rules.map(({ id }) => id))('%s', async (id) => {
  const { exitCode, stdout } = await explain(id);
  expect(exitCode).toBe(0);
  expect(stdout.startsWith(`${id}\n`)).toBe(true);
  expect(stdout).toContain('What it checks');
  expect(stdout.endsWith(`\nhttps://github.com/tilelint/tilelint/blob/main/docs/rules/${id}.md\n`)).toBe(true);
});

test.each([...steps.map(({ name }) => name), 'credentials'])('smoke/%s', async (step) => {
  const { exitCode, stdout } = await explain(`smoke/${step}`);
  expect(exitCode).toBe(0);
  expect(stdout.startsWith(`${step}\n`)).toBe(true);
  expect(stdout.split('\n').length).toBeGreaterThan(4);
  expect(stdout.endsWith(`\nhttps://github.com/tilelint/tilelint/blob/main/docs/smoke-test.md#${step}\n`)).toBe(true);
});

test('config/unused-override', async () => {
  const { stdout } = await explain('config/unused-override');
  expect(stdout).toContain('An override that does nothing is a notice');
  expect(stdout).not.toContain('In an editor');
});

test('smoke/ of no step is unknown', async () => {
  expect(await explain('smoke/tokn')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/^tilelint: Unknown rule `smoke\/tokn`/),
  });
});
