import { afterAll, beforeAll, expect, it } from 'vitest';
import { type JobBody, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  // Nothing this large is drawn in 10 ms: every attempt is killed.
  server = await startServer({ jobTimeout: '10ms', maxAttempts: 1 });
});
afterAll(() => server.close());

const heavy = {
  plot_type: 'scatter',
  data: {
    x: Array.from({ length: 150_000 }, (_, i) => i),
    y: Array.from({ length: 150_000 }, (_, i) => (i * 7919) % 1000),
  },
};

it('a job that takes too long ends in the dead letters, where it is listed, shown, redriven and discarded', async () => {
  const { id } = (await (await server.post('/v1/jobs', heavy)).json()) as JobBody;
  const failed = (await (await server.get(`/v1/jobs/${id}?wait=20`)).json()) as JobBody;
  expect([failed.status, failed.error?.code]).toEqual(['failed', 'render-timeout']);
  const result = await server.get(`/v1/jobs/${id}/result`);
  expect(result.status).toBe(409);
  expect(await result.json()).toMatchObject({ code: 'job-failed', job_error: { code: 'render-timeout' } });

  const list = (await (await server.get('/v1/dead-letters')).json()) as { items: { id: string; reason: string }[] };
  expect(list.items).toMatchObject([{ id, reason: 'render-timeout' }]);
  const letter = (await (await server.get(`/v1/dead-letters/${id}`)).json()) as { message: { format: string } };
  expect(letter.message.format).toBe('png');

  const redriven = await server.post('/v1/dead-letters/redrive', { ids: [id, 'unknown'] });
  expect(await redriven.json()).toEqual({ redriven: [id] });
  const again = (await (await server.get(`/v1/jobs/${id}?wait=20`)).json()) as JobBody;
  expect(again.status).toBe('failed');

  expect((await server.send('DELETE', `/v1/dead-letters/${id}`)).status).toBe(204);
  expect((await server.send('DELETE', `/v1/dead-letters/${id}`)).status).toBe(404);
  expect((await server.get(`/v1/dead-letters/${id}`)).status).toBe(404);
});

it('redriving everything needs no body', async () => {
  const { id } = (await (await server.post('/v1/jobs', heavy)).json()) as JobBody;
  await server.get(`/v1/jobs/${id}?wait=20`);
  const answer = await server.send('POST', '/v1/dead-letters/redrive');
  expect(await answer.json()).toEqual({ redriven: [id] });
  await server.get(`/v1/jobs/${id}?wait=20`);
});
