import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('plotmill serve', { timeout: 120_000 }, () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let servers: ServerProcess[];

  beforeEach(() => {
    directory = temporaryDirectory();
    servers = [];
  });
  afterEach(async () => {
    for (const server of servers) await server.kill('SIGKILL');
    directory.remove();
  });

  async function serve(...flags: string[]): Promise<ServerProcess> {
    const server = await ServerProcess.start(directory.path, flags);
    servers.push(server);
    return server;
  }

  const scatter = (seed: number) => ({
    plot_type: 'scatter',
    data: { x: [1, 2, 3, 4], y: [seed, 2, seed / 3, 1] },
    title: `Figure ${seed}`,
  });

  /** A figure that keeps a worker busy for a while: many lines of many points. */
  const heavy = () => {
    const x = Array.from({ length: 20_000 }, (_, i) => i);
    const marks = Array.from({ length: 4 }, (_, k) => ({
      type: 'line',
      x,
      y: x.map((i) => Math.sin(i * (k + 1.37)) * i),
    }));
    return { figure: { size: [12, 9], dpi: 150 }, axes: [{ marks }] };
  };

  /** Posts figures from 64 clients at once until the server is gone; returns the ids that it acknowledged. */
  function load(server: ServerProcess, count: number): { acknowledged: string[]; done: Promise<unknown> } {
    const acknowledged: string[] = [];
    let next = 0;
    const client = async (): Promise<void> => {
      while (next < count) {
        const seed = next++;
        const answer = await server.post(scatter(seed)).catch(() => undefined);
        if (answer === undefined) return;
        if (answer.status === 202) acknowledged.push(answer.body.id);
      }
    };
    return { acknowledged, done: Promise.all(Array.from({ length: 64 }, client)) };
  }

  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => setImmediate(resolve));
  };

  async function expectAllDone(server: ServerProcess, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      expect(await server.ended(id), id).toMatchObject({ status: 'succeeded' });
      const picture = await server.picture(id);
      expect(picture).toMatchObject({ status: 200, contentType: 'image/png' });
      expect(picture.bytes).toBeGreaterThan(1_000);
    }
  }

  it('finishes every acknowledged job after kill -9 with a thousand posts in flight', async () => {
    const first = await serve();
    const { acknowledged, done } = load(first, 1_000);
    await until(() => acknowledged.length >= 300);
    await first.kill('SIGKILL');
    await done;
    const second = await serve();
    expect(acknowledged.length).toBeGreaterThanOrEqual(300);
    await expectAllDone(second, acknowledged);
    const { items } = (await (await fetch(`${second.url}/v1/dead-letters`)).json()) as { items: unknown[] };
    expect(items).toEqual([]);
  });

  it('loses nothing to SIGTERM under load, and ends cleanly', async () => {
    const first = await serve();
    const { acknowledged, done } = load(first, 1_000);
    await until(() => acknowledged.length >= 300);
    expect(await first.kill('SIGTERM')).toBe(0);
    await done;
    await expectAllDone(await serve(), acknowledged);
  });

  it.runIf(process.platform === 'linux')('draws a figure again whose worker was killed in the middle', async () => {
    const server = await serve('--workers-max', '1');
    const { body } = await server.post(heavy());
    let status: string | undefined;
    while (status !== 'running') {
      status = ((await (await fetch(`${server.url}/v1/jobs/${body.id}`)).json()) as { status: string }).status;
      expect(['queued', 'running']).toContain(status);
    }
    const [worker] = server.workers();
    process.kill(worker, 'SIGKILL');
    expect(await server.ended(body.id)).toMatchObject({ status: 'succeeded', attempts: 2 });
  });

  it('brings a figure that always takes too long to the dead letters, while others flow', async () => {
    const server = await serve('--job-timeout', '250ms', '--workers-max', '2');
    const poison = await server.post(heavy());
    const others = await Promise.all(Array.from({ length: 20 }, (_, seed) => server.post(scatter(seed))));
    expect(await server.ended(poison.body.id)).toMatchObject({
      status: 'failed',
      attempts: 3,
      error: { code: 'render-timeout' },
    });
    const page = (await (await fetch(`${server.url}/v1/dead-letters`)).json()) as { items: { id: string }[] };
    expect(page.items.map(({ id }) => id)).toContain(poison.body.id);
    const statuses = await Promise.all(others.map(async ({ body }) => (await server.ended(body.id)).status));
    // On a crowded machine a small figure may run into this very short timeout as well; most never do.
    expect(statuses.filter((status) => status === 'succeeded').length).toBeGreaterThan(10);
  });

  it('answers 503 with Retry-After when there is no space, and finishes what it took when there is', async () => {
    const full = await serve('--data-size', '3MB');
    const acknowledged: string[] = [];
    let refused: Awaited<ReturnType<typeof full.post>> | undefined;
    for (let seed = 0; refused === undefined && seed < 5_000; seed++) {
      const answer = await full.post(scatter(seed));
      if (answer.status === 202) acknowledged.push(answer.body.id);
      else refused = answer;
    }
    expect(refused?.status).toBe(503);
    expect(refused?.body).toMatchObject({ code: 'storage-full' });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${full.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${full.url}/readyz`)).status).toBe(503);
    expect(await full.kill('SIGTERM')).toBe(0);
    const roomy = await serve();
    await expectAllDone(roomy, acknowledged);
    expect((await roomy.post(scatter(5_001))).status).toBe(202);
  });
});
