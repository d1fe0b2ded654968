import { openCatalog } from '../catalog/open.ts';
import { lint } from '../lint.ts';
import { version } from '../version.ts';

const r = await lint(await openCatalog(process.argv.slice(2)), { version });
for (const f of r.findings)
  console.log(`${f.file}:${f.range.start.line}:${f.range.start.column} ${f.severity} ${f.message} (${f.rule})`);
console.log(r.summary);
