/** Plain RFC 9562 form, any version and case: published app_uuids are v4 and v7. */
export declare function isUuid(text: string): boolean;
