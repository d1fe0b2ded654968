// `--format markdown`: a comment or a page, in which nothing that a repository wrote is markup.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdown } from '../../src/reporters/markdown.ts';
import { finding, hostileReport, range, reportOf } from '../support/report.ts';

test('the verdict, and an item for each finding', () => {
  const edits = [{ file: 'harbor_lights/manifest.json', range: range(1, 1), text: 'x' }];
  expect(markdown(reportOf([finding({ fix: { edits } }), finding({ severity: 'warning', preexisting: true })]))).toBe(
    '## tilelint\n\n**1 error** in 1 integration, 1 finding stood there before\n\n### harbor&#95;lights\n\n' +
      '- **error** Expected a string, found the number <code>17</code>\\\n  harbor&#95;lights/manifest.json:2:3 · ' +
      '[manifest/schema](https://github.com/tilelint/tilelint/blob/main/docs/rules/manifest/schema.md) · fixable\n' +
      '- **warning** Expected a string, found the number <code>17</code>\\\n  harbor&#95;lights/manifest.json:2:3 · ' +
      '[manifest/schema](https://github.com/tilelint/tilelint/blob/main/docs/rules/manifest/schema.md) · stood there before\n',
  );
});

test('what was not checked, and what was switched off, with the reason', () => {
  const text = markdown(
    reportOf([], {
      unchecked: [{ rule: 'a/b', reason: 'because' }],
      suppressed: [{ ...finding(), reason: 'agreed' }],
      integrations: [{ path: 'sail', name: 'sail', status: 'unknown', oauth: false, passedOver: 'no manifest' }],
    }),
  );
  expect(text).toContain('**0 integrations checked, nothing wrong**');
  for (const line of ['- because (a/b)', '- sail was passed over: no manifest', 'manifest/schema is switched off: agreed'])
    expect(text).toContain(line);
});

test('quiet is errors alone', () => {
  const report = reportOf([finding({ severity: 'warning' })], { unchecked: [{ rule: 'a/b', reason: 'because' }] });
  expect(markdown(report, { quiet: true })).toBe('## tilelint\n\n**1 warning** in 1 integration\n');
});

test('text stays text', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const text = markdown(report);
      expect(text.replaceAll(/<\/?code>/g, '')).not.toMatch(/[<>@]/);
      expect(text.match(/^- \*\*/gm)?.length ?? 0).toBe(report.findings.length);
      expect(text).not.toMatch(/!\[/);
    }),
    { numRuns: 500, seed: 20261125 },
  );
});
