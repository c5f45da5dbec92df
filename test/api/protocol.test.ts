import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allMarks } from '../../renderer/marks/registry.ts';
import { type ProblemBody, scatter, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe('HTTP as the RFCs say', () => {
  it('404 for an unknown address and job', async () => {
    expect((await server.get('/v2/jobs')).status).toBe(404);
    expect((await server.get('/v1/jobs/none')).status).toBe(404);
    expect((await server.get('/v1/jobs/none/result')).status).toBe(404);
    expect((await server.get('/v1/jobs/none/events')).status).toBe(404);
  });

  it('405 with Allow, and OPTIONS with the same list', async () => {
    const put = await server.send('PUT', '/v1/jobs');
    expect(put.status).toBe(405);
    expect(put.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
    expect(((await put.json()) as ProblemBody).code).toBe('method-not-allowed');
    const options = await server.send('OPTIONS', '/v1/jobs/some-id');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'DELETE, GET, HEAD, OPTIONS']);
  });

  it('415 for another media type and for a content encoding', async () => {
    const form = await server.post('/v1/jobs', 'x=1', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(form.status).toBe(415);
    expect(form.headers.get('accept')).toContain('application/json');
    const packed = await server.post('/v1/jobs', scatter(), { 'content-encoding': 'gzip' });
    expect(packed.status).toBe(415);
  });

  it('400 for what is no HTTP', async () => {
    const { hostname, port } = new URL(server.url);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write('HELLO THERE\r\n\r\n'));
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request/);
    expect(answer).toContain('application/problem+json');
  });

  it('431 for headers that are too large', async () => {
    const answer = await server.get('/v1/jobs', { 'x-large': 'x'.repeat(20_000) });
    expect(answer.status).toBe(431);
  });

  it('says where it stands: health, readiness, OpenAPI, docs page, plot types, errors', async () => {
    expect((await server.get('/healthz')).status).toBe(200);
    expect(await (await server.get('/readyz')).json()).toEqual({
      ready: true,
      checks: [
        { name: 'store', ok: true },
        { name: 'worker', ok: true },
      ],
    });
    const openapi = (await (await server.get('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(openapi.openapi).toBe('3.1.0');
    expect(Object.keys(openapi.paths)).toEqual(
      expect.arrayContaining([
        '/v1/jobs',
        '/job',
        '/v1/jobs/batch',
        '/v1/jobs/{id}',
        '/v1/jobs/{id}/result',
        '/v1/dead-letters/redrive',
        '/readyz',
      ]),
    );
    expect(await (await server.get('/docs')).text()).toContain('<html');
    const types = (await (await server.get('/v1/plot-types')).json()) as { items: { type: string; schema: object }[] };
    expect(types.items.map(({ type }) => type)).toEqual(allMarks().map(({ type }) => type));
    for (const { schema } of types.items) expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect((await server.get('/v1/errors')).status).toBe(200);
  });

  it('logs a refused request with its code, and an accepted one not at all', async () => {
    await server.post('/v1/jobs', { plot_type: 'no-such-plot' });
    await server.post('/v1/jobs', scatter());
    const requests = server.logs.filter(({ msg, url }) => msg === 'request' && url === '/v1/jobs');
    expect(requests.some(({ code, status }) => code === 'invalid-figure' && status === 422)).toBe(true);
    expect(requests.every(({ status }) => Number(status) >= 400)).toBe(true);
  });
});
