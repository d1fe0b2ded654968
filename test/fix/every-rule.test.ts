// For every rule that can fix: broken -> fix -> nothing wrong, and not a byte changed outside of the edit, however the files are written.
import { describe, expect, test } from 'vitest';
import type { Base } from '../../src/catalog/base/base.ts';
import type { Json } from '../../src/documents/pointer.ts';
import { fix } from '../../src/fix/fix.ts';
import { rules } from '../../src/rules/index.ts';
import { example, json, manifest, readme } from '../support/example-integration.ts';
import { MemorySource } from '../support/memory-source.ts';

interface Case {
  readonly broken: Readonly<Record<string, string>>;
  readonly mended: Readonly<Record<string, string>>;
}

const { uninstallation: _pointer, ...unpointed } = manifest.tile;
const { oauth: _oauth, ...withoutOauth } = manifest.assets;
const tags = (...classifier_tags: string[]) => json({ ...manifest, tile: { ...manifest.tile, classifier_tags } });
const dashboard = (app_id: string) => json({ title: 'Harbor', widgets: [{ definition: { type: 'app', app_id } }] });
const section = /## Uninstallation\n[\s\S]*?\n(?=## Support)/;
const revoked = 'Once the Harbor Lights integration has been uninstalled, any previous authorizations are revoked.';
const disabled =
  'Ensure that all API keys associated with this integration have been disabled by searching for Harbor Lights on the ' +
  '[API Keys page](https://app.datadoghq.com/organization-settings/api-keys?filter=Harbor%20Lights).';
const says = (...paragraphs: string[]) =>
  readme.replace(section, `${['## Uninstallation', 'Click **Uninstall**.', ...paragraphs].join('\n\n')}\n\n`);
/** As `--fix` adds a key: behind `configuration`, or as the last one. */
const pointed: Json = {
  ...manifest,
  tile: insertedAfter(unpointed, 'configuration', 'uninstallation', 'README.md#Uninstallation'),
};

const cases: Readonly<Record<string, Case>> = {
  'app-uuid/unchanged': {
    broken: { 'manifest.json': json({ ...manifest, app_uuid: '0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f' }) },
    mended: { 'manifest.json': json(manifest) },
  },
  'dashboard/app-id': {
    broken: { 'assets/dashboards/harbor_overview.json': dashboard('0d5f2c1a-6b7c-4d8e-9f00-1a2b3c4d5e6f') },
    mended: { 'assets/dashboards/harbor_overview.json': dashboard(manifest.app_uuid) },
  },
  'manifest/tile-uninstallation': {
    broken: { 'manifest.json': json({ ...manifest, tile: unpointed }) },
    mended: { 'manifest.json': json(pointed) },
  },
  'manifest/assets-oauth': {
    broken: { 'manifest.json': json({ ...manifest, assets: withoutOauth }) },
    mended: { 'manifest.json': json({ ...manifest, assets: { ...withoutOauth, oauth: 'assets/oauth_clients.json' } }) },
  },
  'manifest/classifier-tags': {
    broken: { 'manifest.json': tags('Category::IOT', 'Category::Data Store', 'Offering::Integration') },
    mended: { 'manifest.json': tags('Category::IoT', 'Category::Data Stores', 'Offering::Integration') },
  },
  'readme/uninstallation-section': {
    broken: { 'manifest.json': json({ ...manifest, tile: unpointed }), 'README.md': readme.replace(section, '') },
    mended: {
      'manifest.json': json(pointed),
      'README.md': readme.replace(section, `## Uninstallation\n\n${revoked}\n\n${disabled}\n\n`),
    },
  },
  'readme/uninstallation-revocation': {
    broken: { 'README.md': says(disabled) },
    mended: { 'README.md': says(disabled, revoked) },
  },
  'readme/uninstallation-api-keys': {
    broken: { 'README.md': says(revoked) },
    mended: { 'README.md': says(revoked, disabled) },
  },
};

function insertedAfter(object: Readonly<Record<string, Json>>, after: string, key: string, value: Json): Json {
  return Object.fromEntries(Object.entries(object).flatMap((entry) => (entry[0] === after ? [entry, [key, value]] : [entry])));
}

const lineEndings: [string, (text: string) => string][] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
];
const indentations: [string, (text: string) => string][] = [
  ['two spaces', (text) => text],
  ['four spaces', (text) => text.replaceAll(/^ +/gm, (blanks) => blanks.repeat(2))],
  ['tabs', (text) => text.replaceAll(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2))],
];
const ends: [string, (text: string) => string][] = [
  ['a newline at the end', (text) => text],
  ['none', (text) => text.trimEnd()],
];
const styles = lineEndings.flatMap(([line, breaks]) =>
  indentations.flatMap(([indentation, indents]) =>
    ends.map(([end, ends]) => ({
      name: `${line}, ${indentation}, ${end}`,
      style: (file: string, text: string) => breaks(ends(file.endsWith('.json') ? indents(text) : text)),
    })),
  ),
);

function inCatalog(files: Readonly<Record<string, string>>): MemorySource {
  return new MemorySource(Object.fromEntries(Object.entries(files).map(([file, text]) => [`harbor_lights/${file}`, text])));
}

test('every rule that can fix is here', () => {
  expect(Object.keys(cases).sort()).toEqual(
    rules
      .filter(({ fixable }) => fixable)
      .map(({ id }) => id)
      .sort(),
  );
});

describe.each(Object.entries(cases))('%s', (id, { broken, mended }) => {
  test.each(styles)('$name', async ({ style }) => {
    const styled = (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(files).map(([file, text]) => [file, style(file, text)]));
    const files = styled({ ...example, ...broken });
    const before = inCatalog(styled(example));
    const base: Base = {
      commit: 'base',
      source: before,
      prefetch: async () => {},
      origin: async (folder) => folder,
      isChanged: async () => true,
    };
    const catalog = { root: '/', source: inCatalog(files), kind: 'extras', folders: ['harbor_lights'], parents: ['.'] } as const;
    const { before: found, report, changes } = await fix(catalog, { base });
    expect(found.findings.map(({ rule }) => rule)).toContain(id);
    expect(report.findings).toEqual([]);
    expect(Object.fromEntries(changes.map(({ file, after }) => [file, after]))).toEqual(
      Object.fromEntries(Object.entries(styled(mended)).map(([file, text]) => [`harbor_lights/${file}`, text])),
    );
  });
});
