// What the smoke test costs beside waiting: its time against the answers of sandboxes that each take 50 ms, on one site and on nine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';

const names = ['US1', 'US3', 'US5', 'EU1', 'AP1', 'AP2', 'UK1', 'US1-FED', 'US2-FED'];
const delay = 50;

/**
 * @param {string} node The runtime.
 * @param {string} cli dist/cli.js
 * @param {string} integration A folder with an OAuth client.
 * @param {number} runs
 */
export async function benchSmoke(node, cli, integration, runs) {
  const sandbox = spawn(node, [cli, 'sandbox', integration, '--json', ...names.flatMap((name) => ['--site', name])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const slowed = [];
  try {
    const { sites, credentials } = JSON.parse(await firstLine(sandbox.stdout));
    for (const { name, origin } of sites) slowed.push({ name, ...(await slowedDown(origin)) });
    const rows = {};
    for (const count of [1, names.length]) {
      const used = slowed.slice(0, count);
      const given = credentials.slice(0, count);
      const walls = [];
      let answers = [];
      for (let run = 0; run <= runs; run++) {
        for (const site of used) site.answers.length = 0;
        const start = performance.now();
        await smoke(node, cli, integration, used, given);
        // The first one fills the disk's cache.
        if (run > 0) walls.push(performance.now() - start);
        answers = used.map((site) => site.answers.reduce((sum, milliseconds) => sum + milliseconds, 0));
      }
      const waiting = Math.max(...answers);
      rows[`${count} ${count === 1 ? 'site' : 'sites'}`] = {
        requests: used.reduce((sum, site) => sum + site.answers.length, 0),
        'median ms': Math.round(median(walls)),
        "the slowest site's answers, ms": Math.round(waiting),
        'over them, ms': Math.round(median(walls) - waiting),
      };
    }
    console.log(`\nThe smoke test, ${delay} ms for each answer of a sandbox`);
    console.table(rows);
  } finally {
    for (const { close } of slowed) close();
    sandbox.kill();
    await once(sandbox, 'exit');
  }
}

async function smoke(node, cli, integration, sites, credentials) {
  const child = spawn(
    node,
    [cli, 'smoke', integration, '--format', 'json', ...sites.flatMap(({ name, origin }) => ['--sandbox', `${name}=${origin}`])],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env.PATH, DD_OAUTH_CREDENTIALS: JSON.stringify(credentials) } },
  );
  let report = '';
  for await (const chunk of child.stdout) report += chunk;
  const failed = JSON.parse(report).smoke.filter(
    ({ steps }) => !steps.some(({ step, status }) => step === 'token' && status === 'passed'),
  );
  if (failed.length > 0) throw new Error(`The smoke test exchanged no token: ${JSON.stringify(failed[0])}`);
}

/** A server in front of another one that answers so much later. */
async function slowedDown(origin) {
  const answers = [];
  const server = createServer((incoming, outgoing) => {
    const start = performance.now();
    setTimeout(() => {
      const { host } = new URL(origin);
      const onward = request(
        origin + incoming.url,
        { method: incoming.method, headers: { ...incoming.headers, host } },
        (answer) => {
          outgoing.writeHead(answer.statusCode, answer.headers);
          answer.pipe(outgoing);
        },
      );
      incoming.pipe(onward);
    }, delay);
    outgoing.on('finish', () => answers.push(performance.now() - start));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${server.address().port}`, answers, close: () => server.close() };
}

async function firstLine(stream) {
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0];
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
