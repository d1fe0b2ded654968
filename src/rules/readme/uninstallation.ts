// Where a README says how the integration is uninstalled. In place is a heading deeper than H2 inside `## Setup`, or an H2
// after it: both shapes are published (whether the manifest points to the H2 is manifest/tile-uninstallation's question).
import { type Heading, isInside, type MarkdownDocument } from '../../documents/markdown.ts';

export type Placement =
  | { readonly kind: 'in-setup' }
  | { readonly kind: 'after-setup' }
  | { readonly kind: 'before-setup' }
  | { readonly kind: 'in-another-section'; readonly section: Heading }
  | { readonly kind: 'title' }
  /** There is no `## Setup` to be under: readme/required-sections says so. */
  | { readonly kind: 'without-setup' };

export interface Uninstallation {
  readonly heading: Heading;
  readonly placement: Placement;
}

/** The uninstallation section; of several, the first that is in place. */
export function findUninstallation(readme: MarkdownDocument): Uninstallation | undefined {
  const setup = findSection(readme, 'Setup');
  const found = readme.headings.filter(speaksOfUninstalling).map((heading) => ({ heading, placement: place(heading, setup) }));
  return found.find(({ placement }) => isInPlace(placement)) ?? found[0];
}

export function isInPlace({ kind }: Placement): boolean {
  return kind === 'in-setup' || kind === 'after-setup' || kind === 'without-setup';
}

/** The H2 of that name; where none is exact, the first in other letters. */
export function findSection(readme: MarkdownDocument, name: string): Heading | undefined {
  const h2s = readme.headings.filter(({ level }) => level === 2);
  return h2s.find(({ text }) => text === name) ?? h2s.find(({ text }) => text.toLowerCase() === name.toLowerCase());
}

const read = new WeakMap<Heading, Promise<readonly string[]>>();

/** What a section says; remark is loaded, and the section read, when the first rule asks. */
export function sentencesOf(readme: MarkdownDocument, heading: Heading): Promise<readonly string[]> {
  const known = read.get(heading) ?? import('../../documents/prose.ts').then(({ sentences }) => sentences(readme, heading));
  read.set(heading, known);
  return known;
}

export function speaksOfUninstalling({ text }: Heading): boolean {
  return (
    /\b(?:un|de)-?install/i.test(text) ||
    /^(?:removal|removing|remove|disconnect(?:ing)?)\b(?:$|.*\b(?:integration|datadog|connection)\b)/i.test(text)
  );
}

function place(heading: Heading, setup: Heading | undefined): Placement {
  if (heading.level === 1) return { kind: 'title' };
  if (setup === undefined) return { kind: 'without-setup' };
  if (isInside(heading, setup)) return { kind: 'in-setup' };
  if (heading.level === 2) return { kind: heading.section.start < setup.section.start ? 'before-setup' : 'after-setup' };
  const section = sectionAround(heading);
  return section === undefined ? { kind: 'without-setup' } : { kind: 'in-another-section', section };
}

function sectionAround(heading: Heading): Heading | undefined {
  let around = heading.parent;
  while (around !== undefined && around.level > 2) around = around.parent;
  return around;
}
