/**
 * `npm run simulate:check`: a small real run against its simulation. Real queue (SQLite), real dispatcher, real `plotmill function` processes that
 * a queue-depth scaler starts and ends; then the same load in the simulation, with the service and start times of that run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { rendererVersion } from '../../renderer/version.ts';
import { openEmbedded } from '../../src/adapters/embedded/embedded.ts';
import { prepareAcceptance } from '../../src/flow/accept.ts';
import { Dispatcher } from '../../src/flow/dispatcher.ts';
import type { Job } from '../../src/job/job.ts';
import { systemClock } from '../../src/ports/clock.ts';
import { scatterOf } from './heavy-figure.ts';
import { withBurst } from './loads.ts';
import { exponential, seeded } from './random.ts';
import { ReplicaSet } from './replica-set.ts';
import type { Scaler } from './scalers.ts';
import { simulate } from './simulate.ts';
import { writeSection } from './write-section.ts';

const SECONDS = 60;
const MAX_REPLICAS = 2;
const POINTS = 20_000;
/** From one figure's end to the next one's beginning: a settlement, a lease. Seconds. */
const TURN = 0.005;
const load = withBurst(240, 6, 15, 15);
const scaler: Scaler = {
  name: 'queue depth, every 2 s',
  every: 2,
  min: 1,
  desired: ({ visible, inFlight }) => Math.max(1, Math.ceil((visible + inFlight) / 8)),
};

const directory = mkdtempSync(join(tmpdir(), 'plotmill-simulate-'));
const store = openEmbedded({ directory });
const replicas = new ReplicaSet(rendererVersion);
const ended: Job[] = [];
const dispatcher = new Dispatcher({
  queue: store.queue,
  jobs: store.jobs,
  results: store.results,
  settlement: store.settlement,
  renderer: replicas,
  clock: systemClock,
  visibilityMs: 60_000,
  observer: {
    started() {},
    attempted() {},
    ended: (job) => {
      ended.push(job);
    },
  },
  onError: (error) => console.error(error),
});

replicas.scale(scaler.min);
await replicas.ready();
dispatcher.start();
const begin = performance.now();
const second = (): number => (performance.now() - begin) / 1000;
let replicaSeconds = 0;
let lookedAt = 0;
const scaling = setInterval(async () => {
  const { visible, inFlight } = await store.queue.depth();
  const now = second();
  replicaSeconds += replicas.wanted * (now - lookedAt);
  lookedAt = now;
  const sight = { now, visible, inFlight, startedPerSecond: 0, ready: replicas.running, wanted: replicas.wanted };
  replicas.scale(Math.min(MAX_REPLICAS, scaler.desired(sight)));
}, scaler.every * 1000);

const random = seeded(1);
let sent = 0;
const accepting: Promise<unknown>[] = [];
for (let at = 0; ; ) {
  at += exponential(random, load.peak);
  if (at >= SECONDS) break;
  if (random() * load.peak >= load.at(at)) continue;
  await delay(Math.max(0, (at - second()) * 1000));
  const submission = { figure: scatterOf(POINTS, sent++), format: 'png' as const };
  accepting.push(store.intake.accept([prepareAcceptance(submission, rendererVersion, Date.now())]));
}
await Promise.all(accepting);
while (ended.length < sent) await delay(50);
clearInterval(scaling);
const took = second();
await dispatcher.stop(5_000);
await replicas.close();
await store.close();
rmSync(directory, { recursive: true });

const totals = ended.map((job) => ((job.finishedAt ?? 0) - job.createdAt) / 1000).sort((a, b) => a - b);
const services = replicas.held;
const service = services.reduce((sum, value) => sum + value, 0) / services.length;
const variation =
  Math.sqrt(services.reduce((sum, value) => sum + (value - service) ** 2, 0) / services.length) / service;
const coldStart =
  replicas.starts.slice(1).reduce((sum, value) => sum + value, 0) / 1000 / Math.max(1, replicas.starts.length - 1);
const simulated = simulate({
  load,
  scaler,
  maxReplicas: MAX_REPLICAS,
  duration: SECONDS,
  parts: { service: service + TURN, serviceVariation: variation, workers: 1, coldStart, overhead: 0.01 },
});
const p95 = totals[Math.floor(totals.length * 0.95)];
const parts = `service ${(service * 1000).toFixed(1)} ms (coefficient of variation ${variation.toFixed(2)}), start of a replica ${coldStart.toFixed(2)} s, ${replicas.starts.length - 1} started under load`;
const table = `| | figures | end to end p95 (s) | replicas, mean |
| --- | --: | --: | --: |
| real | ${sent} | ${p95.toFixed(2)} | ${(replicaSeconds / took).toFixed(2)} |
| simulated | ${simulated.figures} | ${simulated.endToEndP95.toFixed(2)} | ${simulated.replicasMean.toFixed(2)} |`;
console.log(`${parts}\n\n${table}`);
if (process.argv.includes('--write')) {
  const date = new Date().toISOString().slice(0, 10);
  writeSection('docs/autoscaling.md', 'check', `On ${date}, two cores: ${parts}.\n\n${table}`);
}
