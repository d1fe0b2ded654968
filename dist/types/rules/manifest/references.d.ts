import type { Integration } from '../../catalog/integration.ts';
import type { JsonDocument } from '../../documents/json.ts';
export interface Reference {
    /** Where the manifest names it. */
    readonly pointer: string;
    /** Relative to the integration's folder, as it is written; never empty. */
    readonly path: string;
}
export type AssetGroup = 'dashboards' | 'monitors' | 'saved_views' | 'powerpacks';
export declare function references(manifest: JsonDocument): Reference[];
/** The values of `assets.dashboards` and its like. */
export declare function assetFiles(manifest: JsonDocument, ...groups: readonly AssetGroup[]): Reference[];
/** The pictures of `tile.media`, the preview of a video among them. */
export declare function pictures(manifest: JsonDocument): Reference[];
/** Those that lead to a file, each file once; about the others manifest/referenced-files speaks. */
export declare function existingFiles(integration: Integration, named: readonly Reference[]): Promise<readonly (Reference & {
    readonly file: string;
})[]>;
/** `README.md#Setup` -> its file and its fragment. */
export declare function splitTarget(value: string): {
    readonly path: string;
    readonly fragment: string | undefined;
};
