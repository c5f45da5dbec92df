import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type JobBody, startServer } from './server.ts';

/** Eight of them keep one worker busy for longer than the requests below take to arrive. */
function heavy(seed: number): object {
  const n = 40_000;
  const y = Array.from({ length: n }, (_, i) => (i * 7919 + seed) % 1000);
  return { plot_type: 'scatter', data: { x: y.map((_, i) => i), y } };
}

it('a closing server answers long polls, ends event streams, and leaves the rest to the next one', async () => {
  const data = mkdtempSync(join(tmpdir(), 'plotmill-shutdown-'));
  try {
    const first = await startServer({ shutdownGrace: 0 }, { data });
    const batch = await first.post('/v1/jobs/batch', [0, 1, 2, 3, 4, 5, 6, 7].map(heavy));
    const ids = ((await batch.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
    const poll = first.get(`/v1/jobs/${ids[7]}?wait=60`);
    const stream = await first.get(`/v1/jobs/${ids[7]}/events`);
    const events = stream.text();
    await first.close();
    expect(((await (await poll).json()) as JobBody).status).toMatch(/queued|running/);
    expect(await events).toContain('event: status');

    const second = await startServer({}, { data });
    const ended = await Promise.all(ids.map(async (id) => (await second.get(`/v1/jobs/${id}?wait=25`)).json()));
    expect(ended.map((job) => (job as JobBody).status)).toEqual(new Array(8).fill('succeeded'));
    expect(ended.map((job) => (job as JobBody).attempts)).toEqual(new Array(8).fill(1));
    await second.close();
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
