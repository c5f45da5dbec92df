import { afterEach, describe, expect, it } from 'vitest';
import { TransientError } from '../../src/job/errors.ts';
import type { PoolEvent, PoolOptions, RendererPool } from '../../src/pool/pool.ts';
import { script, scriptedPool } from '../support/scripted-pool.ts';
import type { Script } from '../support/scripted-worker.ts';
import type { Trail } from '../support/trail.ts';

describe('The worker pool', () => {
  let pool: RendererPool;
  let events: Trail<PoolEvent>;
  const never = new AbortController().signal;
  let serial = 0;

  async function start(options: Partial<PoolOptions> = {}): Promise<void> {
    ({ pool, events } = scriptedPool({ max: 1, ...options }));
    await pool.ready();
  }
  afterEach(async () => {
    const pids = events.all.flatMap((event) => (event.type === 'worker-ready' ? [event.pid ?? 0] : []));
    await pool.close();
    for (const pid of pids) expect(isRunning(pid), `worker ${pid} outlives its pool`).toBe(false);
  });

  const render = (figure: Script, signal = never) => {
    serial += 1;
    return pool.render({ jobId: `job-${serial}`, figure: script({ tag: serial, ...figure }), format: 'png' }, signal);
  };
  const failure = (figure: Script) => render(figure).catch((error: unknown) => error);
  const deaths = () => events.all.filter((event) => event.type === 'worker-died');

  it('takes one figure with a crash, and none of those in the same batch', async () => {
    await start();
    const before = [render({ do: 'draw' }), render({ do: 'draw' })];
    const poison = failure({ do: 'kill' });
    const behind = [render({ do: 'draw' }), render({ do: 'draw' }), render({ do: 'draw' })];
    expect(await poison).toMatchObject({ code: 'worker-crashed', countsAsAttempt: true });
    expect(await Promise.all([...before, ...behind])).toHaveLength(5);
    expect(deaths()).toHaveLength(1);
  });

  it('kills a figure that takes too long, and draws the next ones', async () => {
    await start({ timeoutMs: 300 });
    const hanging = failure({ do: 'hang' });
    const behind = render({ do: 'draw' });
    expect(await hanging).toMatchObject({ code: 'render-timeout', countsAsAttempt: true });
    expect((await behind).contentType).toBe('image/png');
  });

  it('gives every figure its own time: many that are quick enough never time out', async () => {
    await start({ timeoutMs: 1_500 });
    await Promise.all(Array.from({ length: 12 }, () => render({ do: 'slow', ms: 200 })));
    expect(deaths()).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('kills a figure whose memory outside the heap grows too large', async () => {
    await start({ memoryBytes: 300 * 2 ** 20 });
    expect(await failure({ do: 'leak-buffers' })).toMatchObject({ code: 'render-out-of-memory' });
    expect((await render({ do: 'draw' })).contentType).toBe('image/png');
  });

  it('tells a heap that ran over from other crashes', async () => {
    await start({ memoryBytes: 96 * 2 ** 20 * (4 / 3) });
    expect(await failure({ do: 'leak-heap' })).toMatchObject({ code: 'render-out-of-memory' });
  });

  it('survives a kill -9 from outside while drawing', async () => {
    await start();
    const [{ pid }] = events.all.filter((event) => event.type === 'worker-ready');
    const hanging = failure({ do: 'hang' });
    await new Promise((resolve) => setImmediate(resolve));
    process.kill(pid ?? 0, 'SIGKILL');
    expect(await hanging).toBeInstanceOf(TransientError);
    expect((await render({ do: 'draw' })).contentType).toBe('image/png');
  });

  it('replaces a worker after its share of figures, without losing one', async () => {
    await start({ recycleAfter: 5 });
    await Promise.all(Array.from({ length: 23 }, () => render({ do: 'draw' })));
    const retired = events.all.filter((event) => event.type === 'worker-retired');
    expect(retired.length).toBeGreaterThanOrEqual(3);
    expect(deaths()).toEqual([]);
  });

  it('starts more workers for a backlog, and ends them when idle', async () => {
    await start({ max: 3, idleMs: 50 });
    expect(pool.workers()).toMatchObject({ idle: 1, busy: 0 });
    const backlog = Array.from({ length: 60 }, () => render({ do: 'slow', ms: 30 }));
    await events.find(() => events.all.filter((event) => event.type === 'worker-ready').length === 3);
    await Promise.all(backlog);
    await events.find(() => events.all.filter((event) => event.type === 'worker-retired').length === 2);
    expect(pool.workers()).toEqual({ starting: 0, idle: 1, busy: 0 });
  });

  it('moves figures that wait behind a slow one to another worker', async () => {
    await start({ max: 2 });
    const slow = render({ do: 'slow', ms: 3_000 });
    const order: string[] = [];
    slow.then(() => order.push('slow'));
    const quick = Array.from({ length: 5 }, () => render({ do: 'draw' }).then(() => order.push('quick')));
    await Promise.all([slow, ...quick]);
    expect(order).toEqual(['quick', 'quick', 'quick', 'quick', 'quick', 'slow']);
  });

  it('frees the worker at once when a running figure is called off, and spares those behind it', async () => {
    await start();
    const abort = new AbortController();
    const hanging = render({ do: 'hang' }, abort.signal).catch((error: unknown) => error);
    const behind = render({ do: 'draw' });
    await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    expect(await hanging).toMatchObject({ code: 'render-aborted', countsAsAttempt: false });
    expect((await behind).contentType).toBe('image/png');
  });

  it('does not call a bug of the renderer the fault of the figure', async () => {
    await start();
    expect(await failure({ do: 'throw' })).toMatchObject({ kind: 'transient', code: 'render-failed' });
    expect(deaths()).toEqual([]);
  });

  it('takes back what it held when it closes', async () => {
    await start();
    const held = Array.from({ length: 20 }, () => failure({ do: 'slow', ms: 500 }));
    await new Promise((resolve) => setImmediate(resolve));
    await pool.close();
    for (const error of await Promise.all(held)) expect(error).toMatchObject({ countsAsAttempt: false });
  });
});

describe('A pool whose workers cannot start', () => {
  it('keeps trying at growing intervals and takes nothing on', async () => {
    const { pool, events } = scriptedPool({ entry: '/nonexistent/worker.js' });
    await events.find(() => events.all.length === 2);
    expect(pool.capacity()).toBe(0);
    expect(events.all.every((event) => event.type === 'worker-died')).toBe(true);
    const waiting = pool.ready().catch((error: unknown) => error);
    await pool.close();
    expect(await waiting).toBeInstanceOf(TransientError);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
