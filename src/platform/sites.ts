// The nine Datadog sites: names, domains and origins as in the published @datadog/datadog-api-client 1.64.0 and Datadog's
// documentation of its sites.
import { nearest } from '../nearest.ts';

export interface Site {
  /** `US1`, or the name of a sandbox's. */
  readonly name: string;
  /** As Datadog's `domain` parameter names it. */
  readonly domain: string;
  /** Where people sign in and authorize: an origin. */
  readonly web: string;
  /** Where programs ask: an origin. */
  readonly api: string;
}

/** Of a site's web origin. */
export const authorizePath = '/oauth2/v1/authorize';

const domains: readonly (readonly [name: string, domain: string])[] = [
  ['US1', 'datadoghq.com'],
  ['US3', 'us3.datadoghq.com'],
  ['US5', 'us5.datadoghq.com'],
  ['EU1', 'datadoghq.eu'],
  ['AP1', 'ap1.datadoghq.com'],
  ['AP2', 'ap2.datadoghq.com'],
  ['UK1', 'uk1.datadoghq.com'],
  ['US1-FED', 'ddog-gov.com'],
  ['US2-FED', 'us2.ddog-gov.com'],
];

/** Sites without a subdomain of their own have the web application on `app.`. */
export const sites: readonly Site[] = domains.map(([name, domain]) => ({
  name,
  domain,
  web: domain.split('.').length === 2 ? `https://app.${domain}` : `https://${domain}`,
  api: `https://api.${domain}`,
}));

/** A site by its name, domain, or one of its origins, in any case; undefined when there is none. */
export function siteNamed(text: string, known: readonly Site[] = sites): Site | undefined {
  const wanted = text.trim().toLowerCase().replace(/\/+$/, '');
  return known.find(({ name, domain, web, api }) =>
    [name, name.replace('-', '_'), name.replace(/ sandbox$/, ''), domain, `app.${domain}`, `api.${domain}`, web, api].some(
      (each) => each.toLowerCase() === wanted,
    ),
  );
}

/** The nearest known site, for a message. What is nothing like a site is not shown: it may be a secret in the wrong place. */
export function unknownSite(text: string, known: readonly Site[] = sites): string {
  const near = nearest(text, [...known.map(({ name }) => name), ...known.map(({ domain }) => domain)]);
  return near === undefined
    ? `unknown site, expected one of ${known.map(({ name }) => name).join(', ')}`
    : `unknown site \`${text}\`, did you mean \`${near}\``;
}

/** The site that a host belongs to: its own web origin, or a customer's (`acme.datadoghq.com`). */
export function siteOfHost(host: string, known: readonly Site[] = sites): Site | undefined {
  const exact = known.find(({ web, api, domain }) => [new URL(web).host, new URL(api).host, domain].includes(host));
  if (exact !== undefined) return exact;
  const parent = host.slice(host.indexOf('.') + 1);
  return known.find(({ domain }) => domain === parent);
}
