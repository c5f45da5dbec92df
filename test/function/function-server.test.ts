import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RendererPool } from '../../src/pool/pool.ts';
import { createFunctionServer, type FunctionServer } from '../../src/roles/function/function-server.ts';
import { LazyMetrics } from '../../src/roles/function/lazy-metrics.ts';
import { pictureWanted } from '../../src/roles/function/read-request.ts';
import { script, scriptedPool } from '../support/scripted-pool.ts';

describe('The function behind HTTP', () => {
  let pool: RendererPool;
  let fn: FunctionServer;
  let url: string;

  beforeAll(async () => {
    pool = scriptedPool({ max: 1 }).pool;
    await pool.ready();
    fn = createFunctionServer({ renderer: pool, maxBody: 2_000, maxInFlight: 1 });
    fn.server.listen(0, '127.0.0.1');
    await once(fn.server, 'listening');
    url = `http://127.0.0.1:${(fn.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    fn.server.close();
    fn.server.closeAllConnections();
    await pool.close();
  });

  const post = async (body: string, headers: Record<string, string> = { accept: 'image/png' }) => {
    const response = await fetch(`${url}/any/path`, { method: 'POST', body, headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, json: () => JSON.parse(bytes.toString()) };
  };
  const draw = script({ do: 'draw', bytes: 10 });

  it('answers with the bytes of the picture that Accept asks for', async () => {
    const { status, headers, bytes } = await post(draw);
    expect([status, headers.get('content-type'), bytes.length]).toEqual([200, 'image/png', 10]);
    expect(Number(headers.get('x-plotmill-render-ms'))).toBeGreaterThan(0);
    expect(headers.get('x-plotmill-version')).toBe('scripted');
  });

  it("answers with the article's JSON when it is asked for anything", async () => {
    for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json, image/png;q=0.5' }]) {
      const answer = await post(draw, headers as Record<string, string>);
      expect(answer.headers.get('content-type')).toBe('application/json');
      const { message, image_png_base64 } = answer.json();
      expect([message, Buffer.from(image_png_base64, 'base64').length]).toEqual(['Plot generated successfully', 10]);
    }
  });

  it('tells a wrong figure from a broken attempt', async () => {
    const wrong = await post(script({ do: 'wrong' }));
    expect([wrong.status, wrong.json().code, wrong.json().errors[0].pointer]).toEqual([422, 'invalid-figure', '/do']);
    const broken = await post(script({ do: 'throw' }));
    expect([broken.status, broken.json().code]).toEqual([500, 'render-failed']);
    for (const body of ['', 'no JSON', '[]']) expect((await post(body)).json().code).toBe('malformed-message');
  });

  it('refuses a body that is too large, with and without its length', async () => {
    expect((await post('x'.repeat(3_000))).status).toBe(413);
    const body = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 3; i++) controller.enqueue(new TextEncoder().encode('x'.repeat(1_000)));
        controller.close();
      },
    });
    const streamed = await fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit).catch(() => undefined);
    // The connection may be gone before the answer was read.
    expect([413, undefined]).toContain(streamed?.status);
  });

  it('says 429 while it has as much in work as it takes', async () => {
    const slow = post(script({ do: 'slow', ms: 400 }));
    while (fn.inFlight() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const busy = await post(draw);
    expect([busy.status, busy.headers.get('retry-after'), busy.json().code]).toEqual([429, '1', 'function-busy']);
    expect((await slow).status).toBe(200);
  });

  it('takes no other method', async () => {
    const response = await fetch(url, { method: 'PUT', body: draw });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('is not ready any more once it drains, and draws what comes even so', async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    fn.drain();
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await post(draw)).status).toBe(200);
  });
});

it('the weights of Accept decide, a wildcard image leaves the format open', () => {
  expect(pictureWanted('image/svg+xml;q=0.5, application/pdf')).toBe('pdf');
  expect(pictureWanted('text/html, image/webp;q=0.1')).toBe('webp');
  expect(pictureWanted('image/*')).toBe('any');
  expect(pictureWanted('image/png;q=0')).toBeUndefined();
  expect(pictureWanted(undefined)).toBeUndefined();
});

it('tells its workers and their deaths to Prometheus, also those before the first scrape', async () => {
  const metrics = new LazyMetrics(() => ({ starting: 0, idle: 1, busy: 0, limit: 2 }), 'scripted');
  metrics.workerDied('worker-crashed');
  const { contentType, text } = await metrics.text();
  metrics.workerDied('worker-crashed');
  expect(contentType).toContain('text/plain');
  expect(text).toContain('plotmill_worker_deaths_total{reason="worker-crashed"} 1');
  expect(text).toContain('plotmill_workers_limit 2');
  expect(text).not.toContain('plotmill_queue_messages');
  expect((await metrics.text()).text).toContain('plotmill_worker_deaths_total{reason="worker-crashed"} 2');
});
