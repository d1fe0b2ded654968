// What redirect URIs and the onboarding URL have in common: an absolute https URL with a public host, and no password in it.
// It is read as it is written: browsers mend a lot (`https:/host`, `\`, line breaks), other readers don't.
import { show } from '../../documents/schema.ts';
import { privateHost } from './private-host.ts';

export const webAddressMessages = {
  notUrl: 'Expected an absolute URL that begins with `https://`, found {{found}}',
  credentials: 'Unexpected user name or password in a URL: remove it, and change it wherever it is used',
  host: 'Unexpected {{kind}} {{host}}, expected one that every customer reaches: leave it out of the client that is published',
  https: 'Expected `https`, found {{scheme}}: codes and sign-ins must not travel in the clear',
} as const;

export interface WebAddressFault {
  readonly messageId: keyof typeof webAddressMessages;
  readonly data?: Readonly<Record<string, string>>;
}

export interface WebAddress {
  /** Undefined when it is no absolute URL with a host. */
  readonly url: URL | undefined;
  readonly faults: readonly WebAddressFault[];
}

export async function readWebAddress(text: string): Promise<WebAddress> {
  const url = parse(text);
  // Neither the URL nor what else is wrong with it is shown: a password may be anywhere in it.
  if (credentialsIn(text) !== undefined) return { url, faults: [{ messageId: 'credentials' }] };
  if (url === undefined) return { url, faults: [{ messageId: 'notUrl', data: { found: show(text) } }] };
  const kind = await privateHost(url.hostname);
  if (kind !== undefined) return { url, faults: [{ messageId: 'host', data: { kind, host: show(url.hostname) } }] };
  const scheme = url.protocol.slice(0, -1);
  return { url, faults: scheme === 'https' ? [] : [{ messageId: 'https', data: { scheme: show(scheme) } }] };
}

/** The user name and password in front of the host, as they are written: `name:password@`. */
export function credentialsIn(text: string): string | undefined {
  return /^[^/?#]*\/\/([^/?#]+@)/.exec(text)?.[1];
}

function parse(text: string): URL | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(text) || /[\s\\<>"`\0-\x1f\x7f]/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return /^(?:[a-z0-9._*-]+|\[[0-9a-f:.]+\])$/i.test(url.hostname) ? url : undefined;
}
