import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openEmbedded } from '../../src/adapters/embedded/embedded.ts';
import { prepareAcceptance } from '../../src/flow/accept.ts';
import { Dispatcher } from '../../src/flow/dispatcher.ts';
import { rescue } from '../../src/flow/rescue.ts';
import { RendererPool } from '../../src/pool/pool.ts';
import { systemClock } from '../../src/ports/clock.ts';
import { observeAll } from '../../src/ports/job-observer.ts';

/** What a spool process is asked to do (its one argument, as JSON). */
export interface SpoolOrder {
  readonly directory: string;
  /** A file with the figures to accept, one a line, by 64 clients at once. */
  readonly figures: string;
  /** End as soon as nothing is on the queue any more. */
  readonly untilIdle: boolean;
}

/** What a spool process tells: a job it acknowledged, a worker it started, and that it has started. */
export type SpoolReport =
  | { readonly type: 'accepted'; readonly id: string; readonly figure: string }
  | { readonly type: 'worker'; readonly pid: number | undefined }
  | { readonly type: 'stopped' };

// The service without its HTTP: storage, dispatcher and scripted workers in a process that tests may kill.
const order = JSON.parse(process.argv[2]) as SpoolOrder;
const report = (message: SpoolReport): void => void process.send?.(message);
const embedded = openEmbedded({ directory: order.directory });
const observer = observeAll();
await rescue({ ...embedded, clock: systemClock, observer, alone: true, settleMs: 0 });
const pool = new RendererPool({
  version: 'scripted',
  entry: fileURLToPath(new URL('./scripted-worker.ts', import.meta.url)),
  max: 2,
  onEvent: (event) => event.type === 'worker-ready' && report({ type: 'worker', pid: event.pid }),
});
const dispatcher = new Dispatcher({
  ...embedded,
  renderer: pool,
  clock: systemClock,
  observer,
  visibilityMs: 30_000,
  backoff: { baseMs: 1, maxMs: 20 },
  signal: ({ step }) => {
    if (step === 'settled' || step === 'gave-up') void stopWhenIdle();
  },
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
dispatcher.start();
let stopping = false;
let allAccepted = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await dispatcher.stop(5_000);
  await pool.close();
  await embedded.close();
  report({ type: 'stopped' });
  process.disconnect();
}
process.once('SIGTERM', stop);

async function stopWhenIdle(): Promise<void> {
  const { visible, inFlight } = await embedded.queue.depth();
  if (order.untilIdle && allAccepted && visible + inFlight === 0) await stop();
}

const lines = readFileSync(order.figures, 'utf8').split('\n');
const figures = lines.filter((line) => line !== '').values();
await Promise.all(
  Array.from({ length: 64 }, async () => {
    for (const figure of figures) {
      if (stopping) return;
      const entry = prepareAcceptance({ figure, format: 'png' }, 'scripted', systemClock.now());
      const [{ job }] = await embedded.intake.accept([entry]);
      report({ type: 'accepted', id: job.id, figure });
    }
  }),
);
allAccepted = true;
await stopWhenIdle();
