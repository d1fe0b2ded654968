export type Json = null | boolean | number | string | readonly Json[] | {
    readonly [key: string]: Json;
};
export declare function isObject(value: Json | undefined): value is {
    readonly [key: string]: Json;
};
/** `['tile', 'media', 0]` -> `/tile/media/0`. */
export declare function pointer(...path: readonly (string | number)[]): string;
export declare function segments(pointer: string): string[];
export declare function parentOf(pointer: string): string;
/** The value at a pointer; undefined when nothing stands there. Only own properties are looked up. */
export declare function valueAt(root: Json, pointer: string): Json | undefined;
