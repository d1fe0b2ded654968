// A real proxy on loopback, which says what went through it.
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { listening, reply } from './server.ts';

export interface Proxy {
  readonly origin: string;
  /** `host:port` of each tunnel, and the credentials with it. */
  readonly tunnels: readonly string[];
}

/** @param status What it answers to a tunnel. */
export async function proxy(status = 200): Promise<Proxy> {
  const tunnels: string[] = [];
  const server: Server = createServer(reply(500));
  server.on('connect', (request, socket) => {
    tunnels.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const [, port] = (request.url ?? '').split(':');
    // Whatever the name: everything that these tests mean is on loopback.
    const far = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    far.on('error', () => socket.destroy());
    socket.on('error', () => far.destroy());
  });
  return { origin: `http://127.0.0.1:${await listening(server)}`, tunnels };
}
