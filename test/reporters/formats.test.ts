// json, github and summary: what a program, the runner and a job's page make of a report.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/documents/ajv.ts';
import { github } from '../../src/reporters/github.ts';
import { json } from '../../src/reporters/json.ts';
import { escapeMarkup } from '../../src/reporters/markup.ts';
import { summary } from '../../src/reporters/summary.ts';
import { finding, hostileReport, range, reportOf } from '../support/report.ts';

describe('json', () => {
  const validate = compile('report');

  test('is the report, and valid against its schema', () => {
    const report = reportOf([
      finding({ fix: { edits: [{ file: 'harbor_lights/manifest.json', range: range(1, 1), text: 'x' }] } }),
      finding({ severity: 'notice' }),
    ]);
    const parsed = JSON.parse(json(report));
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    expect(parsed).toEqual(report);
  });

  test('the schema refuses what is no report', () => {
    const { findings: _findings, ...rest } = reportOf([]);
    expect(validate(rest)).toBe(false);
    expect(validate({ ...reportOf([]), version: 2 })).toBe(false);
    expect(validate(reportOf([finding({ range: range(0, 1) })]))).toBe(false);
  });
});

/** As the runner reads a line: a command and its properties, or nothing. */
function command(line: string): { name: string; properties: Record<string, string>; message: string } | undefined {
  const match = /^::(\w+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line);
  if (match === null) return undefined;
  const unescaped = (text: string) =>
    text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  const properties = Object.fromEntries(
    (match[2] ?? '').split(',').map((pair) => [pair.split('=')[0] ?? '', unescaped(pair.split('=').slice(1).join('='))]),
  );
  return { name: match[1] ?? '', properties, message: unescaped(match[3] ?? '') };
}

describe('github', () => {
  test('a command a finding, errors first', () => {
    const text = github(
      reportOf([
        finding({ severity: 'notice', range: range(1, 1, 1, 2) }),
        finding({ file: 'a,b:c/manifest.json', message: '100% `x`' }),
      ]),
    );
    const [first = '', second = ''] = text.split('\n');
    expect(command(first)).toEqual({
      name: 'error',
      properties: { title: 'manifest/schema', file: 'a,b:c/manifest.json', line: '2', endLine: '2', col: '3', endColumn: '8' },
      message: '100% `x`\nhttps://github.com/tilelint/tilelint/blob/main/docs/rules/manifest/schema.md',
    });
    expect(command(second)?.name).toBe('notice');
    expect(command(second)?.properties).not.toHaveProperty('col');
  });

  test('a message stays within the limit', () => {
    const [line = ''] = github(reportOf([finding({ message: 'x'.repeat(10_000) })])).split('\n');
    expect(command(line)?.message.length).toBe(4096);
  });

  test('a report of n findings is n commands, whatever they hold', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const lines = github(report).split('\n');
        expect(lines.pop()).toBe('');
        expect(lines.length).toBe(report.findings.length);
        for (const line of lines) expect(['error', 'warning', 'notice']).toContain(command(line)?.name);
      }),
      { numRuns: 1000, seed: 20261125 },
    );
  });
});

describe('summary', () => {
  const link = (file: string, line: number) => `https://github.example/blob/${file}#L${line}`;

  test('the verdict, and a row with its place', () => {
    const text = summary(reportOf([finding()]), { link });
    expect(text).toContain('❌ **1 error** in 1 integration');
    expect(text).toContain('\n### Findings\n');
    expect(text).toContain(
      '| ❌ | Expected a string, found the number <code>17</code><br><sub>[manifest/schema](https://github.com/',
    );
    expect(text).toContain('[harbor&#95;lights/manifest.json:2](https://github.example/blob/harbor_lights/manifest.json#L2)');
  });

  test('errors come first, whichever integration they are of', () => {
    const findings = [
      finding({ severity: 'notice', file: 'anchor/manifest.json' }),
      finding({ severity: 'warning', file: 'anchor/manifest.json' }),
      finding({ severity: 'notice' }),
      finding(),
    ];
    const integrations = ['anchor', 'harbor_lights'].map((path) => ({
      path,
      name: path,
      status: 'unknown' as const,
      oauth: false,
    }));
    const text = summary(reportOf(findings, { integrations }), { link });
    expect(Array.from(text.matchAll(/^\| (\S+) \|.* \| \[(.*?)\]/gm), ([, mark, place]) => `${mark} ${place}`)).toEqual([
      '❌ harbor&#95;lights/manifest.json:2',
      '⚠️ anchor/manifest.json:2',
      'ℹ️ anchor/manifest.json:2',
      'ℹ️ harbor&#95;lights/manifest.json:2',
    ]);
  });

  describe('an integration with a card', () => {
    const integrations = [
      { path: 'harbor_lights', name: 'harbor_lights', status: 'existing' as const, oauth: false, change: {} },
    ];

    test('has a table of its own, with places inside of it', () => {
      const text = summary(reportOf([finding()], { integrations }), { link });
      expect(text).toContain('\n### Findings in harbor&#95;lights\n');
      expect(text).toContain('[manifest.json:2](https://github.example/blob/harbor_lights/manifest.json#L2)');
    });

    test('what stood there before is folded, and not part of the verdict', () => {
      const findings = [
        finding(),
        finding({ message: 'Old', preexisting: true }),
        finding({ message: 'Old', preexisting: true }),
      ];
      const text = summary(reportOf(findings, { integrations }), { link, failed: true });
      expect(text).toContain('\n❌ **1 error** in 1 integration, 2 findings stood there before\n');
      const [open = '', folded = ''] = text.split(
        '<details><summary>2 findings in harbor&#95;lights stood there before</summary>',
      );
      expect(open).not.toContain('Old');
      expect(folded.match(/Old/g)?.length).toBe(2);
      expect(folded).toMatch(/\|\n\n<\/details>\n/);
      const passed = summary(reportOf(findings.slice(1), { integrations }), { link, failed: false });
      expect(passed).toContain('\n✅ **1 integration checked, nothing new wrong**, 2 findings stood there before\n');
    });

    test('what stood there before and blocks is as any other', () => {
      const text = summary(reportOf([finding({ preexisting: true })], { integrations }), {
        link,
        blocks: () => true,
        failed: true,
      });
      expect(text).toContain('\n❌ **1 error** in 1 integration\n');
      expect(text).not.toContain('<details>');
    });

    test('within the limit, folded or not', () => {
      const findings = Array.from({ length: 50 }, (_, index) => finding({ preexisting: index % 2 === 0 }));
      for (let limit = 0; limit < 12_000; limit += 97) {
        const text = summary(reportOf(findings, { integrations }), { link, limit });
        const [, counted = ''] = /\n(\d+) more findings? in the log/.exec(text) ?? [];
        const rows = text.match(/^\| ❌ \|/gm)?.length ?? 0;
        expect(rows + Number(counted)).toBe(50);
        expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
        expect(Buffer.byteLength(text) - `\n${counted} more findings in the log and in the report\n`.length).toBeLessThanOrEqual(
          limit,
        );
      }
    });
  });

  test('nothing wrong', () => {
    expect(summary(reportOf([]), { link })).toContain('✅ **1 integration checked, nothing wrong**');
  });

  test('what was passed over or not checked', () => {
    const text = summary(
      reportOf([], {
        integrations: [{ path: 'sail', name: 'sail', status: 'unknown', oauth: false, passedOver: 'no manifest' }],
        unchecked: [{ rule: 'a/b', reason: 'because' }],
      }),
      { link },
    );
    expect(text).toContain('<summary>1 folder passed over</summary>');
    expect(text).toContain('- because (a/b)');
  });

  test('stays below what GitHub takes', () => {
    const findings = Array.from({ length: 5000 }, () => finding({ message: 'x'.repeat(300) }));
    const bytes = Buffer.byteLength(summary(reportOf(findings), { link }));
    expect(bytes).toBeLessThan(910_000);
    expect(bytes).toBeGreaterThan(890_000);
  });

  test('of what was not checked it tells fifty, each in three hundred characters, cut before they are escaped', () => {
    const unchecked = Array.from({ length: 60 }, () => ({ rule: 'a/b', reason: '@'.repeat(2000) }));
    const lines = summary(reportOf([], { unchecked }), { link }).match(/^- .*$/gm) ?? [];
    expect(lines.length).toBe(51);
    expect(lines.slice(0, 50)).toEqual(Array(50).fill(`- ${escapeMarkup(`${'@'.repeat(299)}…`)} (a/b)`));
    expect(lines[50]).toBe('- and 10 more');
  });

  test('what does not fit is counted', () => {
    const findings = Array.from({ length: 2000 }, (_, index) => finding({ message: `Finding ${index}` }));
    const text = summary(reportOf(findings), { link, limit: 50_000 });
    expect(Buffer.byteLength(text)).toBeLessThan(52_000);
    const rows = text.match(/^\| ❌/gm)?.length ?? 0;
    expect(rows).toBeGreaterThan(50);
    expect(text).toContain(`\n${2000 - rows} more findings in the log and in the report\n`);
  });

  test('what does not fit is counted over all integrations', () => {
    const folders = ['harbor_lights', 'kite', 'lamp'];
    const findings = folders.flatMap((folder) => Array.from({ length: 20 }, () => finding({ file: `${folder}/manifest.json` })));
    const integrations = folders.map((path) => ({ path, name: path, status: 'new' as const, oauth: false }));
    for (const limit of [0, 2000, 5000, 6000, 10_000]) {
      const text = summary(reportOf(findings, { integrations }), { link, limit });
      const rows = text.match(/^\| ❌/gm)?.length ?? 0;
      expect(text).toContain(`\n${60 - rows} more findings in the log and in the report\n`);
    }
  });

  test('what GitHub would find in the text that readers see is broken up', () => {
    const hostile = '@team @a/b x@evil.example #1 a/b#1 GH-12 gh-1 https://evil.example www.evil.example';
    const seen = escapeMarkup(hostile).replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
    expect(seen.replaceAll('\u200b', '')).toBe(hostile);
    expect(seen).not.toMatch(/@[\w]|#\d|gh-\d|:\/\/|www\.\w/i);
  });

  test('text stays text', () => {
    const escaped = escapeMarkup('</details> @team [x](y) | `c` ![i](j) #1 https://evil.example www.evil.example');
    expect(escaped.replaceAll(/&#\d+;/g, '')).not.toMatch(/[<>@[\]|`!#]|https:\/\//);
    fc.assert(
      fc.property(hostileReport, (report) => {
        const text = summary(report, { link: () => undefined });
        const markup = text.replaceAll(/<\/?(?:details|summary|code|sub)>|<br>/g, '');
        expect(markup).not.toMatch(/[<>@]/);
        expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
        const rows = text.split('\n').filter((line) => /^\| [❌⚠ℹ]/u.test(line));
        expect(rows.length).toBe(report.findings.length);
        for (const row of rows) expect(row.split('|').length).toBe(5);
      }),
      { numRuns: 1000, seed: 20261125 },
    );
  });
});
