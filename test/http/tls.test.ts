// TLS that cannot be trusted is never trusted, and the message names the way out where there is one.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Http } from '../../src/http/http.ts';
import { listening, reply, serve } from '../support/server.ts';

const pem = readFileSync(fileURLToPath(new URL('../fixtures/self-signed.pem', import.meta.url)));

function http(): Http {
  const made = new Http({ allows: () => true, retry: { tries: 1 } });
  onTestFinished(() => made.close());
  return made;
}

test('a certificate that signed itself: nothing is sent, and NODE_EXTRA_CA_CERTS is the way out', async () => {
  const asked: string[] = [];
  const port = await listening(
    createServer({ key: pem, cert: pem }, ({ url = '' }, response) => response.end(void asked.push(url))),
  );
  await expect(http().fetch(new URL(`https://localhost:${port}/`), { headers: { authorization: 'canary' } })).rejects.toThrow(
    `localhost:${port} was not reached: TLS failed (DEPTH_ZERO_SELF_SIGNED_CERT); NODE_EXTRA_CA_CERTS names further certificate authorities`,
  );
  expect(asked).toEqual([]);
});

test('a server that speaks no TLS', async () => {
  const serving = await serve(reply(200));
  await expect(http().fetch(new URL(`https://127.0.0.1:${serving.port}/`))).rejects.toThrow(/TLS failed \(\w+\)$/);
});
