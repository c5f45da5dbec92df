/** The HTTP API over SQS, DynamoDB and S3: stateless, as many replicas as are wanted. Wiring only. */
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ApiDependencies } from '../../api/dependencies.ts';
import { buildServer } from '../../api/server.ts';
import type { Config } from '../../config/settings.ts';
import { PermanentError } from '../../job/errors.ts';
import { LimitKeeper } from '../../limits/limits.ts';
import { Metrics } from '../../observe/metrics.ts';
import { openTracer } from '../../observe/open-tracer.ts';
import { traceJobs } from '../../observe/trace-jobs.ts';
import { systemClock } from '../../ports/clock.ts';
import type { Intake } from '../../ports/intake.ts';
import { observeAll } from '../../ports/job-observer.ts';
import { apiOptions } from '../api-options.ts';
import { connectAws } from '../aws/connect-aws.ts';
import { depthOrUnknown } from '../aws/depth.ts';
import { awsPlaces } from '../aws/places.ts';
import { awsReadiness } from '../aws/readiness.ts';
import { nativeFigureReader } from '../figure-reader.ts';
import { loadKeys } from '../keys.ts';
import { listeningUrl } from '../listening-url.ts';
import type { RunningServer } from '../running-server.ts';
import { followLimited } from './follow-limited.ts';

/** Starts the API on the configured address. Throws `ConfigError`. */
export async function startApi(config: Config, { log }: { log: Logger }): Promise<RunningServer> {
  const clock = systemClock;
  const tracer = await openTracer(config, 'api');
  const keys = loadKeys(config);
  const ports = connectAws(awsPlaces(config));
  const reader = await nativeFigureReader();
  const figures = config.engine === undefined ? reader : { ...reader, version: config.engine };
  const limits = new LimitKeeper(clock);
  const metrics = new Metrics({
    depth: depthOrUnknown(ports.queue),
    version: { plotmill: packageJson.version, renderer: figures.version },
  });
  const closing = new AbortController();
  const { jobs, queue, results, outbox, slowJobs } = ports;
  const intake = followLimited({ intake: ports.intake, jobs: slowJobs, keys, limits, closing: closing.signal });
  const awsReady = awsReadiness(ports);
  const deps: ApiDependencies = {
    intake: config.webhookSecret === undefined ? withoutWebhooks(intake) : intake,
    jobs,
    queue,
    results,
    outbox,
    figures,
    observer: observeAll(metrics, limits, traceJobs(tracer)),
    clock,
    keys,
    limits,
    metrics,
    log,
    tracer,
    options: apiOptions(config),
    readiness: awsReady,
  };
  const app = buildServer(deps, closing.signal);
  await app.listen({ host: config.host, port: config.port });
  const url = listeningUrl(config.host, app.server.address() as AddressInfo);
  log.info({ url, queue: config.queueUrl, renderer: figures.version }, 'listening');
  setImmediate(() => figures.warm?.());
  return {
    url,
    ready: Promise.resolve(),
    close: async () => {
      closing.abort();
      await app.close();
      ports.close();
      await tracer?.close();
      log.info('stopped');
    },
  };
}

/** Callbacks are signed by whoever ends the job; without a secret that all roles share, none may be promised. */
function withoutWebhooks(intake: Intake): Intake {
  return {
    accept: async (entries) => {
      if (entries.some(({ job }) => job.webhook !== undefined)) {
        throw new PermanentError(
          'invalid-request',
          '/webhook: this server sends no callbacks (webhookSecret is not set)',
          [{ pointer: '/webhook', detail: 'this server sends no callbacks' }],
        );
      }
      return intake.accept(entries);
    },
  };
}
