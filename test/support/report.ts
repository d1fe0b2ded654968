// Reports for the reporters' tests: one that a person would meet, and arbitrary ones full of hostile text.
import fc from 'fast-check';
import type { Finding, Range, Report } from '../../src/report.ts';

export const range = (line: number, column: number, endColumn = column, endLine = line): Range => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'manifest/schema',
    severity: 'error',
    message: 'Expected a string, found the number `17`',
    file: 'harbor_lights/manifest.json',
    range: range(2, 3, 8),
    help: 'https://github.com/tilelint/tilelint/blob/main/docs/rules/manifest/schema.md',
    source: 'https://docs.datadoghq.com/developers/integrations/check_references/',
    preexisting: false,
    ...changes,
  };
}

export function reportOf(findings: readonly Finding[], changes: Partial<Report> = {}): Report {
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  return {
    version: 1,
    tool: { name: 'tilelint', version: '0.0.0' },
    root: '/catalog',
    summary: {
      integrations: 1,
      errors: count('error'),
      warnings: count('warning'),
      notices: count('notice'),
      preexisting: 0,
      fixed: 0,
    },
    integrations: [{ path: 'harbor_lights', name: 'harbor_lights', status: 'unknown', oauth: true }],
    findings,
    unchecked: [],
    smoke: [],
    ...changes,
  };
}

/** Text as an attacker would write it. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '::error::x',
        '##[error]',
        '\u001b[31m',
        '\u009b',
        '%0A',
        '\n',
        '\r',
        '\u202e',
        '`',
        '|',
        '<b>',
        '</details>',
        '@team',
        '![x](y)',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

export const hostileReport: fc.Arbitrary<Report> = fc
  .record({
    name: hostileText,
    reason: hostileText,
    findings: fc.array(
      fc
        .record({
          message: hostileText,
          file: hostileText,
          severity: fc.constantFrom('error', 'warning', 'notice') as fc.Arbitrary<Finding['severity']>,
          line: fc.integer({ min: 1, max: 5 }),
          column: fc.integer({ min: 1, max: 40 }),
          length: fc.nat(60),
          lines: fc.nat(6),
        })
        .map(({ line, column, length, lines, ...rest }) =>
          finding({ ...rest, range: range(line, column, column + length, line + lines) }),
        ),
      { maxLength: 4 },
    ),
  })
  .map(({ name, reason, findings }) =>
    reportOf(findings, {
      integrations: [
        { path: `i${name}`, name, status: 'unknown', oauth: false },
        { path: `j${name}`, name, status: 'unknown', oauth: true, passedOver: reason },
      ],
      unchecked: [{ rule: 'a/b', integration: name, reason }],
    }),
  );
