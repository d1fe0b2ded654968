// A server on loopback that answers as a test says, and remembers what it was asked. It ends with the test.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Site } from '../../src/platform/sites.ts';

export interface Asked {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
}

export interface Reply {
  readonly status?: number;
  /** JSON, unless it is a text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection ends in the middle of the body. */
  readonly cut?: boolean;
  /** The connection stays open, without an end of the body; without a body nothing is answered at all. */
  readonly stays?: boolean;
}

export async function jsonServer(answer: (asked: Asked) => Reply): Promise<{ site: Site; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const question = { url: new URL(request.url ?? '/', 'http://127.0.0.1'), headers: request.headers };
    asked.push(question);
    const reply = answer(question);
    const { status = 200, body = {}, headers = {}, cut = false, stays = false } = reply;
    if (stays && reply.body === undefined) return;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(cut && { 'content-length': String(Buffer.byteLength(text) + 10) }),
      ...headers,
    });
    if (cut) response.write(text, () => request.socket.destroy());
    else if (stays) response.write(text);
    else response.end(text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return { site: { name: 'EU1', domain: host, web: `http://${host}`, api: `http://${host}` }, asked };
}
