// A proxy for a browser that opens pages which a repository names: it connects to the internet's addresses alone, to the very address
// that was looked at. On loopback, as long as the browser runs.
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { isPublicAddress, type Lookup, literalAddress, publicLookup } from './public-address.ts';

export interface PublicProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

export interface PublicProxyOptions {
  /** Where HTTPS_PROXY is read: connections then go through it. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly lookup?: Lookup;
  /** Milliseconds for a connection. */
  readonly timeout?: number;
}

/** Only https: anything but CONNECT is refused. */
export async function startPublicProxy({ env = {}, lookup, timeout = 10_000 }: PublicProxyOptions = {}): Promise<PublicProxy> {
  const open = new Set<Duplex>();
  const server = createServer((_, response) => response.writeHead(403).end());
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    open.add(client);
    client.once('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    reach(request.url ?? '', env, lookup ?? publicLookup(), timeout).then(
      (target) => {
        target.on('error', () => client.destroy());
        client.once('close', () => target.destroy());
        target.once('close', () => client.destroy());
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.write(head);
        target.pipe(client).pipe(target);
      },
      () => client.end('HTTP/1.1 403 Forbidden\r\n\r\n'),
    );
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // It listens on a port.
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        for (const each of open) each.destroy();
        server.close(() => done());
      }),
  };
}

/** @throws Error for what is not the internet's, or does not answer. */
async function reach(
  authority: string,
  env: Readonly<Record<string, string | undefined>>,
  lookup: Lookup,
  timeout: number,
): Promise<Socket> {
  const url = URL.canParse(`https://${authority}`) ? new URL(`https://${authority}`) : undefined;
  if (url === undefined || url.hostname === '') throw new Error('no host');
  const port = Number(url.port === '' ? 443 : url.port);
  const literal = literalAddress(url.hostname);
  if (literal !== undefined && !isPublicAddress(literal)) throw new Error('not public');
  const proxy = env.https_proxy || env.HTTPS_PROXY;
  if (!proxy) return connected(connect({ host: literal ?? url.hostname, port, lookup, timeout }));
  if (literal === undefined) await resolves(url.hostname, lookup);
  return throughProxy(new URL(proxy), `${url.hostname}:${port}`, timeout);
}

function connected(socket: Socket): Promise<Socket> {
  return new Promise((done, fail) => {
    socket.once('connect', () => {
      socket.setTimeout(0);
      done(socket);
    });
    socket.once('timeout', () => socket.destroy(new Error('slow')));
    socket.once('error', fail);
  });
}

function resolves(hostname: string, lookup: Lookup): Promise<void> {
  return new Promise((done, fail) => lookup(hostname, { all: true }, (error) => (error === null ? done() : fail(error))));
}

async function throughProxy({ hostname, port, username, password }: URL, authority: string, timeout: number): Promise<Socket> {
  const socket = await connected(connect({ host: hostname, port: Number(port || 80), timeout }));
  const user = username === '' ? '' : `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = user === '' ? '' : `Proxy-Authorization: Basic ${Buffer.from(user).toString('base64')}\r\n`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${authorization}\r\n`);
  const answer = await new Promise<string>((done, fail) => {
    let bytes = Buffer.alloc(0);
    const read = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const end = bytes.indexOf('\r\n\r\n');
      if (end === -1) {
        if (bytes.length > 16_384) fail(new Error('no answer'));
        return;
      }
      socket.off('data', read);
      socket.pause();
      // What follows is the target's already.
      socket.unshift(bytes.subarray(end + 4));
      done(bytes.subarray(0, end).toString('latin1'));
    };
    socket.on('data', read);
    socket.once('error', fail);
    socket.once('end', () => fail(new Error('closed')));
  });
  if (!/^HTTP\/1\.[01] 200/.test(answer)) {
    socket.destroy();
    throw new Error('refused');
  }
  return socket;
}
