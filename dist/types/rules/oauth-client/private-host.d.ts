/**
 * What is wrong with a host, as a noun; undefined when it is public.
 * @param hostname As `URL` gives it: IPv4 in decimal, odd forms such as `0x7f.1` resolved, IPv6 in brackets.
 */
export declare function privateHost(hostname: string): Promise<string | undefined>;
