// Runs a rule over invented integrations. The place of each finding is marked in the text itself, between ⟦ and ⟧; every
// message of the rule has to be seen; a fix has to remove its finding and leave nothing fixable behind.
import { afterAll, describe, expect, test } from 'vitest';
import type { Base } from '../../src/catalog/base/base.ts';
import type { CatalogKind } from '../../src/catalog/integration.ts';
import { applyEdits } from '../../src/documents/apply-edits.ts';
import { TextDocument } from '../../src/documents/text.ts';
import { lint } from '../../src/lint.ts';
import type { ExportedClient } from '../../src/platform/exported-client.ts';
import type { Answer } from '../../src/platform/published.ts';
import type { Range, Report } from '../../src/report.ts';
import { formatMessage, type Rule } from '../../src/rules/rule.ts';
import { type Files, MemorySource } from './memory-source.ts';

/** Files of the integration `harbor_lights`; a path that begins with `/` is another folder's, beside it. */
export type CaseFiles = Files;

export interface InvalidCase {
  /** ⟦ and ⟧ enclose the range of each finding. */
  readonly files: CaseFiles;
  /** The messages, in the order of their places. */
  readonly messages: readonly string[];
  /** The files that differ after the fix; required when the rule offers one here. */
  readonly fixed?: CaseFiles;
  readonly kind?: CatalogKind;
  /** The files of the base. */
  readonly before?: CaseFiles;
  /** What sources say of the published app_uuid. */
  readonly published?: readonly Answer[];
  /** The client of an exported app manifest. */
  readonly exported?: ExportedClient;
  /** Where the findings begin, for files that cannot hold marks. */
  readonly places?: readonly { readonly file: string; readonly line: number; readonly column: number }[];
}

export interface Cases {
  readonly valid: Readonly<Record<string, Omit<InvalidCase, 'messages'>>>;
  readonly invalid: Readonly<Record<string, InvalidCase>>;
}

export function testRule(rule: Rule, { valid, invalid }: Cases): void {
  const seen = new Set<string>();

  describe('valid', () => {
    for (const [name, { files, ...circumstances }] of Object.entries(valid)) {
      test(name, async () => {
        const { findings } = await lintFiles(rule, files, circumstances);
        expect(findings.map(({ message, file, range }) => ({ message, file, range }))).toEqual([]);
      });
    }
  });

  describe('invalid', () => {
    for (const [name, { files: marked, messages, fixed, places: starts, ...circumstances }] of Object.entries(invalid)) {
      test(name, async () => {
        const { files, places } = readMarks(marked);
        const { findings } = await lintFiles(rule, files, circumstances);
        for (const { message } of findings) seen.add(templateOf(rule, message));
        expect(findings.map(({ message }) => message)).toEqual(messages);
        if (starts === undefined) expect(findings.map(({ file, range }) => ({ file, range }))).toEqual(places);
        else expect(findings.map(({ file, range }) => ({ file, ...range.start }))).toEqual(starts);
        expect(findings.every((finding) => finding.rule === rule.id && finding.severity === rule.severity)).toBe(true);

        const edits = findings.flatMap((finding) => finding.fix?.edits ?? []);
        if (!rule.fixable || fixed === undefined) {
          expect(edits, 'a fix that no case expects').toEqual([]);
          return;
        }
        const after = { ...files };
        for (const file of new Set(edits.map((edit) => edit.file))) {
          const path = localPath(file);
          after[path] = applyEdits(
            String(files[path] ?? ''),
            edits.filter((edit) => edit.file === file),
          );
        }
        expect(after).toEqual({ ...files, ...fixed });
        const again = await lintFiles(rule, after, circumstances);
        expect(
          again.findings.filter((finding) => finding.fix !== undefined),
          'still fixable after the fix',
        ).toEqual([]);
      });
    }
  });

  afterAll(() => {
    expect([...seen].sort(), 'messages that no case shows').toEqual(Object.keys(rule.messages).sort());
  });
}

interface Circumstances {
  readonly kind?: CatalogKind | undefined;
  readonly before?: CaseFiles | undefined;
  readonly published?: readonly Answer[] | undefined;
  readonly exported?: ExportedClient | undefined;
}

/** Lints `harbor_lights` with one rule. */
export async function lintFiles(
  rule: Rule,
  files: CaseFiles,
  { kind = 'extras', before, published = [], exported }: Circumstances = {},
): Promise<Report> {
  const catalog = { root: '/catalog', source: inCatalog(files), kind, folders: ['harbor_lights'], parents: ['.'] };
  const sources = published.map((answer) => () => answer);
  return lint(catalog, {
    rules: [rule],
    published: sources,
    ...(exported !== undefined && { exported }),
    ...(before !== undefined && { base: baseOf(inCatalog(before)) }),
  });
}

function inCatalog(files: CaseFiles): MemorySource {
  return new MemorySource(Object.fromEntries(Object.entries(files).map(([path, content]) => [catalogPath(path), content])));
}

function baseOf(source: MemorySource): Base {
  return {
    commit: 'base',
    source,
    prefetch: async () => undefined,
    origin: async (folder) => folder,
    isChanged: async () => true,
  };
}

function catalogPath(path: string): string {
  return path.startsWith('/') ? path.slice(1) : `harbor_lights/${path}`;
}

function localPath(file: string): string {
  return file.startsWith('harbor_lights/') ? file.slice('harbor_lights/'.length) : `/${file}`;
}

function readMarks(marked: CaseFiles): { files: Record<string, string | Uint8Array>; places: { file: string; range: Range }[] } {
  const files: Record<string, string | Uint8Array> = {};
  const places: { file: string; range: Range }[] = [];
  for (const [path, content] of Object.entries(marked).sort(([a], [b]) => (catalogPath(a) < catalogPath(b) ? -1 : 1))) {
    if (typeof content !== 'string') {
      files[path] = content;
      continue;
    }
    const text = content.replaceAll(/[⟦⟧]/g, '');
    files[path] = text;
    const document = new TextDocument(path, text.replace(/^\uFEFF/, ''));
    let marks = 0;
    const starts: number[] = [];
    for (const { 0: mark, index } of content.matchAll(/[⟦⟧]/g)) {
      const offset = index - marks++ - (text.startsWith('\uFEFF') ? 1 : 0);
      if (mark === '⟦') starts.push(offset);
      else places.push({ file: catalogPath(path), range: document.range(starts.pop() ?? 0, offset) });
    }
  }
  return { files, places };
}

function templateOf(rule: Rule, message: string): string {
  const mostSpecific = Object.entries(rule.messages).sort(([, a], [, b]) => b.length - a.length);
  const found = mostSpecific.find(([, template]) => {
    const [head = '', ...rest] = formatMessage(template).split(/\{\{\w+\}\}/);
    if (!message.startsWith(head)) return false;
    let at = head.length;
    return rest.every((part, index) => {
      const next = index === rest.length - 1 && part !== '' ? message.lastIndexOf(part) : message.indexOf(part, at);
      const fits = next >= at;
      at = next + part.length;
      return fits;
    });
  });
  return found?.[0] ?? `no message fits: ${message}`;
}
