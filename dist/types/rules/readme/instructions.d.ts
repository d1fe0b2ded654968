/** @param sentences Of the section, as `sentences` in documents/prose.ts gives them. */
export declare function saysAuthorizationsRevoked(sentences: readonly string[]): boolean;
/** @param sentences Of the section, as `sentences` in documents/prose.ts gives them. */
export declare function saysApiKeysDisabled(sentences: readonly string[]): boolean;
