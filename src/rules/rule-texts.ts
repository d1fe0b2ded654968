// What the rules say of themselves, their pages included: for formats that carry it along. The pages are read from docs/ beside the program.
import { existsSync, readFileSync } from 'node:fs';
import type { Severity } from '../report.ts';
import { rules } from './index.ts';
import { helpUrl } from './rule.ts';

export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly description: string;
  /** URL of the page. */
  readonly help: string;
  /** The page, Markdown; absent where the program stands without its docs/. */
  readonly page?: string;
}

export function ruleTexts(): RuleText[] {
  return rules.map(({ id, severity, docs: { description } }) => {
    const page = docsPage(`rules/${id}.md`);
    return { id, severity, description, help: helpUrl(id), ...(page !== undefined && { page }) };
  });
}

/** A page of docs/, which is one or two folders above: of dist/, of dist/chunks, of src/rules. */
export function docsPage(path: string): string | undefined {
  const places = ['../docs/', '../../docs/'].map((docs) => new URL(docs + path, import.meta.url));
  const place = places.find((each) => existsSync(each));
  return place === undefined ? undefined : readFileSync(place, 'utf8');
}
