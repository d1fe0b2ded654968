// Connections: undici's, with time limits for every phase, a size limit, and the proxies that a runner sits behind. Certificate
// authorities are Node's own and those of NODE_EXTRA_CA_CERTS.
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { Limits } from './limits.ts';
import { publicLookup } from './public-address.ts';

export interface Transport {
  readonly dispatcher: Dispatcher;
  /** Whether a proxy does the connecting, where one is set for the address. */
  readonly proxied: boolean;
}

/**
 * @param env Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read, in either case.
 * @param publicOnly Whether the addresses of this machine and its networks are refused.
 */
export function createTransport(
  env: Readonly<Record<string, string | undefined>>,
  { connect, headers, body, size }: Limits,
  publicOnly: boolean,
): Transport {
  const variable = (name: string) => env[name.toLowerCase()] || env[name] || '';
  const [httpsProxy, httpProxy, noProxy] = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'].map(variable);
  const options = { headersTimeout: headers, bodyTimeout: body, maxResponseSize: size };
  if (!httpsProxy && !httpProxy) {
    const lookup = publicOnly ? { lookup: publicLookup() } : {};
    return { dispatcher: new Agent({ ...options, connect: { timeout: connect, ...lookup } }), proxied: false };
  }
  return {
    dispatcher: new EnvHttpProxyAgent({
      ...options,
      connect: { timeout: connect },
      httpsProxy: httpsProxy ?? '',
      httpProxy: httpProxy ?? '',
      noProxy: noProxy ?? '',
    }),
    proxied: true,
  };
}
