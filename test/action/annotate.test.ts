// Annotations as the runner reads them from the log, within what GitHub shows of a step.
import { expect, test, vi } from 'vitest';
import { annotate } from '../../src/action/annotate.ts';
import type { Finding } from '../../src/report.ts';
import { finding, reportOf } from '../support/report.ts';

interface Annotated {
  readonly left: number;
  readonly commands: readonly string[];
}

function annotated(findings: readonly Finding[], blocks: (finding: Finding) => boolean = () => true): Annotated {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const left = annotate(reportOf(findings), ({ file }) => file, blocks);
    return { left, commands: written.mock.calls.map(([text]) => String(text).trimEnd()).filter((text) => text !== '') };
  } finally {
    written.mockRestore();
  }
}

const times = (count: number, changes: Partial<Finding>) =>
  Array.from({ length: count }, (_, index) => finding({ message: `Finding ${index}`, ...changes }));

test.each([
  ['error', 9],
  ['warning', 10],
  ['notice', 10],
] as const)('%s: %i of a kind, the rest is counted', (severity, most) => {
  const { left, commands } = annotated(times(most + 3, { severity }));
  expect(commands.filter((line) => line.startsWith(`::${severity} `)).length).toBe(most);
  expect(commands.length).toBe(most);
  expect(left).toBe(3);
});

test('what does not count for the verdict is neither annotated nor counted', () => {
  const findings = [...times(20, { preexisting: true }), finding({ message: 'new' })];
  const { left, commands } = annotated(findings, ({ preexisting }) => !preexisting);
  expect(left).toBe(0);
  expect(commands).toEqual([expect.stringMatching(/::new%0A/)]);
});

test('a message is cut at the 4,096 characters that GitHub takes', () => {
  const { commands } = annotated([finding({ message: 'x'.repeat(10_000) })]);
  expect(commands[0]?.slice(commands[0].indexOf('::x') + 2)).toBe('x'.repeat(4096));
});

test('columns only where a finding stands in one line', () => {
  const range = { start: { line: 2, column: 3 }, end: { line: 4, column: 1 } };
  expect(annotated([finding({ range })]).commands[0]).toMatch(/,line=2,endLine=4::/);
});

test('names and messages that attack the terminal or the runner are text', () => {
  const { commands } = annotated([finding({ file: 'a\u001b[31m\n::error::b', message: '\u202e\n##[error]owned' })]);
  expect(commands.length).toBe(1);
  expect(commands[0]).not.toMatch(/[\u001b\u202e\n]|##\[/);
});
