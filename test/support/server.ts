// A real server on loopback that ends with its test, and remembers what it was asked.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Server as TcpServer } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Serving {
  readonly origin: string;
  readonly port: number;
  readonly asked: readonly Asked[];
  readonly server: Server;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers in turn; the last one stays. */
export async function serve(...handlers: readonly Handler[]): Promise<Serving> {
  const asked: Asked[] = [];
  let turn = 0;
  const server = createServer((request, response) => {
    // Taken at once: a request that is cut off has had its turn.
    const handler = handlers[Math.min(turn++, handlers.length - 1)];
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      handler?.(request, response);
    });
  });
  const port = await listening(server);
  return { origin: `http://127.0.0.1:${port}`, port, asked, server };
}

/** A port of loopback's, until the test ends. */
export async function listening(server: TcpServer): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  onTestFinished(() => {
    server.close();
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function') server.closeAllConnections();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return address.port;
}

/** An answer with a status, a body and headers. */
export function reply(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Handler {
  return (_, response) => void response.writeHead(status, headers).end(body);
}

export const replyJson = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Handler =>
  reply(status, JSON.stringify(value), { 'content-type': 'application/json', ...headers });

/** No answer, ever. */
export const silent: Handler = () => {};

/** The connection is reset in the middle of it. */
export const reset: Handler = (request) => void request.socket.resetAndDestroy();

/** A port of loopback's that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}
