// JSON values, and JSON Pointers (RFC 6901) that address them, such as `/tile/media/0/caption`.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `['tile', 'media', 0]` -> `/tile/media/0`. */
export function pointer(...path: readonly (string | number)[]): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function segments(pointer: string): string[] {
  const written = pointer.split('/').slice(1);
  return pointer.includes('~') ? written.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~')) : written;
}

export function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** The value at a pointer; undefined when nothing stands there. Only own properties are looked up. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of segments(pointer)) {
    if (Array.isArray(value)) value = value[Number(segment)];
    else value = isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
  }
  return value;
}
