import { afterAll, beforeAll, expect, it } from 'vitest';
import { type JobBody, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Large enough that seven of them keep the one worker busy for longer than a cancel takes to arrive. */
function heavy(seed: number): object {
  const n = 40_000;
  return {
    plot_type: 'scatter',
    data: {
      x: Array.from({ length: n }, (_, i) => i),
      y: Array.from({ length: n }, (_, i) => (i * 7919 + seed) % 1000),
    },
  };
}

it('a job that has not ended is canceled, has no picture, and stays canceled', async () => {
  const batch = (await (await server.post('/v1/jobs/batch', [0, 1, 2, 3, 4, 5, 6, 7].map(heavy))).json()) as {
    items: { id: string }[];
  };
  const { id } = batch.items[7];
  const canceled = await server.send('DELETE', `/v1/jobs/${id}`);
  expect([canceled.status, ((await canceled.json()) as JobBody).status]).toEqual([200, 'canceled']);
  expect((await server.send('DELETE', `/v1/jobs/${id}`)).status).toBe(200);
  const others = await Promise.all(
    batch.items.slice(0, 7).map(async (job) => (await server.get(`/v1/jobs/${job.id}?wait=25`)).json()),
  );
  expect(others.map((job) => (job as JobBody).status)).toEqual(new Array(7).fill('succeeded'));
  expect(((await (await server.get(`/v1/jobs/${id}`)).json()) as JobBody).status).toBe('canceled');
  const result = await server.get(`/v1/jobs/${id}/result`);
  expect(await result.json()).toMatchObject({ status: 409, code: 'canceled' });
});
