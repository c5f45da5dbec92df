import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scatter, startServer, type TestServer } from './server.ts';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const secret = `whsec_${Buffer.from('a secret of at least 24 bytes').toString('base64')}`;
const quick = { webhookBackoff: { baseMs: 5, maxMs: 10 } };
let receiver: Server;
let base: string;
let received: Received[];
/** Status of each answer, in order; 204 when it runs out. */
let answers: number[];
let arrived: () => void;
const servers: TestServer[] = [];

beforeEach(async () => {
  received = [];
  answers = [];
  arrived = () => undefined;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204, { location: '/elsewhere' }).end();
      arrived();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

async function start(settings: Record<string, unknown>, data?: string): Promise<TestServer> {
  const server = await startServer({ webhookSecret: secret, ...settings }, { ...quick, data });
  servers.push(server);
  return server;
}

function receivedCount(count: number): Promise<void> {
  return new Promise((resolve) => {
    arrived = () => {
      if (received.length >= count) resolve();
    };
    arrived();
  });
}

it('a callback is signed, and repeated under the same id until it is taken', async () => {
  answers = [500, 302];
  const server = await start({ webhookAllowPrivate: true });
  await server.post('/v1/jobs', { ...scatter(), webhook: `${base}/hook` });
  await receivedCount(3);
  expect(received.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook']);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const last = received[2];
  const payload = new Webhook(secret).verify(last.body, last.headers as Record<string, string>);
  expect(payload).toMatchObject({
    type: 'job.succeeded',
    data: { status: 'succeeded', result: { content_type: 'image/png' } },
  });
  expect(() => new Webhook(secret).verify(`${last.body} `, last.headers as Record<string, string>)).toThrow();
});

it('a private address is refused, by number and by name, and the job ends all the same', async () => {
  const server = await start({});
  const { port } = receiver.address() as AddressInfo;
  for (const [seed, host] of [
    '127.0.0.1',
    'localhost',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
    '10.0.0.1',
  ].entries()) {
    const url = `http://${host}:${port}/hook`;
    const answer = await server.post('/v1/jobs', { ...scatter(seed), webhook: { url } }, { prefer: 'wait=20' });
    const { id, status } = (await answer.json()) as { id: string; status: string };
    expect(status).toBe('succeeded');
    const line = await server.logged(({ msg, job_id }) => msg === 'webhook not delivered' && job_id === id);
    expect(line).toMatchObject({ given_up: true, reason: expect.stringContaining('addresses are not allowed') });
  }
  expect(received).toEqual([]);
});

it('a callback that a stopped server still owed is delivered by the next one', async () => {
  const data = mkdtempSync(join(tmpdir(), 'plotmill-hooks-'));
  try {
    answers = [503];
    const first = await startServer(
      { webhookSecret: secret, webhookAllowPrivate: true },
      { data, webhookBackoff: { baseMs: 100_000, maxMs: 100_000 } },
    );
    await first.post('/v1/jobs', { ...scatter(), webhook: `${base}/hook` });
    await first.logged(({ msg }) => msg === 'webhook not delivered');
    await first.close();
    expect(received).toHaveLength(1);
    // The backoff is far in the future: the time the next server reads is turned instead of waiting for it.
    const now = Date.now;
    Date.now = () => now() + 200_000;
    try {
      await start({ webhookAllowPrivate: true }, data);
      await receivedCount(2);
    } finally {
      Date.now = now;
    }
    expect(received[1].headers['webhook-id']).toBe(received[0].headers['webhook-id']);
  } finally {
    for (const server of servers.splice(0)) await server.close();
    rmSync(data, { recursive: true, force: true });
  }
});
