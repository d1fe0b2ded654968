/**
 * The candidate nearest to `word`, upper and lower case aside: at most two edits away, or a third of the word's length.
 * Undefined when none is that near. Of several equally near ones the first.
 */
export declare function nearest(word: string, candidates: Iterable<string>): string | undefined;
