// The nine sites by every name that people give them; and no host that only looks like one of them.
import { expect, test } from 'vitest';
import { siteNamed, siteOfHost, sites, unknownSite } from '../../src/platform/sites.ts';

test('origins as Datadog documents them', () => {
  expect(sites.map(({ name, domain, web, api }) => [name, domain, web, api])).toEqual([
    ['US1', 'datadoghq.com', 'https://app.datadoghq.com', 'https://api.datadoghq.com'],
    ['US3', 'us3.datadoghq.com', 'https://us3.datadoghq.com', 'https://api.us3.datadoghq.com'],
    ['US5', 'us5.datadoghq.com', 'https://us5.datadoghq.com', 'https://api.us5.datadoghq.com'],
    ['EU1', 'datadoghq.eu', 'https://app.datadoghq.eu', 'https://api.datadoghq.eu'],
    ['AP1', 'ap1.datadoghq.com', 'https://ap1.datadoghq.com', 'https://api.ap1.datadoghq.com'],
    ['AP2', 'ap2.datadoghq.com', 'https://ap2.datadoghq.com', 'https://api.ap2.datadoghq.com'],
    ['UK1', 'uk1.datadoghq.com', 'https://uk1.datadoghq.com', 'https://api.uk1.datadoghq.com'],
    ['US1-FED', 'ddog-gov.com', 'https://app.ddog-gov.com', 'https://api.ddog-gov.com'],
    ['US2-FED', 'us2.ddog-gov.com', 'https://us2.ddog-gov.com', 'https://api.us2.ddog-gov.com'],
  ]);
});

test('each by its name, domain and origins, in any case', () => {
  for (const site of sites)
    for (const text of [
      site.name,
      site.name.toLowerCase(),
      site.domain,
      site.web,
      `${site.api}/`,
      ` ${site.domain.toUpperCase()} `,
    ])
      expect(siteNamed(text)).toBe(site);
  expect(siteNamed('us1_fed')?.name).toBe('US1-FED');
});

test('nothing else is one', () => {
  for (const text of [
    '',
    'US2',
    'datadoghq.com.evil.example',
    'evil-datadoghq.com',
    'https://api.datadoghq.com@evil.example',
    'http://api.datadoghq.com',
  ])
    expect(siteNamed(text)).toBeUndefined();
});

test('a customer’s host belongs to its site, a stranger’s to none', () => {
  expect(siteOfHost('acme.datadoghq.com')?.name).toBe('US1');
  expect(siteOfHost('us3.datadoghq.com')?.name).toBe('US3');
  expect(siteOfHost('acme.us3.datadoghq.com')?.name).toBe('US3');
  expect(siteOfHost('datadoghq.com.evil.example')).toBeUndefined();
  expect(siteOfHost('evildatadoghq.com')).toBeUndefined();
});

test('the nearest of the known sites, not of all', () => {
  const sandbox = { name: 'SANDBOX', domain: '127.0.0.1:1', web: 'http://127.0.0.1:1', api: 'http://127.0.0.1:1' };
  expect(unknownSite('SANDBX', [sandbox])).toBe('unknown site `SANDBX`, did you mean `SANDBOX`');
  expect(unknownSite('US1', [sandbox])).toBe('unknown site, expected one of SANDBOX');
});
