import type { Json } from '../../../src/documents/pointer.ts';
import rule from '../../../src/rules/oauth-client/scopes.ts';
import { example, json, manifest, without } from '../../support/example-integration.ts';
import { client, withClient, withClientFile } from '../../support/oauth-client.ts';
import { testRule } from '../../support/rule-tester.ts';

const withScopes = (...scopes: Json[]) => withClient({ scopes });
const { integration } = manifest.assets;
const tile = (...tags: string[]) => ({ tile: { ...manifest.tile, classifier_tags: ['Offering::Integration', ...tags] } });
const assets = (more: Readonly<Record<string, Json>>) => ({
  assets: { ...manifest.assets, integration: { ...integration, ...more } },
});
const reading = { ...client, scopes: ['metrics_read', 'dashboards_read'] };
const readingFile = json({ integration: reading });
const markedFile = readingFile.replace('"scopes"', '⟦"scopes"⟧');
/** An integration whose client only reads, with other keys in the manifest. */
const claims = (keys: Readonly<Record<string, Json>>, clients = readingFile) => ({
  ...withClientFile(clients),
  'manifest.json': json({ ...manifest, ...keys }),
});
const submits = (claim: string) =>
  `Expected the scope \`api_keys_write\`, because ${claim} in manifest.json says that data is submitted: request it, or correct the manifest`;

testRule(rule, {
  valid: {
    'a good client': { files: example },
    'no client': { files: without('assets/oauth_clients.json') },
    'not JSON': { files: withClientFile('{"integration": ') },
    'no list': { files: withClient({ scopes: 'metrics_reed' }) },
    'an empty list': { files: { ...withScopes(), 'manifest.json': json({ ...manifest, ...tile('Submitted Data Type::Logs') }) } },
    'what is no text': { files: withScopes(1, null, 'api_keys_write') },
    'a client that only reads': { files: claims({}) },
    'tags that say what is read': { files: claims(tile('Queried Data Type::Metrics', 'Submitted Data Type::Incidents')) },
    'no events': { files: claims(assets({ events: { creates_events: false } })) },
    'a metadata.csv without metrics': {
      files: { ...claims(assets({ metrics: { metadata_path: 'metadata.csv' } })), 'metadata.csv': 'metric_name,metric_type\n' },
    },
    'a metadata.csv that is not there': { files: claims(assets({ metrics: { metadata_path: 'metadata.csv' } })) },
    'a metadata.csv outside of the folder': {
      files: { ...claims(assets({ metrics: { metadata_path: '../metadata.csv' } })), '/metadata.csv': 'metric_name\nlamps\n' },
    },
    'the Agent submits': {
      files: claims({
        ...tile('Submitted Data Type::Metrics'),
        ...assets({ configuration: { spec: 'assets/configuration/spec.yaml' } }),
      }),
    },
    'a UI Extension': {
      files: claims(tile('Submitted Data Type::Logs'), json({ ui_extension: { ...reading, client_role: 'ui_extension' } })),
    },
    'no manifest that could be read': {
      files: { 'manifest.json': '{', 'assets/oauth_clients.json': readingFile },
    },
  },
  invalid: {
    misspelled: {
      files: withScopes('api_keys_write', '⟦metric_read⟧'),
      messages: ['Unexpected scope `metric_read`, expected `metrics_read`'],
    },
    'in capitals': {
      files: withScopes('⟦API_KEYS_WRITE⟧'),
      messages: ['Unexpected scope `API_KEYS_WRITE`, expected `api_keys_write`'],
    },
    'a name that nobody knows': {
      files: withScopes('⟦switch_on_the_lights⟧', 'api_keys_write'),
      messages: [
        'Unexpected scope `switch_on_the_lights`: Datadog documents none of that name, check it in the Developer Platform',
      ],
    },
    twice: {
      files: withScopes('api_keys_write', 'metrics_read', '⟦metrics_read⟧', '⟦metrics_read⟧'),
      messages: [
        'Unexpected second scope `metrics_read`: line 9 has it already, remove one',
        'Unexpected second scope `metrics_read`: line 9 has it already, remove one',
      ],
    },
    'a misspelled one twice': {
      files: withScopes('⟦metric_read⟧', '⟦metric_read⟧'),
      messages: [
        'Unexpected scope `metric_read`, expected `metrics_read`',
        'Unexpected second scope `metric_read`: line 8 has it already, remove one',
      ],
    },
    'a misspelled `api_keys_write` is not missing as well': {
      files: {
        ...withScopes('⟦api_key_write⟧'),
        'manifest.json': json({ ...manifest, ...tile('Submitted Data Type::Metrics') }),
      },
      messages: ['Unexpected scope `api_key_write`, expected `api_keys_write`'],
    },
    'a tag says that data is submitted': {
      files: claims(tile('Queried Data Type::Metrics', 'Submitted Data Type::Logs'), markedFile),
      messages: [submits('`Submitted Data Type::Logs`')],
    },
    'events are created': {
      files: claims(assets({ events: { creates_events: true } }), markedFile),
      messages: [submits('`creates_events`')],
    },
    'logs have a source': {
      files: claims({ assets: { ...manifest.assets, logs: { source: 'harbor-lights' } } }, markedFile),
      messages: [submits('`assets.logs`')],
    },
    'there are metrics': {
      files: {
        ...claims(assets({ metrics: { metadata_path: 'metadata.csv' } }), markedFile),
        'metadata.csv': 'metric_name,metric_type\nharbor.lamps,gauge\n',
      },
      messages: [submits('`metadata_path`')],
    },
    'the client of a UI Extension': {
      files: withClientFile(json({ ui_extension: { ...client, scopes: ['metric_read'] } }).replace('"metric_read"', '⟦$&⟧')),
      messages: ['Unexpected scope `metric_read`, expected `metrics_read`'],
    },
  },
});
