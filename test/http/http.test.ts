// Requests against a real server: what is repeated, what is given up, what is refused, and what is recorded of it.
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Http, type HttpOptions, type RequestRecord } from '../../src/http/http.ts';
import { RequestError, type RequestFault } from '../../src/http/request-error.ts';
import { type Handler, listening, reply, replyJson, reset, serve, silent } from '../support/server.ts';

interface Asking {
  readonly http: Http;
  readonly waits: number[];
  readonly records: RequestRecord[];
}

function asking(more: Partial<HttpOptions> = {}): Asking {
  const waits: number[] = [];
  const records: RequestRecord[] = [];
  const http = new Http({
    allows: () => true,
    onRequest: (record) => records.push(record),
    ...more,
    retry: { sleep: async (wait) => void waits.push(wait), random: () => 0.5, ...more.retry },
  });
  onTestFinished(() => http.close());
  return { http, waits, records };
}

async function refusalOf(request: Promise<Response>): Promise<RequestError> {
  const error = await request.then(
    ({ status }) => new Error(`answered ${status}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestError)) throw error;
  return error;
}

const repeated: readonly {
  name: string;
  first: Handler;
  get: boolean;
  post: boolean;
  waits?: number;
}[] = [
  { name: '429 with Retry-After in seconds', first: reply(429, '', { 'retry-after': '7' }), get: true, post: true, waits: 7000 },
  { name: '429 with x-ratelimit-reset', first: reply(429, '', { 'x-ratelimit-reset': '3' }), get: true, post: true, waits: 3000 },
  { name: '429 that says nothing', first: reply(429), get: true, post: true, waits: 250 },
  { name: '503', first: reply(503), get: true, post: true, waits: 250 },
  { name: '502, behind which something may have been done', first: reply(502), get: true, post: false },
  { name: '504, behind which something may have been done', first: reply(504), get: true, post: false },
  { name: 'a reset connection', first: reset, get: true, post: false },
  { name: '500', first: reply(500), get: false, post: false },
  { name: '404', first: reply(404), get: false, post: false },
];

describe('what is sent again', () => {
  for (const { name, first, get, post, waits } of repeated) {
    for (const method of ['GET', 'POST'] as const) {
      const again = method === 'GET' ? get : post;
      test(`${name}: ${method} ${again ? 'is sent again' : 'is sent once'}`, async () => {
        const asked = asking();
        const serving = await serve(first, reply(200, 'well'));
        const outcome = await asked.http
          .fetch(new URL(serving.origin), { method, body: method === 'POST' ? 'a=b' : '' })
          .then((answer) => answer.text())
          .catch((error: unknown) => String(error));
        expect(outcome === 'well').toBe(again);
        expect(asked.records).toHaveLength(again ? 2 : 1);
        if (again && waits !== undefined) expect(asked.waits).toEqual([waits]);
      });
    }
  }

  test('a POST that does no harm twice, where the caller says so', async () => {
    const { http } = asking();
    const serving = await serve(reset, reply(200, 'well'));
    const answer = await http.fetch(new URL(serving.origin), { method: 'POST', body: 'a=b', repeatable: true });
    expect(await answer.text()).toBe('well');
  });

  test('Retry-After as a date counts from the server’s own clock', async () => {
    const anHourAgo = Date.now() - 3_600_000;
    const at = (milliseconds: number) => new Date(milliseconds).toUTCString();
    const { http, waits } = asking();
    const serving = await serve(reply(429, '', { date: at(anHourAgo), 'retry-after': at(anHourAgo + 5000) }), reply(200, 'well'));
    await http.fetch(new URL(serving.origin));
    expect(waits).toEqual([5000]);
  });

  test('three times, and then the answer is the answer', async () => {
    const { http, records, waits } = asking();
    const serving = await serve(reply(503, 'still down'));
    const answer = await http.fetch(new URL(serving.origin));
    expect([answer.status, await answer.text()]).toEqual([503, 'still down']);
    expect(records.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(waits).toEqual([250, 500]);
  });

  test('not when the server asks for more patience than there is', async () => {
    const { http, waits } = asking({ retry: { patience: 20_000 } });
    const serving = await serve(reply(429, '', { 'retry-after': '21' }), reply(200));
    expect((await http.fetch(new URL(serving.origin))).status).toBe(429);
    expect(waits).toEqual([]);
  });

  test('patience is for all the waits together', async () => {
    const { http, waits } = asking({ retry: { patience: 20_000 } });
    const serving = await serve(reply(429, '', { 'retry-after': '12' }));
    expect((await http.fetch(new URL(serving.origin))).status).toBe(429);
    expect(waits).toEqual([12_000]);
  });

  test('a signal ends the waiting', async () => {
    const http = new Http({ allows: () => true });
    onTestFinished(() => http.close());
    const serving = await serve(reply(429, '', { 'retry-after': '15' }));
    const error = await refusalOf(http.fetch(new URL(serving.origin), { signal: AbortSignal.timeout(50) }));
    expect(error.fault).toBe('cancelled');
  });
});

describe('what is given up', () => {
  const limits = { connect: 100, headers: 60, body: 60, size: 1000 };
  const cases: readonly { name: string; handler: Handler; fault: RequestFault; says: RegExp }[] = [
    { name: 'no answer', handler: silent, fault: 'slow', says: /gave no whole answer: no answer within 0\.06 s$/ },
    {
      name: 'a body that stops',
      handler: (_, response) => void response.writeHead(200).write('begun'),
      fault: 'slow',
      says: /its answer stopped for 0\.06 s$/,
    },
    {
      name: 'a body of 10 MB',
      handler: reply(200, 'x'.repeat(10_000_000)),
      fault: 'large',
      says: /its answer is larger than 1000 bytes$/,
    },
    {
      name: 'a body shorter than it says',
      handler: (request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('begun');
        setTimeout(() => request.socket.destroy(), 10);
      },
      fault: 'cut',
      says: /it closed the connection$/,
    },
    { name: 'a reset', handler: reset, fault: 'cut', says: /gave no whole answer: it closed the connection$/ },
  ];
  for (const { name, handler, fault, says } of cases) {
    test(name, async () => {
      const { http } = asking({ limits, retry: { tries: 1 } });
      const serving = await serve(handler);
      const error = await refusalOf(http.fetch(new URL(serving.origin)));
      expect(error.fault).toBe(fault);
      expect(error.message).toMatch(says);
    });
  }

  test('something that is no HTTP', async () => {
    const { http } = asking({ retry: { tries: 1 } });
    const port = await listening(createTcpServer((socket) => void socket.end('SSH-2.0-OpenSSH\r\n')));
    const error = await refusalOf(http.fetch(new URL(`http://127.0.0.1:${port}`)));
    expect(error.message).toMatch(/its answer is not HTTP/);
  });

  test('a server that does not take the connection up', { timeout: 5000 }, async () => {
    // TLS is part of the connection: this one accepts and says nothing.
    const { http } = asking({ limits, retry: { tries: 1 } });
    const port = await listening(createTcpServer());
    const error = await refusalOf(http.fetch(new URL(`https://127.0.0.1:${port}`)));
    expect(error.message).toMatch(/was not reached: no connection within 0\.1 s$/);
  });

  test('a port where nobody listens, after three tries, also of a POST: nothing was sent', async () => {
    const { http, records } = asking();
    const free = createServer();
    const port = await listening(free);
    await new Promise((done) => free.close(done));
    const error = await refusalOf(http.fetch(new URL(`http://127.0.0.1:${port}`), { method: 'POST', body: 'a' }));
    expect(error.message).toBe(`127.0.0.1:${port} was not reached: it refused the connection`);
    expect(records.map(({ status }) => status)).toEqual([undefined, undefined, undefined]);
  });

  test('a name that nobody knows', async () => {
    const { http } = asking();
    const error = await refusalOf(http.fetch(new URL('http://nobody.invalid')));
    expect(error.message).toBe('nobody.invalid was not reached: its name is not known here');
  });

  test('what the caller cancels', async () => {
    const { http } = asking();
    const serving = await serve(silent);
    const error = await refusalOf(http.fetch(new URL(serving.origin), { signal: AbortSignal.timeout(30) }));
    expect(error.fault).toBe('cancelled');
  });
});

describe('what is refused, and recorded', () => {
  test('a host that is not allowed is refused before a connection is opened', async () => {
    const { http, records } = asking({ allows: ({ host }) => host === 'api.datadoghq.com' });
    const serving = await serve(reply(200));
    let connections = 0;
    serving.server.on('connection', () => connections++);
    const error = await refusalOf(http.fetch(new URL(serving.origin), { headers: { authorization: 'Bearer canary' } }));
    expect(error.message).toBe(`127.0.0.1:${serving.port} was not reached: it is none of the hosts that may be reached`);
    expect([connections, records.length]).toEqual([0, 0]);
  });

  test('a redirect is an answer', async () => {
    const { http } = asking();
    const elsewhere = await serve(reply(200));
    const serving = await serve(reply(302, '', { location: elsewhere.origin }));
    const answer = await http.fetch(new URL(serving.origin), { headers: { authorization: 'Bearer canary' } });
    expect([answer.status, answer.headers.get('location'), elsewhere.asked.length]).toEqual([302, elsewhere.origin, 0]);
  });

  test('a record holds no query, and no secret in a path', async () => {
    const { http, records } = asking();
    http.redaction.add('canary-in-path');
    const serving = await serve(replyJson(200, {}));
    await http.fetch(new URL(`${serving.origin}/keys/canary-in-path?token=other-canary`), { method: 'DELETE' });
    expect(records).toEqual([
      {
        method: 'DELETE',
        host: `127.0.0.1:${serving.port}`,
        path: '/keys/[redacted]',
        status: 200,
        durationMs: expect.any(Number),
      },
    ]);
  });

  test('an answer without a body is one', async () => {
    const { http } = asking();
    const serving = await serve(reply(204));
    expect((await http.fetch(new URL(serving.origin))).status).toBe(204);
  });

  test('cookies come one by one', async () => {
    const { http } = asking();
    const serving = await serve((_, response) => void response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] }).end());
    expect((await http.fetch(new URL(serving.origin))).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('connections are closed with it', async () => {
    const { http } = asking();
    const serving = await serve(reply(200));
    await http.fetch(new URL(serving.origin));
    await http.close();
    await expect.poll(() => new Promise((done) => serving.server.getConnections((_, count) => done(count)))).toBe(0);
  });
});
