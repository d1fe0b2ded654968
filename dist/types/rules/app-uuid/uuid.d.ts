/** Plain RFC 9562 form, any version and case: published app_uuids are v4 and v7. */
export declare function isUuid(text: string): boolean;
export declare function isNil(uuid: string): boolean;
/** Whether a UUID was made up: samples that everybody copies, few different digits, digits that count up. */
export declare function isMadeUp(uuid: string): boolean;
