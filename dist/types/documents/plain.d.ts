import type { Blocks } from './markdown.ts';
/** Undefined for a text that is not plain. */
export declare function plainBlocks(text: string): Blocks | undefined;
