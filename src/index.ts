// The library: `import { lint, openCatalog } from 'tilelint'`.
export type { Catalog } from './catalog/catalog.ts';
export type { Entry, FileContent, FileSource } from './catalog/file-source.ts';
export { openCatalog } from './catalog/open.ts';
export { type LintOptions, lint } from './lint.ts';
export type * from './report.ts';
export { UserError } from './user-error.ts';
