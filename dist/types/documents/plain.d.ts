import type { Blocks } from './blocks.ts';
/** Undefined for a text that is not plain. */
export declare function plainBlocks(text: string): Blocks | undefined;
