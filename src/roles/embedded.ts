/** Everything in one process: API, queue, dispatcher, workers, webhooks. Wiring only. */
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import { openEmbedded } from '../adapters/embedded/embedded.ts';
import { EmbeddedWebhookOutbox } from '../adapters/embedded/webhook-outbox.ts';
import type { ApiDependencies, FigureReader, ReadinessCheck } from '../api/dependencies.ts';
import { jobView } from '../api/job-view.ts';
import { buildServer } from '../api/server.ts';
import type { Config } from '../config/settings.ts';
import { Dispatcher } from '../flow/dispatcher.ts';
import { rescue } from '../flow/rescue.ts';
import type { FlowSignal } from '../flow/signals.ts';
import { LimitKeeper } from '../limits/limits.ts';
import { FloodGauge } from '../observe/flood-gauge.ts';
import { logJobs } from '../observe/log-jobs.ts';
import { Metrics } from '../observe/metrics.ts';
import { openTracer } from '../observe/open-tracer.ts';
import { traceJobs } from '../observe/trace-jobs.ts';
import { tracedRenderer } from '../observe/traced-renderer.ts';
import type { EarlyPool } from '../pool/early-pool.ts';
import type { PoolEvent, RendererPool } from '../pool/pool.ts';
import { systemClock } from '../ports/clock.ts';
import { observeAll } from '../ports/job-observer.ts';
import type { JobStore } from '../ports/job-store.ts';
import { installationSecret } from '../webhooks/secret.ts';
import { WebhookSender } from '../webhooks/sender.ts';
import { apiOptions } from './api-options.ts';
import { nativeFigureReader } from './figure-reader.ts';
import { loadKeys } from './keys.ts';
import { listeningUrl } from './listening-url.ts';
import { poolOf } from './pool-of.ts';
import type { RunningServer } from './running-server.ts';

export interface StartOptions {
  readonly log: Logger;
  /** Tests wait for the flow's steps instead of sleeping. */
  readonly signal?: FlowSignal;
  /** Another reader and worker than the native renderer's. */
  readonly figures?: FigureReader;
  readonly workerEntry?: string;
  /** Workers that were started before; they belong to the server from then on. */
  readonly workers?: EarlyPool;
  readonly webhookBackoff?: { baseMs: number; maxMs: number };
}

const RESCUE_EVERY_MS = 60_000;

/** Starts the server on the configured address. Throws `ConfigError`, or what the data directory says. */
export async function startEmbedded(config: Config, options: StartOptions): Promise<RunningServer> {
  const { log } = options;
  const clock = systemClock;
  const tracer = await openTracer(config, 'serve');
  const keys = loadKeys(config);
  const figures = options.figures ?? (await nativeFigureReader());
  const store = openEmbedded({
    directory: config.data,
    visibilityMs: config.visibilityTimeout,
    maxReceiveCount: config.maxAttempts,
    maxBytes: config.dataSize === 0 ? undefined : config.dataSize,
    reserveBytes: config.diskReserve,
    retention: {
      jobsMs: config.retention,
      resultsMs: config.retention,
      resultsBytes: config.retentionSize === 0 ? Number.MAX_SAFE_INTEGER : config.retentionSize,
      deadLettersMs: config.deadLetterRetention,
    },
    onBackgroundError: (error) => log.error({ err: error }, 'retention failed'),
  });
  const workers = options.workers ?? poolOf(config, figures.version, options.workerEntry);
  const { pool } = workers;
  const metrics = new Metrics({
    depth: () => store.queue.depth(),
    workers: () => ({ ...pool.workers(), limit: config.workersMax }),
    version: { plotmill: packageJson.version, renderer: figures.version },
    usage: () => store.results.usage(),
  });
  const onPoolEvent = (event: PoolEvent): void => {
    if (event.type === 'worker-died') metrics.workerDied(event.code);
    log[event.type === 'worker-died' ? 'warn' : 'debug'](event, event.type);
  };
  workers.listen(onPoolEvent);
  const limits = new LimitKeeper(clock);
  const outbox = new EmbeddedWebhookOutbox(store.database, store.group);
  const sender = new WebhookSender({
    outbox,
    jobs: store.jobs,
    clock,
    log,
    secret: config.webhookSecret ?? installationSecret(config.data),
    allowPrivate: config.webhookAllowPrivate,
    timeoutMs: config.webhookTimeout,
    maxTries: config.webhookAttempts,
    view: jobView,
    onTry: (outcome) => metrics.webhook(outcome),
    backoff: options.webhookBackoff,
  });
  const observer = observeAll(metrics, limits, sender, logJobs(log), traceJobs(tracer));
  const intake = new FloodGauge(store.intake);
  const dispatcher = new Dispatcher({
    queue: store.queue,
    jobs: store.jobs,
    results: store.results,
    settlement: store.settlement,
    renderer: tracedRenderer(pool, tracer, { call: { name: 'render', kind: 'consumer' }, draw: 'draw' }),
    clock,
    observer,
    visibilityMs: config.visibilityTimeout,
    maxAttempts: config.maxAttempts,
    flooded: () => intake.flooded(),
    signal: options.signal,
    onError: (error, jobId) => log.error({ err: error, job_id: jobId }, 'dispatcher'),
  });
  const closing = new AbortController();
  const deps: ApiDependencies = {
    intake,
    jobs: store.jobs,
    queue: store.queue,
    results: store.results,
    outbox,
    figures,
    observer,
    clock,
    keys,
    limits,
    metrics,
    log,
    tracer,
    options: apiOptions(config),
    abort: (jobId) => dispatcher.abort(jobId),
    readiness: () => readiness(store, pool),
  };
  const app = buildServer(deps, closing.signal);

  const mend = (alone: boolean): Promise<void> =>
    rescue({
      queue: store.queue,
      jobs: store.jobs,
      lostJobs: store.lostJobs,
      clock,
      observer,
      alone,
      settleMs: alone ? 0 : RESCUE_EVERY_MS,
      signal: options.signal,
    });
  let mending: NodeJS.Timeout | undefined;
  const release = async (): Promise<void> => {
    clearInterval(mending);
    await sender.stop();
    await pool.close();
    await store.close();
    await tracer?.close();
  };
  try {
    await restoreLimits(store.jobs, limits, keys.limitsOf.bind(keys));
    await mend(true);
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app.close();
    await release();
    throw error;
  }
  mending = setInterval(() => {
    mend(false).catch((error: unknown) => log.error({ err: error }, 'rescue failed'));
  }, RESCUE_EVERY_MS).unref();
  dispatcher.start();
  sender.start();
  const url = listeningUrl(config.host, app.server.address() as AddressInfo);
  log.info({ url, data: config.data, renderer: figures.version, workers_max: config.workersMax }, 'listening');
  // The first worker is still warming up beside this thread.
  setImmediate(() => figures.warm?.());

  return {
    url,
    ready: pool.ready(),
    close: async () => {
      closing.abort();
      await Promise.all([app.close(), dispatcher.stop(config.shutdownGrace)]);
      await release();
      log.info('stopped');
    },
  };
}

async function readiness(store: ReturnType<typeof openEmbedded>, pool: RendererPool): Promise<ReadinessCheck[]> {
  const { idle, busy } = pool.workers();
  const worker: ReadinessCheck =
    idle + busy > 0 ? { name: 'worker', ok: true } : { name: 'worker', ok: false, detail: 'no warm worker' };
  try {
    await store.checkWritable();
    return [{ name: 'store', ok: true }, worker];
  } catch (error) {
    return [{ name: 'store', ok: false, detail: error instanceof Error ? error.message : String(error) }, worker];
  }
}

/** Counts the unfinished jobs that a former process left, so that a restart is no way around a limit. */
async function restoreLimits(
  jobs: JobStore,
  limits: LimitKeeper,
  limitsOf: Parameters<LimitKeeper['restore']>[1],
): Promise<void> {
  for (const status of ['queued', 'running'] as const) {
    let cursor: string | undefined;
    do {
      const page = await jobs.list({ status, limit: 200, cursor });
      limits.restore(page.items, limitsOf);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}
