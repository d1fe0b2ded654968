// Where the published app_uuid of an integration comes from: step 2 of the Developer Platform's Publishing tab, handed on as a
// value or in the configuration, an exported app manifest, or the live platform (live-source.ts). Each answers, or says why it cannot.

import type { JsonDocument } from '../documents/json.ts';
import { isObject, type Json } from '../documents/pointer.ts';
import { isUuid } from '../documents/uuid.ts';
import type { IntegrationStatus } from '../report.ts';

export type Answer =
  | { readonly status: 'published'; readonly uuid: string /** Who says so. */; readonly how: string }
  | { readonly status: 'inconclusive'; readonly how: string; readonly reason: string };

/** The integration that a source is asked about. */
export interface Subject {
  readonly path: string;
  readonly name: string;
  readonly status: IntegrationStatus;
  readonly oauth: boolean;
  readonly manifest: JsonDocument | undefined;
  readonly oauthClients: JsonDocument | undefined;
}

/** What a source says of an integration; undefined when it does not speak of it. */
export type PublishedSource = (subject: Subject) => Answer | undefined | Promise<Answer | undefined>;

/** One integration's app_uuid, as a person copied it. */
export function valueSource(uuid: string, how: string): PublishedSource {
  return () => ({ status: 'published', uuid, how });
}

/** `apps:` of the configuration: app_uuid by folder, by its path or its name. */
export function configuredSource(apps: Readonly<Record<string, string>>, file: string): PublishedSource {
  return ({ path, name }) => {
    const folder = [path, name].find((each) => Object.hasOwn(apps, each));
    const uuid = folder === undefined ? undefined : apps[folder];
    return uuid === undefined ? undefined : { status: 'published', uuid, how: `\`apps\` in ${file}` };
  };
}

/** `apps:` that stand in the change alone: whoever wrote the app_uuid wrote them as well, so they can contradict it and prove nothing. */
export function claimedSource(apps: Readonly<Record<string, string>>, file: string): PublishedSource {
  const configured = configuredSource(apps, file);
  return async (subject) => {
    const answer = await configured(subject);
    const found = subject.manifest?.get('/app_uuid');
    if (answer?.status !== 'published' || typeof found !== 'string' || found.toLowerCase() !== answer.uuid.toLowerCase())
      return answer;
    return {
      status: 'inconclusive',
      how: answer.how,
      reason: 'it says the same, and is a part of this change: it counts once it is merged',
    };
  };
}

/**
 * An app manifest as the app's page exports it (gear icon, Export App Manifest). Whether it carries the app_uuid is not
 * documented: `app_uuid` is looked for, then an `app_id` or `id` that is a UUID.
 */
export function exportedSource(manifest: Json, file: string): PublishedSource {
  const how = `the exported app manifest ${file}`;
  const places = [manifest, child(manifest, 'data'), child(child(manifest, 'data'), 'attributes'), child(manifest, 'attributes')];
  for (const key of ['app_uuid', 'app_id', 'id']) {
    for (const place of places) {
      const uuid = child(place, key);
      if (typeof uuid === 'string' && isUuid(uuid)) return () => ({ status: 'published', uuid, how });
    }
  }
  return () => ({ status: 'inconclusive', how, reason: 'it holds no app_uuid, and no app_id or id that is a UUID' });
}

function child(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
