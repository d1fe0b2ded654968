/** @param sentences Of the section, as `sentences` in documents/prose.ts gives them. */
export declare function saysAuthorizationsRevoked(sentences: readonly string[]): boolean;
/** @param sentences Of the section, as `sentences` in documents/prose.ts gives them. */
export declare function saysApiKeysDisabled(sentences: readonly string[]): boolean;
/** Whether a sentence says, or may say, that authorizations stay: beside it the instruction would contradict. */
export declare function maySayAuthorizationsStay(sentences: readonly string[]): boolean;
/** Whether a sentence says, or may say, that API keys stay. */
export declare function maySayApiKeysStay(sentences: readonly string[]): boolean;
