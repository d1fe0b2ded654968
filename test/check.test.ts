// What both shells hand to the pipeline: an exported app manifest as a source, and its OAuth client.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { check } from '../src/check.ts';
import type { Json } from '../src/documents/pointer.ts';
import { example, manifest, oauthClients } from './support/example-integration.ts';

function folder(): string {
  const top = mkdtempSync(join(tmpdir(), 'tilelint-check-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(example)) {
    const file = join(top, 'harbor_lights', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return join(top, 'harbor_lights');
}

async function withExport(exported: Json) {
  const appManifest = { file: 'app.json', bytes: Buffer.from(JSON.stringify(exported)) };
  return (await check({ paths: [folder()], appManifest })).report;
}

const { scopes } = oauthClients.integration;

describe('an exported app manifest', () => {
  test('proves the app_uuid, and has the same client', async () => {
    const report = await withExport({ app_uuid: manifest.app_uuid, oauth_clients: oauthClients });
    expect(report.findings).toEqual([]);
    expect(report.integrations[0]?.appUuid).toEqual({ status: 'proven', reason: 'the exported app manifest app.json' });
  });

  test('with another client is a warning where they differ', async () => {
    const report = await withExport({ app_uuid: manifest.app_uuid, oauth: { scopes: [...scopes, 'events_read'] } });
    expect(report.findings).toMatchObject([
      { rule: 'oauth-client/matches-export', severity: 'warning', file: 'harbor_lights/assets/oauth_clients.json' },
    ]);
  });

  test('with several clients is said to be unclear', async () => {
    const report = await withExport({ oauth_clients: [{ scopes }, { scopes: [] }] });
    expect(report.findings).toEqual([]);
    expect(report.unchecked).toContainEqual({
      rule: 'oauth-client/matches-export',
      reason: "app.json holds 2 OAuth clients, and does not say which is the integration's",
    });
  });
});
