// `npm run corpus`: lints the real catalog beside the project, where there is one, and compares the uninstallation rules with
// a person's verdicts (labels.json). Prints a table of right, wrong and missed, then every other error by its place.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lint, openCatalog } from '../dist/index.js';

const folder = resolve(process.argv[2] ?? '../shared/corpus');
const catalog = join(folder, 'integrations-extras');
if (!existsSync(catalog)) {
  console.log(`${catalog} is not there: nothing to compare with`);
  process.exit(0);
}
const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
const report = await lint(await openCatalog([catalog]));
const found = (name, rule) => report.findings.some((finding) => finding.rule === rule && finding.file.includes(`${name}/`));

/** What a person's verdict asks each rule to say of an OAuth integration. */
const expected = {
  'readme/uninstallation-section': ({ section }) => section === null || !isInPlace(section),
  'readme/uninstallation-revocation': ({ section, saysAuthorizationsRevoked }) => section !== null && !saysAuthorizationsRevoked,
  'readme/uninstallation-api-keys': ({ section, saysApiKeysDisabled }, name) =>
    section !== null && !saysApiKeysDisabled && scopesOf(name).includes('api_keys_write'),
  'manifest/tile-uninstallation': ({ section, pointer }) => section !== null && section.level === 2 && pointer === null,
};

const oauth = report.integrations.filter((integration) => integration.oauth).map(({ name }) => name);
const totals = new Map();
let wrong = 0;
for (const [rule, expects] of Object.entries(expected)) {
  const count = { right: 0, wrong: 0, missed: 0 };
  for (const name of oauth) {
    const [wanted, is] = [expects(labels[name], name), found(name, rule)];
    count[wanted === is ? 'right' : is ? 'wrong' : 'missed']++;
    if (wanted !== is)
      console.log(`${name}: ${rule} ${is ? 'was reported, the person found nothing' : 'was expected, nothing was reported'}`);
  }
  totals.set(rule, count);
  wrong += count.wrong + count.missed;
}

console.log(`\n${oauth.length} OAuth integrations among ${report.integrations.length} folders\n`);
console.table(Object.fromEntries(totals));
const judged = new Set(Object.keys(expected));
console.log('Every other error:');
for (const { rule, severity, file, range, message } of report.findings) {
  if (severity === 'error' && !judged.has(rule))
    console.log(`  ${file}:${range.start.line}:${range.start.column} ${message} (${rule})`);
}
const bySeverity = {};
for (const { rule, severity } of report.findings)
  bySeverity[`${severity} ${rule}`] = (bySeverity[`${severity} ${rule}`] ?? 0) + 1;
console.log('\nAll findings:', bySeverity);
process.exitCode = wrong === 0 ? 0 : 1;

function isInPlace({ level, under, after }) {
  return level === 2 ? after !== null : under === 'Setup';
}

function scopesOf(name) {
  const { integration } = JSON.parse(readFileSync(join(catalog, name, 'assets/oauth_clients.json'), 'utf8'));
  return integration.scopes;
}
