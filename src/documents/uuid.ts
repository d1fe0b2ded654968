// The shape of a UUID.

/** Plain RFC 9562 form, any version and case: published app_uuids are v4 and v7. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
