// The two workflows of docs/pull-requests-from-forks.md: what each of them may do.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const page = readFileSync(new URL('../../docs/pull-requests-from-forks.md', import.meta.url), 'utf8');
const [judge, comment] = Array.from(page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm), ([, yaml = '']) => parse(yaml));

interface Step {
  readonly uses?: string;
}

function steps(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...('uses' in value ? [value as Step] : []), ...Object.values(value).flatMap(steps)]; // Only strings are compared below.
}

test('the first one reads only, and the second waits for it by its name', () => {
  expect(judge.permissions).toEqual({ contents: 'read' });
  expect(judge.jobs.tilelint.permissions).toBeUndefined();
  expect(comment.on.workflow_run.workflows).toEqual([judge.name]);
});

test('the second one checks nothing out, and may comment and read the artifact alone', () => {
  expect(steps(comment).map(({ uses }) => uses?.split('@')[0])).toEqual(['actions/download-artifact', 'tilelint/tilelint']);
  expect(comment.permissions).toEqual({});
  expect(comment.jobs.comment.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
  expect(JSON.stringify(comment)).not.toContain('"run"');
});
