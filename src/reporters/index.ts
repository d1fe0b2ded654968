// The formats of `--format`: each is a pure function from the report to text, loaded when it is used.
import type { Report } from '../report.ts';
import type { PrettyOptions } from './pretty.ts';
import type { SarifOptions } from './sarif.ts';

export type Reporter = (report: Report, options: PrettyOptions & SarifOptions) => string;

export const reporters = {
  pretty: async (): Promise<Reporter> => (await import('./pretty.ts')).pretty,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
  sarif: async (): Promise<Reporter> => (await import('./sarif.ts')).sarif,
  github: async (): Promise<Reporter> => (await import('./github.ts')).github,
  markdown: async (): Promise<Reporter> => (await import('./markdown.ts')).markdown,
} as const;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as Format[]; // The keys of a constant object are known.
