import { afterEach, describe, expect, it } from 'vitest';
import { createKey } from '../../src/limits/api-keys.ts';
import { type JobBody, type ProblemBody, scatter, startServer, type TestServer } from './server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface BatchBody {
  readonly items: { id?: string; error?: ProblemBody }[];
}

describe('API keys', () => {
  it('open the API to those who have one, and show each key its own jobs only', async () => {
    const [alice, bob, boss] = [createKey('alice'), createKey('bob'), createKey('boss', { admin: true })];
    server = await startServer({ apiKeys: [alice, bob, boss].map(({ hashLine }) => hashLine) });
    const as = ({ key }: { key: string }) => ({ authorization: `Bearer ${key}` });
    const none = await server.get('/v1/jobs');
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="plotmill"']);
    expect((await server.get('/v1/jobs', { authorization: 'Bearer pm_wrong' })).status).toBe(401);
    expect((await server.get('/healthz')).status).toBe(200);

    const { id } = (await (await server.post('/v1/jobs', scatter(), as(alice))).json()) as JobBody;
    expect((await server.get(`/v1/jobs/${id}`, as(alice))).status).toBe(200);
    expect((await server.get(`/v1/jobs/${id}`, as(bob))).status).toBe(404);
    expect((await server.send('DELETE', `/v1/jobs/${id}`, as(bob))).status).toBe(404);
    expect(((await (await server.get('/v1/jobs', as(bob))).json()) as { items: [] }).items).toEqual([]);
    expect((await server.get(`/v1/jobs/${id}`, as(boss))).status).toBe(200);
    expect((await server.send('POST', '/v1/dead-letters/redrive', as(bob))).status).toBe(403);
  });
});

describe('limits', () => {
  it('of the request rate answer 429 with Retry-After and RateLimit', async () => {
    server = await startServer({ limitRequests: '0.1', limitBurst: 2 });
    expect((await server.get('/v1/jobs')).headers.get('ratelimit')).toBe('"requests";r=1;t=10');
    await server.get('/v1/jobs');
    const refused = await server.get('/v1/jobs');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(5);
    expect(((await refused.json()) as ProblemBody).code).toBe('rate-limited');
  });

  it('of unfinished jobs refuse what is too much, and let more in when jobs have ended', async () => {
    server = await startServer({ limitQueued: 2 });
    const batch = (await (await server.post('/v1/jobs/batch', [1, 2, 3].map(scatter))).json()) as BatchBody;
    expect(batch.items.map(({ error }) => error?.code)).toEqual([undefined, undefined, 'queue-limited']);
    for (const { id } of batch.items.slice(0, 2)) await server.get(`/v1/jobs/${id}?wait=20`);
    expect((await server.post('/v1/jobs', scatter(4))).status).toBe(202);
  });

  it('of render time hold an estimate at admission and settle what was measured', async () => {
    server = await startServer({ limitRenderTime: '10ms' });
    const batch = (await (await server.post('/v1/jobs/batch', [1, 2].map(scatter))).json()) as BatchBody;
    expect(batch.items.map(({ error }) => error?.code)).toEqual([undefined, 'render-time-limited']);
    const ended = (await (await server.get(`/v1/jobs/${batch.items[0].id}?wait=20`)).json()) as JobBody & {
      render_ms: number;
    };
    expect(ended.render_ms).toBeGreaterThan(0);
    const refused = await server.post('/v1/jobs', scatter(3));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
