import { type LookupAddress, type LookupOptions } from 'node:dns';
export type Lookup = (hostname: string, options: LookupOptions, callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void) => void;
/** An address, or a name that stands for one, that is not the internet's. */
export declare class PrivateAddressError extends Error {
    name: string;
}
/** Whether the internet reaches an address; an IPv4 address inside an IPv6 one is judged as what it is. */
export declare function isPublicAddress(address: string): boolean;
/** A host that is written as an address; undefined for a name. @param hostname As `URL` gives it. */
export declare function literalAddress(hostname: string): string | undefined;
/** As `dns.lookup`, and fails with a PrivateAddressError when any of the addresses is not public. */
export declare function publicLookup(resolve?: Lookup): Lookup;
