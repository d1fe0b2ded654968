// Findings that know their fix -> changed files. Round after round, because one fix may make room for another. Every round is linted
// before it counts: one that leaves an integration no better is taken back for that integration, whose fixes then come one by one.
import type { Catalog } from '../catalog/catalog.ts';
import { applyEdits } from '../documents/apply-edits.ts';
import type { Change } from '../documents/patch.ts';
import { decode } from '../documents/text.ts';
import { type LintOptions, lint } from '../lint.ts';
import { byIntegration, type Edit, type Finding, type Report } from '../report.ts';
import { ChosenEdits } from './chosen-edits.ts';
import { Overlay } from './overlay.ts';

export interface Fixed {
  /** Of the tree with the fixes in it; `summary.fixed` counts them. */
  readonly report: Report;
  /** Of the tree as it was. */
  readonly before: Report;
  /** Whole files, byte order marks included, sorted by name. */
  readonly changes: readonly Change[];
}

/** Ends: each round leaves fewer findings, or one more integration whose fixes come alone, or one more fix that is given up. */
export async function fix(catalog: Catalog, options: LintOptions = {}): Promise<Fixed> {
  const before = await lint(catalog, options);
  const lintWith = (texts: Texts) => lint({ ...catalog, source: new Overlay(catalog.source, texts) }, options);
  const original = remembered((file) => readWhole(catalog, file));
  const givenUp = new Set<string>();
  const oneByOne = new Set<string>();
  let texts: Texts = new Map();
  let report = before;
  let fixed = 0;

  for (let chosen = choose(report, givenUp, oneByOne); chosen.length > 0; chosen = choose(report, givenUp, oneByOne)) {
    const round = await applied(texts, chosen, original);
    for (const finding of round.refused) givenUp.add(key(finding));
    const after = await lintWith(round.texts);
    const [were, are] = [byIntegration(report), byIntegration(after)];
    const groups = [...byIntegration({ ...report, findings: round.applied })];
    const worse = groups.filter(([path]) => !isBetter(are.get(path) ?? [], were.get(path) ?? []));
    for (const [path, findings] of worse) {
      if (findings.length > 1 && findings.length <= mostOneByOne) oneByOne.add(path);
      else for (const finding of findings) givenUp.add(key(finding));
    }
    const takenBack = new Set(worse.flatMap(([, findings]) => findings.flatMap(filesOf)));
    const kept = [...round.texts].filter(([file]) => !takenBack.has(file));
    texts = new Map([...kept, ...[...texts].filter(([file]) => takenBack.has(file))]);
    report = worse.length === 0 ? after : await lintWith(texts);
    fixed += groups.filter((group) => !worse.includes(group)).flatMap(([, findings]) => findings).length;
  }

  const changes: Change[] = [];
  for (const [file, after] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const was = await original(file);
    if (was !== undefined && was !== after) changes.push({ file, before: was, after });
  }
  return { before, report: { ...report, summary: { ...report.summary, fixed } }, changes };
}

/**
 * Each is linted by itself. More come of a machine, or are so many that the report leaves others out: then a round that mends a
 * thousand shows no fewer.
 */
const mostOneByOne = 50;

/** Whole new texts, by file. */
type Texts = ReadonlyMap<string, string>;

/** Positions do not count a byte order mark; files keep theirs. */
const mark = '\uFEFF';

/** The whole text, mark included; undefined for what is not UTF-8: written again it would not be what it was. */
async function readWhole({ source }: Catalog, file: string): Promise<string | undefined> {
  const content = await source.read(file);
  if (content.status !== 'read') return undefined;
  const { text, problem } = decode(content.bytes);
  if (problem === undefined) return text;
  return problem.kind === 'bom' ? mark + text : undefined;
}

/** What is tried next: fixes none of whose edits overlaps with another's. The others have their turn in the next round. */
function choose(report: Report, givenUp: ReadonlySet<string>, oneByOne: ReadonlySet<string>): Finding[] {
  const findings = report.findings.filter((finding) => finding.fix !== undefined && !givenUp.has(key(finding)));
  const edits = new ChosenEdits();
  return [...byIntegration({ ...report, findings })].flatMap(([path, own]) => {
    const chosen = own.filter(({ fix }) => edits.choose(fix?.edits ?? []));
    return oneByOne.has(path) ? chosen.slice(0, 1) : chosen;
  });
}

interface Round {
  readonly texts: Texts;
  readonly applied: readonly Finding[];
  /** All edits of a fix are applied or none: these speak of a file that cannot be edited. */
  readonly refused: readonly Finding[];
}

async function applied(
  texts: Texts,
  findings: readonly Finding[],
  original: (file: string) => Promise<string | undefined>,
): Promise<Round> {
  const next = new Map(texts);
  const files = new Set(findings.flatMap(filesOf));
  for (const file of files) {
    const text = texts.get(file) ?? (await original(file));
    if (text !== undefined) next.set(file, text);
  }
  const possible = (finding: Finding) => filesOf(finding).every((file) => next.has(file));
  const applied = findings.filter(possible);
  for (const [file, edits] of byFile(applied.flatMap(({ fix }) => fix?.edits ?? []))) {
    const text = next.get(file);
    if (text === undefined) continue;
    next.set(file, text.startsWith(mark) ? mark + applyEdits(text.slice(mark.length), edits) : applyEdits(text, edits));
  }
  const refused = findings.filter((finding) => !possible(finding));
  return { texts: next, applied, refused };
}

function filesOf({ fix }: Finding): string[] {
  return fix?.edits.map(({ file }) => file) ?? [];
}

function byFile(edits: readonly Edit[]): Map<string, readonly Edit[]> {
  const groups = new Map<string, Edit[]>();
  for (const edit of edits) {
    const group = groups.get(edit.file);
    if (group === undefined) groups.set(edit.file, [edit]);
    else group.push(edit);
  }
  return groups;
}

function remembered<Value>(compute: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** Fewer findings, and not one more error. */
function isBetter(is: readonly Finding[], was: readonly Finding[]): boolean {
  const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error').length;
  return is.length < was.length && errors(is) <= errors(was);
}

/** What tells a finding from another across rounds, when lines have moved. */
function key({ rule, file, message }: Finding): string {
  return `${rule}\n${file}\n${message}`;
}
