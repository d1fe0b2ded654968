// Which hosts the internet does not reach: Datadog's users are sent there by their browsers, so such a host works for nobody
// but the developer who wrote it down. Names by RFC 6761, 6762 and 8375 and ICANN's reservation of .internal; addresses by ipaddr.js.
import { rangeOf } from '../../internet-address.ts';

/**
 * What is wrong with a host, as a noun; undefined when it is public.
 * @param hostname As `URL` gives it: IPv4 in decimal, odd forms such as `0x7f.1` resolved, IPv6 in brackets.
 */
export async function privateHost(hostname: string): Promise<string | undefined> {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (/^[[\d]/.test(hostname)) {
    const { default: ipaddr } = await import('ipaddr.js');
    // `process` reads an IPv4 address that is mapped into IPv6 as the IPv4 address it is.
    if (ipaddr.isValid(host)) return privateAddress(rangeOf(ipaddr.process(host)));
  }
  if (/(?:^|\.)localhost$/.test(host)) return 'loopback host';
  if (/(?:^|\.)(?:local|localdomain|internal|intranet|lan|home\.arpa)$/.test(host)) return 'name of a private network';
  return host.includes('.') ? undefined : 'host without a domain';
}

function privateAddress(range: string): string | undefined {
  return range === 'unicast' ? undefined : `${rangeNames[range] ?? 'reserved'} address`;
}

const rangeNames: Readonly<Record<string, string>> = {
  loopback: 'loopback',
  private: 'private',
  uniqueLocal: 'private',
  carrierGradeNat: 'private',
  linkLocal: 'link-local',
  unspecified: 'unspecified',
  multicast: 'multicast',
  broadcast: 'broadcast',
};
