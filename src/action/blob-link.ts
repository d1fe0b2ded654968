// Where a line of a file can be looked at on GitHub. A repository names its files as it likes: the address is that of a file of this
// commit whatever the name, and nothing in it ends a Markdown link.

/**
 * @param blobs The address of the commit's files: `https://github.com/owner/name/blob/<commit>`.
 * @returns undefined for what is no path inside of the repository.
 */
export function blobLink(blobs: string, file: string, line: number): string | undefined {
  const segments = file.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return undefined;
  return `${blobs}/${segments.map(encode).join('/')}#L${line}`;
}

function encode(segment: string): string {
  return encodeURIComponent(segment.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
