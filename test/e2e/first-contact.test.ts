// A new partner with nothing but the README: the packed tarball through npx, in a git repository of their own, from red to green.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { example, json, manifest, oauthClients } from '../support/example-integration.ts';
import { temporaryFolder, write } from './bundle.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { uninstallation: _pointer, ...tile } = manifest.tile;
const { oauth: _oauth, ...assets } = manifest.assets;

/** Three faults that `--fix` mends, and one that a person has to. */
const broken = {
  ...example,
  'manifest.json': json({ ...manifest, tile: { ...tile, classifier_tags: ['Category::Notification'] }, assets }),
  'README.md': example['README.md'].replace(/## Uninstallation\n[\s\S]*?\n(?=## Support)/, ''),
  'assets/oauth_clients.json': json({
    integration: { ...oauthClients.integration, onboarding_url: 'http://app.harborlights.example/connect' },
  }),
};

test('npx, init, a red run, explain, fix, green', { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  const npm = { PATH: process.env.PATH ?? '', HOME: folder, npm_config_cache: join(folder, 'cache'), npm_config_offline: 'true' };
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder];
  const tarball = join(folder, execFileSync('npm', pack, { cwd: root, encoding: 'utf8', env: npm }).trim());
  const repository = join(folder, 'repository');
  write(repository, Object.fromEntries(Object.entries(broken).map(([path, content]) => [`harbor_lights/${path}`, content])));
  const git = (args: readonly string[], input = '') => execFileSync('git', args, { cwd: repository, encoding: 'utf8', input });
  git(['init', '-q', '-b', 'main']);
  git(['add', '-A']);
  git(['-c', 'user.name=A Partner', '-c', 'user.email=partner@harborlights.example', 'commit', '-q', '-m', 'Harbor Lights']);
  const run = (program: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, words, { cwd: repository, encoding: 'utf8', env: npm });
    expect(stderr).toBe('');
    return { exitCode: status, stdout };
  };
  const npx = (...words: string[]) => run('npx', '-y', '-p', tarball, 'tilelint', ...words);
  // What npx starts, from where it keeps it: npx itself takes two seconds each time.
  const kept = join(folder, 'cache/_npx');
  const tilelint = (...words: string[]) => run(join(kept, readdirSync(kept)[0] ?? '', 'node_modules/.bin/tilelint'), ...words);

  expect(npx('init')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Now: npx tilelint .\n') });
  const written = ['.github/workflows/tilelint.yml', 'tilelint.yml'].map((file) => join(repository, file));
  for (const file of written) writeFileSync(file, `${readFileSync(file, 'utf8')}# mine\n`);
  expect(tilelint('init').stdout).toContain('Nothing to write.\n');
  for (const file of written) expect(readFileSync(file, 'utf8')).toMatch(/# mine\n$/);

  const red = tilelint('.', '--format', 'pretty', '--format', 'json=report.json');
  expect(red).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('3 fixable with --fix\n') });
  const { findings } = JSON.parse(readFileSync(join(repository, 'report.json'), 'utf8'));
  const rules: string[] = findings.map(({ rule }: { rule: string }) => rule);
  expect(rules.sort()).toEqual([
    'manifest/assets-oauth',
    'manifest/classifier-tags',
    'oauth-client/onboarding-url',
    'readme/uninstallation-section',
  ]);
  for (const rule of rules) expect(tilelint('explain', rule).stdout).toContain('\nWhy\n');

  const { stdout: diff } = tilelint('.', '--fix-dry-run');
  git(['apply', '-'], diff);
  const applied = git(['diff', '--', 'harbor_lights']);
  git(['checkout', '-q', '--', 'harbor_lights']);
  expect(tilelint('.', '--fix')).toMatchObject({ exitCode: 1 });
  expect(git(['diff', '--', 'harbor_lights'])).toBe(applied);

  const clientFile = join(repository, 'harbor_lights/assets/oauth_clients.json');
  writeFileSync(clientFile, readFileSync(clientFile, 'utf8').replace('http://', 'https://'));
  expect(tilelint('.')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('✔ 1 integration checked, nothing wrong\n'),
  });
  expect(existsSync(join(repository, 'node_modules'))).toBe(false);
});
