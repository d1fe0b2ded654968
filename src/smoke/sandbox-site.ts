// A site on this machine, which only the command line or the workflow can name: credentials then go there, and nowhere else.
import type { Site } from '../platform/sites.ts';
import { UserError } from '../user-error.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * @param text `http://127.0.0.1:8126`, or `US1=http://127.0.0.1:8126`.
 * @throws UserError for anything that is not on this machine.
 */
export function sandboxSite(text: string): Site {
  const [, name, address = ''] = /^(?:([\w-]+)=)?(.*)$/s.exec(text) ?? [];
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' || !loopback.has(url.hostname) || url.pathname !== '/' || url.search + url.hash !== '')
    throw new UserError(`Expected a sandbox on this machine such as \`http://127.0.0.1:8126\`, found \`${text.slice(0, 100)}\``);
  // Not the site's own name: what passes here has not passed on Datadog.
  return { name: `${name ?? ''} sandbox`.trim(), domain: url.host, web: url.origin, api: url.origin };
}
