import rule from '../../../src/rules/oauth-client/schema.ts';
import { example, json, manifest, oauthClients, without } from '../../support/example-integration.ts';
import { client, withClient, withClientFile } from '../../support/oauth-client.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(oauthClients);
const wayOut = 'copy it from the client in the Developer Platform';
const noClient = 'Expected the key `integration` with the OAuth client, found none: copy the client from the Developer Platform';
const missing = (key: string) => `Expected the key \`${key}\` in \`integration\`, found none: ${wayOut}`;
/** The example's client without one of its keys. */
const withoutKey = (key: string) =>
  json({ integration: Object.fromEntries(Object.entries(client).filter(([name]) => name !== key)) });
const markedClient = (key: string) => withoutKey(key).replace('"integration":', '⟦"integration"⟧:');

testRule(rule, {
  valid: {
    'a good client': { files: example },
    'no client, which the manifest says or not': { files: without('assets/oauth_clients.json') },
    'Windows line endings': { files: withClientFile(text.replaceAll('\n', '\r\n')) },
    'no description': { files: withClientFile(withoutKey('description')) },
    'a key that nobody knows': { files: withClient({ logo: 'lamp.png', redirect_uri: 'https://harborlights.example' }) },
    'a client of another kind beside it': { files: withClientFile(json({ ...oauthClients, workflow: { id: 1 } })) },
    "an unknown scope, which is another rule's": { files: withClient({ scopes: ['switch_on_the_lights'] }) },
    "redirect URIs that are other rules'": {
      files: withClient({ redirect_uris: ['localhost', 'localhost'], onboarding_url: 'x' }),
    },
    ...Object.fromEntries(
      ['assets', '.', './', 'assets/..', ''].map((oauth) => [
        `a manifest that names the folder \`${oauth}\`, which is manifest/referenced-files' or manifest/schema's`,
        { files: { ...example, 'manifest.json': json({ ...manifest, assets: { ...manifest.assets, oauth } }) } },
      ]),
    ),
    'the older form': { files: withClientFile(json({ ui_extension: { ...client, client_role: 'ui_extension' } })) },
    'the older form with other keys': { files: withClientFile(json({ ui_extension: { id: client.id, scopes: client.scopes } })) },
  },
  invalid: {
    'a folder of that name, which the manifest does not name': {
      files: {
        ...without('assets/oauth_clients.json'),
        'assets/oauth_clients.json/inside': '',
        'manifest.json': json({ ...manifest, assets: { integration: manifest.assets.integration } }),
      },
      messages: ['The OAuth client cannot be read: it is a folder, not a file'],
      places: [{ file: 'harbor_lights/assets/oauth_clients.json', line: 1, column: 1 }],
    },
    'Latin-1': {
      files: withClientFile(Buffer.from('{\n  "integration": "Caf\u00E9"\n}', 'latin1')),
      messages: ['Expected UTF-8, found bytes that are not UTF-8: save the file as UTF-8'],
      places: [{ file: 'harbor_lights/assets/oauth_clients.json', line: 2, column: 22 }],
    },
    'a byte order mark': {
      files: withClientFile(`\uFEFF⟦⟧${text}`),
      messages: ['Unexpected byte order mark: save the file as UTF-8 without BOM'],
    },
    'a missing comma': {
      files: withClientFile(text.replace('"name": "Harbor Lights",', '"name": "Harbor Lights"⟦⟧')),
      messages: ['Expected `,` here, found `"description"` next'],
    },
    'an empty file': { files: withClientFile('⟦⟧'), messages: ['Expected a JSON object, found an empty file'] },
    'a key twice': {
      files: withClientFile(text.replace('    "description"', '    ⟦"name"⟧: "Harbor",\n    "description"')),
      messages: ['Unexpected second key `name`: line 4 has it already, remove one'],
    },
    'no key at all': { files: withClientFile('⟦{⟧}\n'), messages: [noClient] },
    'the client without its role as key': { files: withClientFile(json(client).replace('{', '⟦{⟧')), messages: [noClient] },
    'a list': {
      files: withClientFile('⟦[⟧]'),
      messages: [noClient],
    },
    'a client that is a text': {
      files: withClientFile('{ "integration": ⟦"Harbor Lights"⟧ }'),
      messages: [`Expected an object in \`integration\`, found \`Harbor Lights\`: ${wayOut}`],
    },
    'a misspelled role': {
      files: withClientFile(text.replace('"integration":', '⟦"integrations"⟧:')),
      messages: ['Unexpected key `integrations` in the file, expected `integration`'],
    },
    'a misspelled key': {
      files: withClientFile(text.replace('"redirect_uris"', '⟦"redirect_urls"⟧')),
      messages: ['Unexpected key `redirect_urls` in `integration`, expected `redirect_uris`'],
    },
    'a misspelled key that may be missing': {
      files: withClientFile(text.replace('"description"', '⟦"descripton"⟧')),
      messages: ['Unexpected key `descripton` in `integration`, expected `description`'],
    },
    'no id': { files: withClientFile(markedClient('id')), messages: [missing('id')] },
    'no name': { files: withClientFile(markedClient('name')), messages: [missing('name')] },
    'no role': { files: withClientFile(markedClient('client_role')), messages: [missing('client_role')] },
    'no scopes': { files: withClientFile(markedClient('scopes')), messages: [missing('scopes')] },
    'no redirect URIs': { files: withClientFile(markedClient('redirect_uris')), messages: [missing('redirect_uris')] },
    'no onboarding URL': { files: withClientFile(markedClient('onboarding_url')), messages: [missing('onboarding_url')] },
    'an id that is no UUID': {
      files: withClient({ id: '⟦harbor-lights⟧' }),
      messages: [`Expected a UUID in \`integration.id\`, found \`harbor-lights\`: ${wayOut}`],
    },
    'another role than the key': {
      files: withClient({ client_role: '⟦ui_extension⟧' }),
      messages: [`Expected \`integration\` in \`integration.client_role\`, found \`ui_extension\`: ${wayOut}`],
    },
    'one scope instead of a list': {
      files: withClient({ scopes: '⟦metrics_read⟧' }),
      messages: [`Expected at least one scope in \`integration.scopes\`, found \`metrics_read\`: ${wayOut}`],
    },
    'a scope that is no text': {
      files: withClientFile(text.replace('"metrics_read"', '⟦42⟧')),
      messages: [`Expected a scope that Datadog knows in \`integration.scopes.1\`, found the number \`42\`: ${wayOut}`],
    },
    'an empty list': {
      files: withClientFile(json({ integration: { ...client, redirect_uris: [] } }).replace('[]', '⟦[]⟧')),
      messages: [`Expected at least one redirect URI in \`integration.redirect_uris\`, found an empty one: ${wayOut}`],
    },
    'a redirect URI that is no text': {
      files: withClientFile(text.replace(/"https:.*callback"/, '⟦null⟧')),
      messages: [`Expected a string in \`integration.redirect_uris.0\`, found the value \`null\`: ${wayOut}`],
    },
    'a wrong type in the older form': {
      files: withClientFile(json({ ui_extension: { id: 7 } }).replace('7', '⟦7⟧')),
      messages: [`Expected a UUID in \`ui_extension.id\`, found the number \`7\`: ${wayOut}`],
    },
  },
});
