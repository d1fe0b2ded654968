// Requests to addresses that a repository names reach the internet alone: not this machine, not the runner's network, not a cloud's
// metadata service. The address that was looked at is the one that is connected to, so that a name cannot change between the two.
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import ipaddr from 'ipaddr.js';
import { rangeOf } from '../internet-address.ts';

export type Lookup = (
  hostname: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

/** An address, or a name that stands for one, that is not the internet's. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError';
}

/** Whether the internet reaches an address; an IPv4 address inside an IPv6 one is judged as what it is. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return rangeOf(ipaddr.process(address)) === 'unicast';
}

/** A host that is written as an address; undefined for a name. @param hostname As `URL` gives it. */
export function literalAddress(hostname: string): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) ? host : undefined;
}

/** As `dns.lookup`, and fails with a PrivateAddressError when any of the addresses is not public. */
export function publicLookup(resolve: Lookup = lookup): Lookup {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      const addresses = Array.isArray(found) ? found : [];
      if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
        return callback(new PrivateAddressError(`${hostname} leads to an address that is not public`), []);
      const [first] = addresses;
      if (options.all === true || first === undefined) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
