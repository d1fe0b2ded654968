// The workflows in docs/: YAML, with inputs that the action has, and the permissions that they need.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const inputs = Object.keys(parse(read('action.yml')).inputs);
const blocks = (file: string): string[] =>
  Array.from(read(file).matchAll(/^```yaml\n([\s\S]*?)^```$/gm), ([, yaml = '']) => yaml);

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

function steps(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...('uses' in value ? [value as Step] : []), ...Object.values(value).flatMap(steps)]; // Only strings are compared below.
}

test.each(['docs/github-action.md', 'docs/pull-requests-from-forks.md', 'README.md'])('%s', (file) => {
  const ours = blocks(file)
    .flatMap((block) => steps(parse(block)))
    .filter(({ uses }) => uses?.startsWith('tilelint/tilelint@'));
  expect(ours.length).toBeGreaterThan(0);
  for (const { with: given = {} } of ours) for (const input of Object.keys(given)) expect(inputs).toContain(input);
});

describe('the two workflows for forks', () => {
  const [judge, comment] = blocks('docs/pull-requests-from-forks.md').map((block) => parse(block));

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
});
