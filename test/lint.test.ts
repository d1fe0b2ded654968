// The pipeline: what a rule that throws becomes, what never reaches a message, what is passed over.
import { expect, test } from 'vitest';
import { internalError, lint } from '../src/lint.ts';
import { defineRule, type Rule } from '../src/rules/rule.ts';
import { type Files, MemorySource } from './support/memory-source.ts';

const lintFiles = (files: Files, rules: readonly Rule[], folders = ['a']) =>
  lint({ root: '/', source: new MemorySource(files), kind: 'extras', folders, parents: ['.'] }, { rules });

function rule(id: string, check: Rule['check'], message = '{{value}}'): Rule {
  return defineRule({
    id,
    severity: 'error',
    docs: { description: '', source: 'https://docs.datadoghq.com/' },
    messages: { said: message },
    check,
  });
}

const says = (id: string, value: string) =>
  rule(
    id,
    ({ integration: { manifest }, report }) => manifest && report({ messageId: 'said', data: { value }, at: manifest.at('') }),
  );

test('a rule that throws is a finding that names it, the others go on', async () => {
  const broken = rule('a/broken', () => {
    throw new Error('a mistake of ours');
  });
  const { findings } = await lintFiles({ 'a/manifest.json': '{}' }, [broken, says('a/fine', 'x')]);
  expect(findings.map((finding) => [finding.rule, finding.message.split('\n')[0]])).toEqual([
    ['a/fine', 'x'],
    [internalError, 'The rule a/broken failed, a bug in tilelint: Error: a mistake of ours'],
  ]);
});

test('a secret is in no message, whole or cut short, whichever rule found it', async () => {
  const secret = 'k3y7f0a9c2e4b6d8f1a3';
  const hides = rule('a/hides', ({ conceal, unchecked }) => {
    conceal(secret);
    unchecked(`could not look at ${secret}`);
  });
  const report = await lintFiles({ 'a/manifest.json': '{}' }, [
    says('a/whole', `found \`${secret}\``),
    says('a/cut', `found \`${secret.slice(0, 12)}…\` and ${secret}!`),
    hides,
  ]);
  expect(report.findings.map(({ message }) => message)).toEqual(['found `[redacted]…` and [redacted]!', 'found `[redacted]`']);
  expect(JSON.stringify(report)).not.toContain(secret.slice(0, 8));
});

test('a folder without manifest is asked nothing but where it is', async () => {
  const { integrations, findings } = await lintFiles({ 'a/README.md': '# A' }, [says('a/one', 'x')]);
  expect(findings).toEqual([]);
  expect(integrations).toMatchObject([{ path: 'a', passedOver: expect.stringContaining('no manifest.json') }]);
});

test('findings are sorted by place, whatever the order of rules and folders', async () => {
  const files = { 'a/manifest.json': '{}', 'b/manifest.json': '{}' };
  const { findings } = await lintFiles(files, [says('z/z', '1'), says('a/a', '2')], ['b', 'a']);
  expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
    'a/manifest.json a/a',
    'a/manifest.json z/z',
    'b/manifest.json a/a',
    'b/manifest.json z/z',
  ]);
});
