import { getPriority, setPriority } from 'node:os';
import type { OutputFormat } from '../job/job.ts';
import type { FromWorker, ToWorker, WorkerError, WorkerJob } from './protocol.ts';
import { watchParent } from './watch-parent.ts';

/** What a worker process draws with. */
export interface Engine {
  readonly version: string;
  /** `figure` is JSON text. */
  render(figure: string, format: OutputFormat): Promise<{ contentType: string; body: Uint8Array }>;
  /** How an error that `render` threw is to be told. */
  describe(error: unknown): WorkerError;
}

function send(message: FromWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error === null ? resolve() : reject(error)));
  });
}

/**
 * On a full machine the server comes first: who posts should not wait for what is drawn. Not much lower, or a heavy figure would run
 * into its timeout only because many are posted.
 */
function yieldToServer(): void {
  const lower = 5;
  if (getPriority() < lower) setPriority(lower);
}

/** The loop of a worker process: draws what the parent sends, in order, until the parent goes away. */
export async function serveRenders(engine: Engine): Promise<void> {
  const waiting: WorkerJob[] = [];
  const withdrawn = new Set<number>();
  let running = false;

  const answer = async (job: WorkerJob): Promise<FromWorker> => {
    if (withdrawn.delete(job.id)) return { type: 'skipped', id: job.id };
    const start = performance.now();
    try {
      const { contentType, body } = await engine.render(job.figure, job.format);
      return { type: 'drawn', id: job.id, contentType, body, renderMs: performance.now() - start };
    } catch (error) {
      return { type: 'failed', id: job.id, error: engine.describe(error) };
    }
  };

  const run = async (): Promise<void> => {
    running = true;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      await send(await answer(job));
      withdrawn.delete(job.id);
      // Lets withdrawals and new jobs in before the next figure takes the thread.
      await new Promise((resolve) => setImmediate(resolve));
    }
    running = false;
  };

  // A parent that died, by whatever signal, closes the channel: nothing is left to do then.
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message: ToWorker) => {
    if (message.type === 'retire') process.exit(0);
    if (message.type === 'withdraw') {
      for (const id of message.ids) if (waiting.some((job) => job.id === id)) withdrawn.add(id);
      return;
    }
    waiting.push(...message.jobs);
    if (!running) run().catch(() => process.exit(1));
  });
  watchParent();
  yieldToServer();
  await send({ type: 'ready', version: engine.version });
}
