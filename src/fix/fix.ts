// Findings that know their fix -> new texts. Round after round, because one fix may make room for another; a round that leaves an
// integration with more findings than before is taken back for that integration.
import type { Catalog } from '../catalog/catalog.ts';
import { decode } from '../documents/text.ts';
import { type LintOptions, lint } from '../lint.ts';
import type { Edit, Finding, Report } from '../report.ts';
import { applyEdits, overlap } from './apply-edits.ts';
import { Overlay } from './overlay.ts';

export interface Fixed {
  /** Of the tree with the fixes in it; `summary.fixed` counts them. */
  readonly report: Report;
  /** The new texts of the files that change, without byte order marks. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Rules that mend each other's fixes would never end. */
const mostRounds = 5;

export async function fix(catalog: Catalog, options: LintOptions = {}): Promise<Fixed> {
  let texts: ReadonlyMap<string, string> = new Map();
  let report = await lint(catalog, options);
  let fixed = 0;
  const given = new Set<string>();
  for (let round = 0; round < mostRounds; round++) {
    const chosen = compatible(report.findings.filter((finding) => finding.fix !== undefined && !given.has(key(finding))));
    if (chosen.length === 0) break;
    const next = await apply(catalog, texts, chosen);
    const after = await lint({ ...catalog, source: new Overlay(catalog.source, next) }, options);
    const worse = report.integrations
      .map(({ path }) => path)
      .filter((path) => count(after, path) >= count(report, path) && touches(chosen, path));
    for (const finding of chosen) if (worse.some((path) => isInside(finding.file, path))) given.add(key(finding));
    const kept = new Map([...next].filter(([file]) => !worse.some((path) => isInside(file, path))));
    for (const [file, text] of texts) if (!kept.has(file)) kept.set(file, text);
    fixed += chosen.filter((finding) => !given.has(key(finding))).length;
    texts = kept;
    report = worse.length === 0 ? after : await lint({ ...catalog, source: new Overlay(catalog.source, texts) }, options);
  }
  return { report: { ...report, summary: { ...report.summary, fixed } }, texts };
}

/** Fixes none of whose edits overlaps with another's; the others have their turn in the next round. */
function compatible(findings: readonly Finding[]): Finding[] {
  const taken: Edit[] = [];
  return findings.filter(({ fix }) => {
    const edits = fix?.edits ?? [];
    if (edits.some((edit) => taken.some((other) => overlap(edit, other)))) return false;
    taken.push(...edits);
    return true;
  });
}

async function apply(
  { source }: Catalog,
  texts: ReadonlyMap<string, string>,
  findings: readonly Finding[],
): Promise<Map<string, string>> {
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? []);
  const next = new Map(texts);
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const content = texts.get(file) ?? (await source.read(file));
    const text = typeof content === 'string' ? content : content.status === 'read' ? decode(content.bytes).text : undefined;
    if (text !== undefined)
      next.set(
        file,
        applyEdits(
          text,
          edits.filter((edit) => edit.file === file),
        ),
      );
  }
  return next;
}

function count({ findings }: Report, path: string): number {
  return findings.filter(({ file }) => isInside(file, path)).length;
}

function touches(findings: readonly Finding[], path: string): boolean {
  return findings.some(({ file }) => isInside(file, path));
}

function isInside(file: string, path: string): boolean {
  return path === '.' || file.startsWith(`${path}/`);
}

/** What tells a finding from another across rounds, when lines have moved. */
function key({ rule, file, message }: Finding): string {
  return `${rule}\n${file}\n${message}`;
}
