// Findings that know their fix -> new texts. Round after round, because one fix may make room for another; a round that leaves an
// integration with more findings than before is taken back for that integration.
import type { Catalog } from '../catalog/catalog.ts';
import { decode } from '../documents/text.ts';
import { type LintOptions, lint } from '../lint.ts';
import { byIntegration, type Edit, type Finding, type Report } from '../report.ts';
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
    const [were, are, touched] = [byIntegration(report), byIntegration(after), byIntegration({ ...report, findings: chosen })];
    const worse = new Set(
      [...touched].filter(([path]) => (are.get(path)?.length ?? 0) >= (were.get(path)?.length ?? 0)).map(([path]) => path),
    );
    for (const path of worse) for (const finding of touched.get(path) ?? []) given.add(key(finding));
    const takenBack = new Set([...worse].flatMap((path) => filesOf(touched.get(path) ?? [])));
    const kept = new Map([...next].filter(([file]) => !takenBack.has(file)));
    for (const [file, text] of texts) if (!kept.has(file)) kept.set(file, text);
    fixed += chosen.filter((finding) => !given.has(key(finding))).length;
    texts = kept;
    report = worse.size === 0 ? after : await lint({ ...catalog, source: new Overlay(catalog.source, texts) }, options);
  }
  return { report: { ...report, summary: { ...report.summary, fixed } }, texts };
}

/** Fixes none of whose edits overlaps with another's; the others have their turn in the next round. */
function compatible(findings: readonly Finding[]): Finding[] {
  const taken = new Map<string, Edit[]>();
  return findings.filter(({ fix }) => {
    const edits = fix?.edits ?? [];
    if (edits.some((edit) => overlapsAny(edit, taken.get(edit.file) ?? []))) return false;
    for (const edit of edits) {
      const others = taken.get(edit.file) ?? [];
      others.splice(placeOf(edit, others), 0, edit);
      taken.set(edit.file, others);
    }
    return true;
  });
}

/** @param others In order, none of them over another: only its neighbours can be in the way. */
function overlapsAny(edit: Edit, others: readonly Edit[]): boolean {
  const at = placeOf(edit, others);
  return others.slice(Math.max(0, at - 1), at + 1).some((other) => overlap(edit, other));
}

/** How many of them begin before it. */
function placeOf({ range: { start } }: Edit, others: readonly Edit[]): number {
  let [low, high] = [0, others.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = others[middle]?.range.start ?? start;
    if (other.line < start.line || (other.line === start.line && other.column < start.column)) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function apply(
  { source }: Catalog,
  texts: ReadonlyMap<string, string>,
  findings: readonly Finding[],
): Promise<Map<string, string>> {
  const byFile = new Map<string, Edit[]>();
  for (const edit of findings.flatMap(({ fix }) => fix?.edits ?? [])) {
    const edits = byFile.get(edit.file);
    if (edits === undefined) byFile.set(edit.file, [edit]);
    else edits.push(edit);
  }
  const next = new Map(texts);
  for (const [file, edits] of byFile) {
    const content = texts.get(file) ?? (await source.read(file));
    const text = typeof content === 'string' ? content : content.status === 'read' ? decode(content.bytes).text : undefined;
    if (text !== undefined) next.set(file, applyEdits(text, edits));
  }
  return next;
}

function filesOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ fix }) => (fix?.edits ?? []).map(({ file }) => file));
}

/** What tells a finding from another across rounds, when lines have moved. */
function key({ rule, file, message }: Finding): string {
  return `${rule}\n${file}\n${message}`;
}
