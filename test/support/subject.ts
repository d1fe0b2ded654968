// An integration as a source of its published app_uuid is asked about it.
import { type JsonDocument, parseJson } from '../../src/documents/json.ts';
import type { Json } from '../../src/documents/pointer.ts';
import { TextDocument } from '../../src/documents/text.ts';
import type { Subject } from '../../src/platform/published.ts';
import { manifest, oauthClients } from './example-integration.ts';

export function subject(changes: Partial<Subject> = {}): Subject {
  return {
    path: 'harbor_lights',
    name: 'harbor_lights',
    status: 'new',
    oauth: true,
    manifest: document(manifest),
    oauthClients: document(oauthClients),
    ...changes,
  };
}

export function document(value: Json): JsonDocument {
  const parsed = parseJson(new TextDocument('file.json', JSON.stringify(value)));
  if (parsed.status === 'broken') throw new Error('A JSON value has a JSON text');
  return parsed.document;
}
