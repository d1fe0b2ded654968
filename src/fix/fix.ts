// Findings that know their fix -> changed files. Round after round, because one fix may make room for another. Every round is linted
// before it counts: one that leaves an integration no better is taken back for that integration, whose fixes then come one by one.
import type { Catalog } from '../catalog/catalog.ts';
import { applyEdits, overlap } from '../documents/apply-edits.ts';
import type { Change } from '../documents/patch.ts';
import { decode } from '../documents/text.ts';
import { type LintOptions, lint } from '../lint.ts';
import type { Edit, Finding, Report } from '../report.ts';
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
    const groups = [...byIntegration(round.applied, report)];
    const worse = groups.filter(([path]) => !isBetter(after, report, path));
    for (const [path, findings] of worse) {
      const [only, ...others] = findings;
      if (others.length > 0) oneByOne.add(path);
      else if (only !== undefined) givenUp.add(key(only));
    }
    const isWorse = (file: string) => worse.some(([path]) => isInside(file, path));
    texts = new Map([...[...round.texts].filter(([file]) => !isWorse(file)), ...[...texts].filter(([file]) => isWorse(file))]);
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
  const fixable = report.findings.filter((finding) => finding.fix !== undefined && !givenUp.has(key(finding)));
  const taken: Edit[] = [];
  const touched = new Set<string>();
  return fixable.filter((finding) => {
    const path = integrationOf(finding, report);
    const edits = finding.fix?.edits ?? [];
    if (oneByOne.has(path) && touched.has(path)) return false;
    if (edits.some((edit) => taken.some((other) => overlap(edit, other)))) return false;
    touched.add(path);
    taken.push(...edits);
    return true;
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
  const edits = applied.flatMap(({ fix }) => fix?.edits ?? []);
  for (const file of files) {
    const text = next.get(file);
    const own = edits.filter((edit) => edit.file === file);
    if (text === undefined) continue;
    next.set(file, text.startsWith(mark) ? mark + applyEdits(text.slice(mark.length), own) : applyEdits(text, own));
  }
  return { texts: next, applied, refused: findings.filter((finding) => !applied.includes(finding)) };
}

function filesOf({ fix }: Finding): string[] {
  return fix?.edits.map(({ file }) => file) ?? [];
}

function byIntegration(findings: readonly Finding[], report: Report): Map<string, readonly Finding[]> {
  const groups = new Map<string, readonly Finding[]>();
  for (const finding of findings) {
    const path = integrationOf(finding, report);
    groups.set(path, [...(groups.get(path) ?? []), finding]);
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
function isBetter(after: Report, before: Report, path: string): boolean {
  const [was, is] = [before, after].map(({ findings }) => findings.filter(({ file }) => isInside(file, path)));
  const errors = (findings: readonly Finding[] = []) => findings.filter(({ severity }) => severity === 'error').length;
  return (is?.length ?? 0) < (was?.length ?? 0) && errors(is) <= errors(was);
}

/** The innermost folder that was linted and holds the finding's file. */
function integrationOf({ file }: Finding, { integrations }: Report): string {
  const around = integrations.map(({ path }) => path).filter((path) => isInside(file, path));
  return around.sort((a, b) => b.length - a.length)[0] ?? '.';
}

function isInside(file: string, path: string): boolean {
  return path === '.' || file.startsWith(`${path}/`);
}

/** What tells a finding from another across rounds, when lines have moved. */
function key({ rule, file, message }: Finding): string {
  return `${rule}\n${file}\n${message}`;
}
