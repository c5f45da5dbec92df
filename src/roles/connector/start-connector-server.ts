/** The connector as a process: SQS in, function calls out, jobs settled, callbacks sent. Wiring only. */
import type { Logger } from 'pino';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ReadinessCheck } from '../../api/dependencies.ts';
import { jobView } from '../../api/job-view.ts';
import type { Config } from '../../config/settings.ts';
import type { FlowSignal } from '../../flow/signals.ts';
import { logJobs } from '../../observe/log-jobs.ts';
import { Metrics } from '../../observe/metrics.ts';
import { openTracer } from '../../observe/open-tracer.ts';
import { traceJobs } from '../../observe/trace-jobs.ts';
import { systemClock } from '../../ports/clock.ts';
import { observeAll } from '../../ports/job-observer.ts';
import { WebhookSender } from '../../webhooks/sender.ts';
import { type AwsPorts, connectAws } from '../aws/connect-aws.ts';
import { depthOrUnknown } from '../aws/depth.ts';
import { awsPlaces } from '../aws/places.ts';
import { awsReadiness } from '../aws/readiness.ts';
import type { RunningServer } from '../running-server.ts';
import { openTarget } from './function-target.ts';
import { type Connector, startConnector } from './run-connector.ts';
import { startStatusServer } from './status-server.ts';

/** Dead letters that nobody settled are rare: SQS buries by itself only what plotmill received too often without an end. */
const RESCUE_EVERY_MS = 300_000;

/** Starts leasing, and `/healthz`, `/readyz`, `/metrics` on the configured address. Throws `ConfigError`. */
export async function startConnectorServer(
  config: Config,
  { log, signal }: { log: Logger; signal?: FlowSignal },
): Promise<RunningServer> {
  const tracer = await openTracer(config, 'connector');
  const ports = connectAws(awsPlaces(config));
  const { target, close: closeTarget } = await openTarget(config, log);
  const version = config.engine ?? (await import('../../../renderer/version.ts')).rendererVersion;
  let connector: Connector | undefined;
  const metrics = new Metrics({
    depth: depthOrUnknown(ports.queue),
    version: { plotmill: packageJson.version, renderer: version },
    calls: () => {
      const limit = connector?.renderer.limit;
      return { inFlight: limit?.inFlight ?? 0, limit: limit?.limit ?? 0 };
    },
  });
  const sender = webhookSender(config, ports, log, metrics);
  const awsReady = awsReadiness(ports);
  let stopping = false;
  const readiness = async (): Promise<ReadinessCheck[]> => [
    ...(await awsReady()),
    { name: 'function', ok: target.available(), detail: 'a function listens to the queue' },
    { name: 'running', ok: !stopping },
  ];
  const status = await startStatusServer({ host: config.host, port: config.port, metrics, readiness });
  connector = startConnector({
    ports,
    target,
    version,
    observer: observeAll(metrics, logJobs(log), sender, traceJobs(tracer)),
    tracer,
    visibilityMs: config.visibilityTimeout,
    maxAttempts: config.maxAttempts,
    functionTimeoutMs: config.functionTimeout,
    maxInFlight: config.functionCalls,
    rescueMs: RESCUE_EVERY_MS,
    onError: (error, jobId) => log.error({ err: error, job_id: jobId }, 'connector'),
    signal,
  });
  sender?.start();
  const running = connector;
  log.info({ url: status.url, queue: config.queueUrl, renderer: version }, 'listening');
  return {
    url: status.url,
    ready: target.appeared(),
    close: async () => {
      stopping = true;
      await running.stop(config.shutdownGrace);
      await sender?.stop();
      await closeTarget();
      await status.close();
      ports.close();
      await tracer?.close();
      log.info('stopped');
    },
  };
}

/** Callbacks need a secret that every connector signs with. */
function webhookSender(config: Config, ports: AwsPorts, log: Logger, metrics: Metrics): WebhookSender | undefined {
  if (config.webhookSecret === undefined) return undefined;
  return new WebhookSender({
    outbox: ports.outbox,
    jobs: ports.jobs,
    clock: systemClock,
    log,
    secret: config.webhookSecret,
    allowPrivate: config.webhookAllowPrivate,
    timeoutMs: config.webhookTimeout,
    maxTries: config.webhookAttempts,
    view: jobView,
    onTry: (outcome) => metrics.webhook(outcome),
  });
}
