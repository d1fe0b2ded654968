// `npm run new-rule -- group/name`: the rule, its test and its page from templates, and its place in the registry. What they say has
// to be written; until then the test fails.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const id = process.argv[2] ?? '';
const [group = '', name = ''] = id.split('/');
if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id))
  fail('Expected a rule: npm run new-rule -- group/name, in lower case with dashes');

const variable = id.replaceAll(/[/-](\w)/g, (_, letter) => letter.toUpperCase());
const files = {
  [`src/rules/${id}.ts`]: `// Why this is asked for, and where.
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';

export default defineRule({
  id: '${id}',
  severity: 'error',
  docs: { description: 'What is right, in one sentence', source: assetsReference },
  messages: {
    unexpected: 'Unexpected {{found}}, expected something else',
  },
  check({ integration: { manifest }, report }) {
    const found = manifest?.get('/${name}');
    if (manifest === undefined || found === undefined) return;
    report({ messageId: 'unexpected', data: { found: JSON.stringify(found) }, at: manifest.at('/${name}') });
  },
});
`,
  [`test/rules/${id}.test.ts`]: `import rule from '../../../src/rules/${id}.ts';
import { example } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  valid: {
    'a good integration': { files: example },
  },
  invalid: {
    'the key is there': {
      files: { ...example, 'manifest.json': '{ "${name}": ⟦1⟧ }' },
      messages: ['Unexpected 1, expected something else'],
    },
  },
});
`,
  [`docs/rules/${id}.md`]: `# ${id}

What is right, in one sentence.

| Severity | Fixable | Applies to |
|---|---|---|
| error | no | every integration |

## What it checks

What is looked at, and what is left alone.

## Why

What goes wrong otherwise, with the Datadog page that asks for it.

## Wrong

\`\`\`json
{ "${name}": 1 }
\`\`\`

## Right

\`\`\`json
{}
\`\`\`

## Configure

\`\`\`yaml
# tilelint.yml
rules:
  ${id}: warning # error, warning, notice or off
\`\`\`
`,
};

for (const file of Object.keys(files)) if (existsSync(join(root, file))) fail(`${file} exists`);
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text, { flag: 'wx' });
  console.log(file);
}
register();
console.log('src/rules/index.ts\n\nWrite what they say, then `npm run docs && npm run build && npm run check`');

/** The import among its neighbours by path, the rule behind the last one of its group, or at the end. */
function register() {
  const path = join(root, 'src/rules/index.ts');
  const lines = readFileSync(path, 'utf8').split('\n');
  const line = `import ${variable} from './${id}.ts';`;
  const target = (each) => /^import .* from '(\.\/[^']*)';$/.exec(each)?.[1] ?? '';
  const after = lines.findLastIndex((each) => target(each) !== '' && target(each) < `./${id}.ts`);
  const before = lines.findIndex((each) => target(each) !== '');
  lines.splice(after === -1 ? before : after + 1, 0, line);
  const start = lines.findIndex((each) => each.startsWith('export const rules'));
  const end = lines.indexOf('];', start);
  const groupOf = new Map(lines.map((each) => [/^import (\w+) from/.exec(each)?.[1], target(each).split('/')[1]]));
  const last = lines.findLastIndex(
    (each, index) => index > start && index < end && groupOf.get(each.trim().slice(0, -1)) === group,
  );
  lines.splice(last === -1 ? end : last + 1, 0, `  ${variable},`);
  writeFileSync(path, lines.join('\n'));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
