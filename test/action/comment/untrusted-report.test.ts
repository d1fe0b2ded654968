// A report of a fork's workflow: refused unless it has the very shape of a report, and then nothing in it but text.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import schema from '../../../schemas/report.schema.json' with { type: 'json' };
import { blobLink } from '../../../src/action/blob-link.ts';
import { report as isReport } from '../../../src/action/comment/report-validator.ts';
import { parseUntrustedReport, readUntrustedReport } from '../../../src/action/comment/untrusted-report.ts';
import type { Report } from '../../../src/report.ts';
import { comment } from '../../../src/reporters/comment.ts';
import { json } from '../../../src/reporters/json.ts';
import { finding, range, reportOf } from '../../support/report.ts';

const fix = { edits: [{ file: 'harbor_lights/manifest.json', range: range(2, 3), text: 'x' }] };

/** A report with every key that a report may have. */
const whole: Report = reportOf(
  [finding({ fix }), finding({ file: 'elsewhere/README.md', severity: 'warning', preexisting: true })],
  {
    integrations: [
      {
        path: 'harbor_lights',
        name: 'harbor_lights',
        status: 'new',
        oauth: true,
        appUuid: { status: 'differs', reason: 'it is another one' },
        change: {
          oauth: {
            scopes: { added: ['metrics_read'], removed: ['events_read'] },
            redirectUris: { added: ['https://a.example/callback'], removed: ['https://b.example/callback'] },
            onboardingUrl: { added: ['https://a.example/connect'], removed: ['https://b.example/connect'] },
          },
          sections: { setup: true, uninstallation: true, revocation: true, apiKeys: false },
        },
      },
      { path: 'sail', name: 'sail', status: 'unknown', oauth: false, passedOver: 'no manifest' },
    ],
    suppressed: [{ ...finding({ fix }), reason: 'an old one' }],
    unchecked: [{ rule: 'app-uuid/unique', integration: 'harbor_lights', reason: 'nothing beside it' }],
    smoke: [
      {
        integration: 'harbor_lights',
        site: 'US1',
        steps: [
          { step: 'token', status: 'passed', reason: 'exchanged', durationMs: 3 },
          { step: 'scopes', status: 'skipped', reason: 'none', durationMs: 0 },
        ],
        requests: [
          { step: 'token', method: 'POST', host: 'api.datadoghq.com', path: '/oauth2/v1/token', status: 200, durationMs: 3 },
        ],
      },
    ],
  },
);

/** Keys into a value, one after the other. */
type Path = readonly string[];

/** The paths of all values inside of a value, but for lists and objects. */
function leaves(value: unknown, path: Path = []): Path[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inside]) => leaves(inside, [...path, key]))
    : [path];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, key) => Object(inside)[key], value);
}

/** A copy with another value at a path. */
function withValue(value: unknown, [key, ...rest]: Path, instead: unknown): unknown {
  if (key === undefined) return instead;
  const copy = structuredClone(value);
  if (typeof copy === 'object' && copy !== null) Reflect.set(copy, key, withValue(Reflect.get(copy, key), rest, instead));
  return copy;
}

/** A path as the schema has it: whichever item of a list. */
const anyItem = (path: Path) => path.map((key) => (/^\d+$/.test(key) ? '*' : key)).join('.');

/** The paths of all values that the schema knows, but for lists and objects. */
function known(node: unknown, path: Path = []): string[] {
  const { $ref, properties, items } = Object(node);
  return [
    ...($ref === undefined ? [] : known(at(schema, $ref.split('/').slice(1)), path)),
    ...Object.entries(properties ?? {}).flatMap(([key, inside]) => known(inside, [...path, key])),
    ...(items === undefined ? [] : known(items, [...path, '*'])),
    ...(($ref ?? properties ?? items) ? [] : [path.join('.')]),
  ];
}

const bytes = (report: unknown) => Buffer.from(JSON.stringify(report));
const refusal = { name: 'UserError' };

const blobs = 'https://github.example/harbor/catalog/blob/c0ffee';
const written = (report: Report) =>
  comment(report, { mark: '<!-- m -->', failed: true, footer: 'f', link: (file, line) => blobLink(blobs, file, line) });

test('addresses are ours, whatever the report says', () => {
  const evil = { help: 'https://evil.example', source: 'https://evil.example' };
  const [found] = whole.findings;
  const findings = whole.findings.map((each) => ({ ...each, ...evil }));
  const read = parseUntrustedReport(bytes({ ...whole, findings, suppressed: [{ ...found, ...evil, reason: 'x' }] }));
  for (const { help, source } of [...read.findings, ...(read.suppressed ?? [])])
    expect({ help, source }).toEqual({ help: expect.stringMatching(/^https:\/\/github\.com\/tilelint\/tilelint\//), source: '' });
  expect(read.suppressed?.length).toBe(1);
});

test('these tests know every value that the schema knows', () => {
  expect(known(schema).length).toBeGreaterThan(60);
  expect([...new Set(leaves(whole).map(anyItem))].sort()).toEqual([...new Set(known(schema))].sort());
});

test('what tilelint writes is read', () => {
  const read = parseUntrustedReport(Buffer.from(json(whole)));
  expect(written(read)).toBe(written(whole));
});

describe('refused', () => {
  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['not UTF-8', Buffer.from(json(whole).replace('exchanged', '\u00ff'), 'latin1')],
    ['another document', '[]'],
    ['null', 'null'],
    ['deeper than anybody reads', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ])('%s', (_, content) => {
    expect(() => parseUntrustedReport(Buffer.from(content))).toThrow(expect.objectContaining(refusal));
  });

  test.each([
    ['another version', { ...whole, version: 2 }],
    ['another tool', { ...whole, tool: { name: 'other', version: '1' } }],
    ['a pull request number', { ...whole, pullRequest: 8 }],
    ['a number for a text', { ...whole, findings: [{ ...finding(), message: 7 }] }],
    ['a severity that is none', { ...whole, findings: [{ ...finding(), severity: 'fatal' }] }],
    ['a rule that is Markdown', { ...whole, findings: [{ ...finding(), rule: 'a](https://evil.example)[b' }] }],
    [
      'a step that is a row',
      { ...whole, smoke: [{ integration: '', site: '', steps: [{ step: '| x', status: 'passed', durationMs: 1 }] }] },
    ],
    ['line 0', { ...whole, findings: [finding({ range: range(0, 1) })] }],
    ['no findings', { ...whole, findings: undefined }],
  ])('%s', (_, report) => {
    expect(() => parseUntrustedReport(bytes(report))).toThrow(expect.objectContaining(refusal));
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString'])('the key %s, anywhere', (key) => {
    const text = json(whole);
    const places = Array.from(text.matchAll(/\{/g), ({ index }) => index);
    expect(places.length).toBeGreaterThan(15);
    for (const at of places) {
      const hostile = `${text.slice(0, at + 1)}${JSON.stringify(key)}: {"polluted": true}, ${text.slice(at + 1)}`;
      expect(() => parseUntrustedReport(Buffer.from(hostile))).toThrow(expect.objectContaining(refusal));
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('a value of another type, anywhere', () => {
    for (const path of leaves(whole)) {
      const value = at(whole, path);
      const others = [null, 7, 'x', true, [], {}, [value], { value }].filter((other) => typeof other !== typeof value);
      // No other number and no other text is of another type: every count, flag and text meets at least five that are.
      expect(others.length).toBeGreaterThan(4);
      for (const other of others)
        expect(() => parseUntrustedReport(bytes(withValue(whole, path, other))), `${path.join('.')}: ${other}`).toThrow(
          expect.objectContaining(refusal),
        );
    }
  });

  test.each(['1e999', '-1', '-1e999'])('the number %s, anywhere', (number) => {
    const numbers = leaves(whole).filter((path) => typeof at(whole, path) === 'number' && path.at(-1) !== 'status');
    expect(numbers.length).toBeGreaterThan(15);
    for (const path of numbers) {
      const text = JSON.stringify(withValue(whole, path, 'here')).replace('"here"', number);
      expect(() => parseUntrustedReport(Buffer.from(text)), path.join('.')).toThrow(expect.objectContaining(refusal));
    }
  });

  test('a message says the place, nothing of what stands there', () => {
    const hostile = { ...whole, findings: [{ ...finding(), '::error::x': 'y' }] };
    expect(() => parseUntrustedReport(bytes(hostile))).toThrow(
      "The report is not one of tilelint's: `/findings/0` must NOT have unevaluated properties",
    );
  });

  test('with the first of its faults, however many there are', () => {
    const many = `{"version": 1, "findings": [${'0,'.repeat(1000)}0]}`;
    expect(() => parseUntrustedReport(Buffer.from(many))).toThrow(expect.objectContaining(refusal));
    expect(isReport.errors?.length).toBe(1);
  });
});

describe('a file', () => {
  function folder(): string {
    const path = mkdtempSync(join(tmpdir(), 'tilelint-report-'));
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
    return path;
  }

  test('is read', () => {
    const file = join(folder(), 'report.json');
    writeFileSync(file, json(whole));
    expect(readUntrustedReport(file).findings.length).toBe(2);
  });

  test('of 50 MB is not', () => {
    const file = join(folder(), 'report.json');
    writeFileSync(file, json(whole));
    truncateSync(file, 50_000_000);
    expect(() => readUntrustedReport(file)).toThrow('The report has 50000000 bytes, expected at most 5000000');
  });

  test.each([
    [5_000_000, true],
    [5_000_001, false],
  ])('of %i bytes is read: %s', (size, isRead) => {
    const file = join(folder(), 'report.json');
    writeFileSync(file, json(whole).trimEnd().padEnd(size));
    const read = () => readUntrustedReport(file);
    if (isRead) expect(read().findings.length).toBe(2);
    else expect(read).toThrow('The report has 5000001 bytes');
  });

  test('that is a link, a folder or nothing is not', () => {
    const top = folder();
    writeFileSync(join(top, 'real.json'), json(whole));
    symlinkSync(join(top, 'real.json'), join(top, 'link.json'));
    mkdirSync(join(top, 'folder.json'));
    for (const name of ['link.json', 'folder.json', 'none.json'])
      expect(() => readUntrustedReport(join(top, name)), name).toThrow(expect.objectContaining(refusal));
  });
});

describe('every text of an accepted report', () => {
  const payloads = [
    '@team </details><script>x</script><img src=x> ![x](https://evil.example/x.png) [y](javascript:z) https://evil.example www.evil.example #1 GH-1',
    '`</code>@team` | x |\n\n# heading\n\n<!-- tilelint comment 0 -->\n```mermaid\n',
    'https://evil.example/) ![x](https://evil.example/x.png) @team',
    'https://github.com/tilelint/tilelint/blob/main/docs/rules/../../../../evil/x.md',
    '../../../../evil/repository',
    '::error::x\n##[error]x\u001b[31m\u202e\ud800',
    '$\\text{x}$ $$y$$ $`z`$ :octocat: :white_check_mark: :+1:',
    'end\nNote over T: x; participant X',
  ];

  const ours = /^https:\/\/github\.com\/tilelint\/tilelint\/blob\/main\/docs\/rules\/[a-z0-9-]+(?:\/[a-z0-9-]+)?\.md$/;

  test('is nothing but text in the comment, or the report is refused', () => {
    let accepted = 0;
    for (const path of leaves(whole).filter((each) => typeof at(whole, each) === 'string')) {
      for (const payload of payloads) {
        let report: Report;
        try {
          report = parseUntrustedReport(bytes(withValue(whole, path, payload)));
        } catch (error) {
          expect(error, path.join('.')).toMatchObject(refusal);
          continue;
        }
        accepted++;
        const body = written(report);
        const where = `${path.join('.')}: ${payload}`;
        const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(body) ?? [];
        expect(
          diagram.split('\n').filter((line) => !/^ {2}(?:participant|T->>|Note over T,|H0-->>T)|^sequenceDiagram$|^$/.test(line)),
          where,
        ).toEqual([]);
        const seen = body
          .replace('<!-- m -->', '')
          .replace(/```mermaid\n[\s\S]*?```/, '')
          .replaceAll('<code>', '\u0001')
          .replaceAll('</code>', '\u0002')
          .replaceAll(/<\/?(?:details|summary|sub)>|<br>/g, '')
          .replaceAll(/\]\((\S*?)\)/g, (_, url: string) => {
            expect(ours.test(url) || url.startsWith(`${blobs}/`), `${where}\n${url}`).toBe(true);
            expect(new URL(url).href, where).toBe(url);
            return '] ';
          });
        expect(seen, where).not.toMatch(/[<>]|!\[|```|^#(?!# tilelint|## )/m);
        const decoded = seen.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
        expect(decoded, where).not.toMatch(/@\w/);
        // GitHub looks for these outside of code, and for addresses in what is written there, not in what is seen.
        expect(seen, where).not.toMatch(/\w:\/\/|\bwww\./);
        expect(decoded.replaceAll(/\u0001.*?\u0002/g, ''), where).not.toMatch(/#\d|gh-\d|:\/\/|www\.\w|:[\w+-]+:/i);
        expect(seen, where).not.toContain('$');
        expect(body.match(/<details>/g)?.length, where).toBe(body.match(/<\/details>/g)?.length);
      }
    }
    expect(accepted).toBeGreaterThan(100);
  });
});
