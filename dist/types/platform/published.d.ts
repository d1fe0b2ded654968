import type { JsonDocument } from '../documents/json.ts';
import { type Json } from '../documents/pointer.ts';
import type { IntegrationStatus } from '../report.ts';
export type Answer = {
    readonly status: 'published';
    readonly uuid: string /** Who says so. */;
    readonly how: string;
} | {
    readonly status: 'inconclusive';
    readonly how: string;
    readonly reason: string;
};
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
export declare function valueSource(uuid: string, how: string): PublishedSource;
/** `apps:` of the configuration: app_uuid by folder, by its path or its name. */
export declare function configuredSource(apps: Readonly<Record<string, string>>, file: string): PublishedSource;
/** `apps:` that stand in the change alone: whoever wrote the app_uuid wrote them as well, so they can contradict it and prove nothing. */
export declare function claimedSource(apps: Readonly<Record<string, string>>, file: string): PublishedSource;
/**
 * An app manifest as the app's page exports it (gear icon, Export App Manifest). Whether it carries the app_uuid is not
 * documented: `app_uuid` is looked for, then an `app_id` or `id` that is a UUID.
 */
export declare function exportedSource(manifest: Json, file: string): PublishedSource;
