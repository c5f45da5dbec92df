import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scatter, startServer, type TestServer } from '../api/server.ts';
import { ServerProcess } from '../support/server-process.ts';
import { OtlpReceiver, type Span } from './otlp-receiver.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

let collector: OtlpReceiver;
let server: TestServer;
beforeAll(async () => {
  collector = await OtlpReceiver.start();
  server = await startServer({ otlpEndpoint: collector.url });
});
afterAll(async () => {
  await server.close();
  await collector.close();
});

function named(spans: readonly Span[], name: string): Span {
  const span = spans.find((candidate) => candidate.traceId === TRACE && candidate.name === name);
  if (span === undefined) throw new Error(`no span "${name}"`);
  return span;
}

describe('with a collector', () => {
  it('one trace leads from the request through the queue into the worker and to the result', async () => {
    const headers = { prefer: 'wait=20', traceparent: `00-${TRACE}-${CALLER}-01` };
    const job = (await (await server.post('/v1/jobs', scatter(), headers)).json()) as { id: string };
    const names = ['POST /v1/jobs', 'job', 'render', 'draw'];
    const spans = await collector.received((all) =>
      names.every((name) => all.some((span) => span.traceId === TRACE && span.name === name)),
    );
    const [request, whole, render, draw] = names.map((name) => named(spans, name));
    expect(request.parentSpanId).toBe(CALLER);
    expect(whole.parentSpanId).toBe(request.spanId);
    expect(render.parentSpanId).toBe(request.spanId);
    expect(draw.parentSpanId).toBe(render.spanId);
    expect(new Set([request, whole, render, draw].map(({ service }) => service))).toEqual(new Set(['plotmill-serve']));
    expect(render.attributes).toContainEqual({ key: 'plotmill.job.id', value: { stringValue: job.id } });
    expect(BigInt(draw.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(whole.startTimeUnixNano) - 1_000_000n);
    expect(BigInt(draw.endTimeUnixNano)).toBeGreaterThan(BigInt(draw.startTimeUnixNano));
  });

  it('log lines carry the trace', async () => {
    await server.post('/v1/jobs', { plot_type: 'no-such-plot' }, { traceparent: `00-${TRACE}-${CALLER}-01` });
    const line = await server.logged(({ code }) => code === 'invalid-figure');
    expect(line.trace_id).toBe(TRACE);
  });

  it('a client that asked for no trace gets none', async () => {
    const unsampled = 'a'.repeat(32);
    await server.post('/v1/jobs', scatter(7), { prefer: 'wait=20', traceparent: `00-${unsampled}-${CALLER}-00` });
    await server.post('/v1/jobs', scatter(8), { prefer: 'wait=20' });
    const spans = await collector.received((all) =>
      all.some(({ name, traceId }) => name === 'job' && traceId !== TRACE && traceId !== unsampled),
    );
    expect(spans.some(({ traceId }) => traceId === unsampled)).toBe(false);
  });
});

describe('without a collector', { timeout: 120_000 }, () => {
  it('OpenTelemetry’s SDK is not even loaded', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'plotmill-untraced-'));
    const hook = join(directory, 'refuse.mjs');
    writeFileSync(
      hook,
      `import { registerHooks } from 'node:module';
       registerHooks({ resolve(specifier, context, next) {
         if (/^@opentelemetry.(sdk|exporter|otlp|resources)/.test(specifier)) throw new Error('loaded ' + specifier);
         return next(specifier, context);
       } });`,
    );
    const before = process.env.NODE_OPTIONS;
    process.env.NODE_OPTIONS = `--import ${hook}`;
    try {
      const untraced = await ServerProcess.start(join(directory, 'data'));
      expect((await fetch(`${untraced.url}/readyz`)).status).toBe(200);
      await untraced.kill('SIGTERM');
      await expect(ServerProcess.start(join(directory, 'other'), ['--otlp-endpoint', collector.url])).rejects.toThrow(
        /loaded @opentelemetry/,
      );
    } finally {
      if (before === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = before;
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
