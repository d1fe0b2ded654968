// Connections: undici's, with time limits for every phase, a size limit, and the proxies that a runner sits behind. Certificate
// authorities are Node's own and those of NODE_EXTRA_CA_CERTS.
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { UserError } from '../user-error.ts';
import type { Limits } from './limits.ts';
import type { Lookup } from './public-address.ts';

export interface Transport {
  readonly dispatcher: Dispatcher;
  /** Whether a proxy does the connecting, where one is set for the address. */
  readonly proxied: boolean;
}

/**
 * @param env Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read, in either case.
 * @param lookup In the place of the system's, for connections that no proxy makes.
 * @throws UserError when a proxy's variable holds no address.
 */
export function createTransport(
  env: Readonly<Record<string, string | undefined>>,
  { connect, headers, body, size }: Limits,
  lookup: Lookup | undefined,
): Transport {
  const timeout = { timeout: connect };
  const options = {
    headersTimeout: headers,
    bodyTimeout: body,
    maxResponseSize: size,
    connect: { ...timeout, ...(lookup !== undefined && { lookup }) },
  };
  const [httpsProxy, httpProxy] = [proxy(env, 'HTTPS_PROXY'), proxy(env, 'HTTP_PROXY')];
  if (httpsProxy === '' && httpProxy === '') return { dispatcher: new Agent(options), proxied: false };
  // Handed on to the proxy's connections, which the types do not say.
  const proxied = { ...options, proxyTls: timeout, requestTls: timeout };
  const noProxy = variable(env, 'NO_PROXY');
  return { dispatcher: new EnvHttpProxyAgent({ ...proxied, httpsProxy, httpProxy, noProxy }), proxied: true };
}

function variable(env: Readonly<Record<string, string | undefined>>, name: string): string {
  return env[name.toLowerCase()] || env[name] || '';
}

/** As curl takes it: without a scheme it is http. It may hold a password, so that no message shows it. */
function proxy(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = variable(env, name);
  if (value === '') return '';
  const address = value.includes('://') ? value : `http://${value}`;
  if (!/^https?:/i.test(address) || !URL.canParse(address)) throw new UserError(`Expected an http address in ${name}`);
  return address;
}
