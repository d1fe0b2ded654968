import { maxFileBytes } from '../../../src/catalog/file-source.ts';
import rule from '../../../src/rules/dashboard/syntax.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const path = 'assets/dashboards/harbor_overview.json';
const good = json({ title: 'Harbor', widgets: [] });
const withDashboard = (content: string | Uint8Array) => ({ ...example, [path]: content });
const withAssets = (assets: object) => json({ ...manifest, assets: { ...manifest.assets, ...assets } });

testRule(rule, {
  valid: {
    'as many brackets as nobody would write': { files: withDashboard(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) },
    'a good dashboard': { files: example },
    'a key twice, of which the last counts': { files: withDashboard('{"title": "a", "title": "b"}') },
    'any JSON, whatever it says': { files: withDashboard('[]') },
    'a dashboard that is not there, which is a fault of the path': { files: { 'manifest.json': json(manifest) } },
    'a folder, which is a fault of the path': { files: { 'manifest.json': json(manifest), [`${path}/inside`]: '' } },
    'a file that the manifest does not name': { files: { ...example, 'assets/dashboards/draft.json': '{' } },
    'a manifest that is not JSON': { files: { ...example, 'manifest.json': '{', [path]: '{' } },
  },
  invalid: {
    'a trailing comma': {
      files: withDashboard(good.replace('[]', '[]⟦,⟧')),
      messages: ['Unexpected comma before `}`: remove it'],
    },
    'an empty file': { files: withDashboard('⟦⟧'), messages: ['Expected a JSON object, found an empty file'] },
    'a monitor and a saved view': {
      files: {
        ...example,
        'manifest.json': withAssets({ monitors: { dark: 'assets/dark.json' }, saved_views: { ships: 'assets/ships.json' } }),
        'assets/dark.json': '{"name": ⟦nothing⟧ 7}',
        'assets/ships.json': '{"name": "ships"⟦⟧',
      },
      messages: ['Unexpected `nothing`', 'Unexpected end of the file: a closing `}`, `]` or `"` is missing'],
    },
    'a dashboard that two names share': {
      files: {
        ...withDashboard(good.replace('[]', '[]⟦,⟧')),
        'manifest.json': withAssets({ dashboards: { one: path, two: path } }),
      },
      messages: ['Unexpected comma before `}`: remove it'],
    },
    'a byte order mark': {
      files: withDashboard(`\uFEFF⟦⟧${good}`),
      messages: ['Unexpected byte order mark: save the file as UTF-8 without BOM'],
    },
    'a file too large to be read': {
      files: {
        ...withDashboard(new Uint8Array(maxFileBytes + 1)),
        'manifest.json': json(manifest).replace(`"${path}"`, `⟦"${path}"⟧`),
      },
      messages: ['The file cannot be read: it is too large'],
    },
    'UTF-16': {
      files: withDashboard(Buffer.from(`\uFEFF${good}`, 'utf16le')),
      messages: ['Expected UTF-8, found UTF-16: save the file as UTF-8'],
      places: [{ file: `harbor_lights/${path}`, line: 1, column: 1 }],
    },
  },
});
