import type { IPv4, IPv6 } from 'ipaddr.js';
/**
 * What kind of address it is, as ipaddr.js names ranges: `unicast` for one that the internet reaches. ipaddr.js calls so what has no
 * other name. Of IPv6 only 2000::/3 is the internet's (RFC 4291, 2.4), so that the forms which carry an IPv4 address (compatible,
 * translated) are none of it; 6to4 and Teredo, inside it, have names of their own.
 */
export declare function rangeOf(address: IPv4 | IPv6): string;
