// Follows an onboarding URL from redirect to redirect, with cookies as a browser would, up to the authorize page. Nothing secret is
// sent; what may be reached is the caller's `http`'s to say.

import type { Http } from '../http/http.ts';
import { RequestError } from '../http/request-error.ts';
import type { Site } from '../platform/sites.ts';
import { isAuthorizeUrl } from './authorize-request.ts';

const mostRedirects = 10;

export type Arrival =
  | { readonly kind: 'authorize'; readonly url: URL }
  | { readonly kind: 'sign-in'; readonly host: string }
  | { readonly kind: 'page'; readonly host: string }
  | { readonly kind: 'fault'; readonly reason: string };

/** Opens a page that goes on by script; undefined where there is no browser. */
export type OpenOnboarding = (start: URL, site: Site, signal: AbortSignal) => Promise<Arrival | undefined>;

export async function followOnboarding(start: URL, site: Site, http: Http, signal: AbortSignal): Promise<Arrival> {
  const cookies = new Map<string, Map<string, string>>();
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    if (isAuthorizeUrl(url, site)) return { kind: 'authorize', url };
    const response = await answerOf(url, http, cookies, signal);
    if (typeof response === 'string') return { kind: 'fault', reason: response };
    const text = await response.text();
    const target = redirectOf(response, text);
    if (target === undefined) return judge(url, response.status, text);
    if (!URL.canParse(target, url.href)) return { kind: 'fault', reason: `${url.host} redirects to something that is no URL` };
    url = new URL(target, url);
  }
  return { kind: 'fault', reason: `${start.host} redirects more than ${mostRedirects} times` };
}

async function answerOf(
  url: URL,
  http: Http,
  cookies: Map<string, Map<string, string>>,
  signal: AbortSignal,
): Promise<Response | string> {
  const jar = cookies.get(url.host) ?? new Map<string, string>();
  cookies.set(url.host, jar);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  try {
    const response = await http.fetch(url, { headers: { accept: 'text/html', ...(cookie !== '' && { cookie }) }, signal });
    for (const each of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=;\s]+)=([^;]*)/.exec(each) ?? [];
      if (name !== undefined && value !== undefined && jar.size < 50) jar.set(name, value);
    }
    return response;
  } catch (error) {
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

/** By the status, by a `Refresh` header, or by a `meta` element that stands for one. */
function redirectOf({ status, headers }: Response, text: string): string | undefined {
  if (status >= 300 && status < 400) return headers.get('location') ?? undefined;
  const [meta] = /<meta\s[^>]*http-equiv=["']?refresh\b[^>]*>/i.exec(text) ?? [];
  const content =
    headers.get('refresh') ??
    /content=(?:"([^"]*)"|'([^']*)')/i
      .exec(meta ?? '')
      ?.slice(1)
      .join('') ??
    '';
  return /^\s*\d+\s*[;,]\s*url\s*=\s*["']?([^"']+)/i.exec(content)?.[1]?.replaceAll('&amp;', '&');
}

function judge({ host, pathname }: URL, status: number, text: string): Arrival {
  if (status === 401 || status === 403) return { kind: 'sign-in', host };
  if (status >= 300) return { kind: 'fault', reason: `${host} answered ${status} to the onboarding` };
  const signsIn = /<input\s[^>]*type=["']?password/i.test(text) || /(?:sign|log)[-_]?in\b|\bauth\b/i.test(pathname);
  return { kind: signsIn ? 'sign-in' : 'page', host };
}
