/** What a running plotmill tells Prometheus. Every label takes its values from a closed set. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { isErrorCode } from '../api/error-catalogue.ts';
import type { Job } from '../job/job.ts';
import type { JobObserver } from '../ports/job-observer.ts';
import type { QueueDepth } from '../ports/queue.ts';

/** Renderer processes by what they do. */
export interface WorkerCounts {
  readonly starting: number;
  readonly idle: number;
  readonly busy: number;
  /** How many of them there may be. */
  readonly limit: number;
}

/** Calls of a function: those under way, and how many there may be just now. */
export interface CallCounts {
  readonly inFlight: number;
  readonly limit: number;
}

/** What is asked for at each scrape, so that it costs nothing in between. */
export interface MetricSources {
  /** Absent where there is no queue. */
  depth?(): Promise<QueueDepth>;
  /** Absent where the workers are not in this process. */
  workers?(): WorkerCounts;
  usage?(): Promise<{ count: number; bytes: number }>;
  /** Where a function draws. */
  calls?(): CallCounts;
  /** What runs here: of the package, and of the renderer whose pictures are kept. */
  readonly version: { readonly plotmill: string; readonly renderer: string };
}

/** How a callback try ended. */
export type WebhookOutcome = 'delivered' | 'retried' | 'given-up';

const RENDER_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const END_TO_END_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800];
const HTTP_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 60];
const ACCEPT_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const BATCH_BUCKETS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];

/** How an attempt to draw may break; all but the first end a worker. */
const DRAWING_FAULTS = ['render-failed', 'render-timeout', 'render-out-of-memory', 'worker-crashed'] as const;

function reasonOf(code: string | undefined): string {
  if (code === undefined || code === 'ok') return 'ok';
  return isErrorCode(code) ? code : 'other';
}

/** Gauges are read at the same time: those of one scrape tell of one look. */
function oncePerScrape<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask().finally(() => {
      answer = undefined;
    });
    return answer;
  };
}

/** One registry per server, so that several can live in one process. Told of every job as a `JobObserver`. */
export class Metrics implements JobObserver {
  readonly registry = new Registry();
  readonly #accepted;
  readonly #accept;
  readonly #batch;
  readonly #refused;
  readonly #endToEnd;
  readonly #render;
  readonly #attempts;
  readonly #attemptOutcomes;
  readonly #ended;
  readonly #http;
  readonly #webhooks;
  readonly #workerDeaths;

  constructor(sources: MetricSources) {
    const registers = [this.registry];
    this.#accepted = new Counter({
      name: 'plotmill_jobs_accepted_total',
      help: 'Jobs accepted durably, by how they came.',
      labelNames: ['source'] as const,
      registers,
    });
    this.#accept = new Histogram({
      name: 'plotmill_accept_seconds',
      help: 'From a validated request to its jobs being durable.',
      labelNames: ['source'] as const,
      buckets: ACCEPT_BUCKETS,
      registers,
    });
    this.#batch = new Histogram({
      name: 'plotmill_accept_batch_jobs',
      help: 'Jobs made durable by one accepting request.',
      buckets: BATCH_BUCKETS,
      registers,
    });
    this.#refused = new Counter({
      name: 'plotmill_requests_refused_total',
      help: 'Requests answered with an error, by its code.',
      labelNames: ['reason'] as const,
      registers,
    });
    this.#endToEnd = new Histogram({
      name: 'plotmill_job_end_to_end_seconds',
      help: 'From acceptance to the end of a job.',
      labelNames: ['status'] as const,
      buckets: END_TO_END_BUCKETS,
      registers,
    });
    this.#render = new Histogram({
      name: 'plotmill_render_seconds',
      help: 'Measured time of a render attempt that drew a picture.',
      labelNames: ['format'] as const,
      buckets: RENDER_BUCKETS,
      registers,
    });
    this.#attempts = new Histogram({
      name: 'plotmill_job_attempts',
      help: 'Render attempts a job had taken when it ended; 0 when it was drawn before.',
      buckets: [0, 1, 2, 3, 5, 10],
      registers,
    });
    this.#attemptOutcomes = new Counter({
      name: 'plotmill_render_attempts_total',
      help: 'Render attempts by outcome: ok or an error code.',
      labelNames: ['reason'] as const,
      registers,
    });
    this.#ended = new Counter({
      name: 'plotmill_jobs_ended_total',
      help: 'Ended jobs by status and reason: ok or an error code.',
      labelNames: ['status', 'reason'] as const,
      registers,
    });
    this.#http = new Histogram({
      name: 'plotmill_http_request_seconds',
      help: 'HTTP requests by method, route and status.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: HTTP_BUCKETS,
      registers,
    });
    this.#webhooks = new Counter({
      name: 'plotmill_webhook_tries_total',
      help: 'Callback tries by outcome.',
      labelNames: ['outcome'] as const,
      registers,
    });
    this.#workerDeaths = new Counter({
      name: 'plotmill_worker_deaths_total',
      help: 'Renderer processes that died, by reason.',
      labelNames: ['reason'] as const,
      registers,
    });
    this.#gauges(sources);
    this.#startAtZero();
  }

  /** A series that only appears with its first event hides that event from `rate` and `increase`, and its panel says "No data". */
  #startAtZero(): void {
    for (const source of ['single', 'batch']) this.#accepted.inc({ source }, 0);
    for (const reason of ['invalid-figure', 'rate-limited', 'storage-full', 'queue-unavailable', 'internal']) {
      this.#refused.inc({ reason }, 0);
    }
    this.#ended.inc({ status: 'succeeded', reason: 'ok' }, 0);
    this.#attemptOutcomes.inc({ reason: 'ok' }, 0);
    for (const reason of DRAWING_FAULTS) {
      this.#ended.inc({ status: 'failed', reason }, 0);
      this.#attemptOutcomes.inc({ reason }, 0);
    }
    for (const reason of DRAWING_FAULTS.slice(1)) this.#workerDeaths.inc({ reason }, 0);
    for (const outcome of ['delivered', 'retried', 'given-up'] as const) this.#webhooks.inc({ outcome }, 0);
    for (const status of ['succeeded', 'failed', 'canceled']) this.#endToEnd.zero({ status });
  }

  accepted(source: 'single' | 'batch', jobs: number, seconds: number): void {
    this.#accepted.inc({ source }, jobs);
    this.#accept.observe({ source }, seconds);
    this.#batch.observe(jobs);
  }

  refused(code: string): void {
    this.#refused.inc({ reason: reasonOf(code) });
  }

  started(): void {}

  attempted(job: Job, outcome: string, renderMs: number): void {
    this.#attemptOutcomes.inc({ reason: reasonOf(outcome) });
    if (outcome === 'ok') this.#render.observe({ format: job.format }, renderMs / 1000);
  }

  ended(job: Job): void {
    const status = job.status;
    this.#ended.inc({ status, reason: reasonOf(job.error?.code) });
    this.#endToEnd.observe({ status }, Math.max(0, (job.finishedAt ?? job.updatedAt) - job.createdAt) / 1000);
    this.#attempts.observe(job.attempts);
  }

  /** `route` is the route's pattern, never the address itself. */
  http(method: string, route: string, status: number, seconds: number): void {
    this.#http.observe({ method, route, status: String(status) }, seconds);
  }

  webhook(outcome: WebhookOutcome): void {
    this.#webhooks.inc({ outcome });
  }

  workerDied(code: string): void {
    this.#workerDeaths.inc({ reason: reasonOf(code) });
  }

  #gauges(sources: MetricSources): void {
    const registers = [this.registry];
    const { depth, workers, usage, calls, version } = sources;
    if (depth) {
      const looked = oncePerScrape(depth);
      new Gauge({
        name: 'plotmill_queue_oldest_message_age_seconds',
        help: 'Age of the oldest message waiting to be leased.',
        registers,
        async collect() {
          this.set((await looked()).oldestAgeMs / 1000);
        },
      });
      new Gauge({
        name: 'plotmill_queue_messages',
        help: 'Messages on the queue by state.',
        labelNames: ['state'] as const,
        registers,
        async collect() {
          const { visible, inFlight, delayed, dead } = await looked();
          this.set({ state: 'visible' }, visible);
          this.set({ state: 'in_flight' }, inFlight);
          this.set({ state: 'delayed' }, delayed);
          this.set({ state: 'dead' }, dead);
        },
      });
    }
    new Gauge({
      name: 'plotmill_build_info',
      help: 'Always 1: what runs here.',
      labelNames: ['version', 'renderer'] as const,
      registers,
    }).set({ version: version.plotmill, renderer: version.renderer }, 1);
    if (workers) {
      new Gauge({
        name: 'plotmill_workers_limit',
        help: 'Most renderer processes there may be.',
        registers,
        collect() {
          this.set(workers().limit);
        },
      });
      new Gauge({
        name: 'plotmill_workers',
        help: 'Renderer processes by state.',
        labelNames: ['state'] as const,
        registers,
        collect() {
          const { limit: _, ...states } = workers();
          for (const [state, count] of Object.entries(states)) this.set({ state }, count);
        },
      });
    }
    if (calls) {
      new Gauge({
        name: 'plotmill_function_calls_limit',
        help: 'Connector: calls that the function is given at once, as its answers and latency allow.',
        registers,
        collect() {
          this.set(calls().limit);
        },
      });
      new Gauge({
        name: 'plotmill_function_calls',
        help: 'Connector: calls of the function under way.',
        registers,
        collect() {
          this.set(calls().inFlight);
        },
      });
    }
    if (usage) {
      const used = oncePerScrape(usage);
      new Gauge({
        name: 'plotmill_results_bytes',
        help: 'Bytes of stored pictures.',
        registers,
        async collect() {
          this.set((await used()).bytes);
        },
      });
      new Gauge({
        name: 'plotmill_results',
        help: 'Stored pictures.',
        registers,
        async collect() {
          this.set((await used()).count);
        },
      });
    }
    new Gauge({
      name: 'plotmill_process_resident_memory_bytes',
      help: 'Resident memory of the server process.',
      registers,
      collect() {
        this.set(process.memoryUsage.rss());
      },
    });
    new Counter({
      name: 'plotmill_process_cpu_seconds_total',
      help: 'CPU time of the server process.',
      registers,
      collect() {
        const { user, system } = process.cpuUsage();
        this.reset();
        this.inc((user + system) / 1e6);
      },
    });
  }
}
