// The example's OAuth client with one thing changed.
import type { Json } from '../../src/documents/pointer.ts';
import { example, json, oauthClients } from './example-integration.ts';
import type { CaseFiles } from './rule-tester.ts';

export const client = oauthClients.integration;

/** The example with other text in assets/oauth_clients.json. */
export function withClientFile(text: string | Uint8Array): CaseFiles {
  return { ...example, 'assets/oauth_clients.json': text };
}

/** The example with some of the client's keys changed. Marks at the ends of a text move outside of its quotes. */
export function withClient(changes: Readonly<Record<string, Json>>): CaseFiles {
  const text = json({ integration: { ...client, ...changes } });
  return withClientFile(text.replaceAll(/"(⟦+)/g, '$1"').replaceAll(/(⟧+)"/g, '"$1'));
}
