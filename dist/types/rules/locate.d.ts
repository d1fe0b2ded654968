import { type Entry } from '../catalog/file-source.ts';
import type { Integration } from '../catalog/integration.ts';
export type Located = 
/** `file` is as the integration reads it. */
{
    readonly status: 'file';
    readonly file: string;
} | {
    readonly status: 'missing';
}
/** It leaves the folder, is absolute or a URL, or has a character that no path has. */
 | {
    readonly status: 'outside';
}
/** Something stands there that is no file. */
 | {
    readonly status: 'not-a-file';
    readonly kind: Exclude<Entry['kind'], 'file'>;
}
/** A file of that name in other letters. `actual` is relative to the integration's folder. */
 | {
    readonly status: 'other-case';
    readonly actual: string;
};
export declare function locate(integration: Integration, path: string): Promise<Located>;
