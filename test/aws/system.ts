/** The whole system on one machine: emulators, API, connectors, an OpenFaaS gateway, and of-watchdog with the function. */
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { Child, program } from './child.ts';
import { CutProxy } from './cut-proxy.ts';
import { awsEnvironment } from './emulators.ts';
import { OpenFaasStandIn } from './openfaas-stand-in.ts';
import { readStack, type StackFunction } from './read-stack.ts';
import { type Clients, connect, createResources, type Resources } from './resources.ts';

const USER = 'admin';
const PASSWORD = 'a password';
const NAMESPACE = 'openfaas-fn';
const TRACE = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

export interface JobView {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly error?: { readonly code: string; readonly errors?: readonly { pointer: string }[] };
  readonly finished_at?: string;
}

/** A replica of a function: of-watchdog (its stand-in where it cannot be had) and its child, started anew when it ends. */
export class Replica {
  readonly endpoint: string;
  readonly #port: number;
  readonly #environment: Readonly<Record<string, string>>;
  #stopping = false;
  starts = 0;
  watchdog: Child;

  constructor(port: number, upstream: number, { environment }: StackFunction, fprocess: string) {
    this.#port = port;
    this.endpoint = `http://127.0.0.1:${port}`;
    this.#environment = {
      ...environment,
      mode: 'http',
      port: String(port),
      fprocess,
      upstream_url: `http://127.0.0.1:${upstream}`,
      ready_path: '/readyz',
      // The sources, not the image: warnings of Node about them are no news.
      NODE_NO_WARNINGS: '1',
      PLOTMILL_HOST: '127.0.0.1',
      PLOTMILL_PORT: String(upstream),
      PLOTMILL_WORKERS_MAX: '1',
    };
    this.watchdog = this.#start();
  }

  #start(): Child {
    this.starts += 1;
    const binary = inject('watchdog');
    const watchdog =
      binary === undefined
        ? new Child('watchdog', process.execPath, [`${import.meta.dirname}/watchdog-stand-in.ts`], this.#environment)
        : new Child('of-watchdog', binary, [], this.#environment);
    watchdog.process.once('exit', () => {
      if (!this.#stopping) this.watchdog = this.#start();
    });
    return watchdog;
  }

  ready(): Promise<void> {
    return this.watchdog.answers(`http://127.0.0.1:${this.#port}/_/ready`);
  }

  /** Sends a signal to the function's process, past its watchdog. */
  signal(signal: NodeJS.Signals): void {
    for (const pid of this.watchdog.children()) process.kill(pid, signal);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.signal('SIGKILL');
    await this.watchdog.kill('SIGKILL');
  }
}

export interface System {
  readonly clients: Clients;
  readonly resources: Resources;
  readonly sqs: CutProxy;
  readonly gateway: OpenFaasStandIn;
  readonly replica: Replica;
  readonly api: string;
  startConnector(env?: Readonly<Record<string, string>>): Promise<Child>;
  post(figure: unknown, headers?: Record<string, string>): Promise<{ status: number; headers: Headers; body: JobView }>;
  /** The job once it has ended. */
  ended(id: string): Promise<JobView>;
  picture(id: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export const traceparent = TRACE;

/** Starts everything but a connector. */
export async function startSystem(visibilitySeconds: number): Promise<System> {
  const cache = inject('cache');
  const sqs = await CutProxy.to(inject('sqs'));
  const clients = connect(inject('sqs'), inject('moto'));
  const resources = await createResources(clients, { maxReceiveCount: 6, visibilitySeconds });
  const throughProxy = (url: string) => url.replace(inject('sqs'), sqs.endpoint);
  const environment = {
    ...awsEnvironment,
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: inject('moto'),
    AWS_ENDPOINT_URL_S3: inject('moto'),
    NODE_NO_WARNINGS: '1',
    PLOTMILL_S3_PATH_STYLE: 'true',
    PLOTMILL_QUEUE_URL: throughProxy(resources.queueUrl),
    PLOTMILL_DEAD_LETTER_URL: throughProxy(resources.deadLetterUrl),
    PLOTMILL_TABLE: resources.table,
    PLOTMILL_BUCKET: resources.bucket,
    PLOTMILL_VISIBILITY_TIMEOUT: `${visibilitySeconds}s`,
    PLOTMILL_SHUTDOWN_GRACE: '1s',
  };
  const gateway = new OpenFaasStandIn(USER, PASSWORD);
  await gateway.start();

  const queueName = resources.queueUrl.slice(resources.queueUrl.lastIndexOf('/') + 1);
  const plotGenerator = readStack(cache, { QUEUE: ` another-topic , ${queueName}` }).functions['plot-generator'];
  const replica = new Replica(
    await freePort(),
    await freePort(),
    plotGenerator,
    `${process.execPath} ${program} function`,
  );
  gateway.functions.push({
    name: 'plot-generator',
    namespace: NAMESPACE,
    annotations: plotGenerator.annotations,
    endpoint: replica.endpoint,
  });

  const children: Child[] = [];
  const startRole = async (name: 'api' | 'connector', more: Readonly<Record<string, string>>) => {
    const port = await freePort();
    const child = Child.role(name, { ...environment, PLOTMILL_PORT: String(port), ...more });
    children.push(child);
    const url = `http://127.0.0.1:${port}`;
    await child.answers(`${url}/readyz`);
    return { child, url };
  };
  const [{ url: api }] = await Promise.all([startRole('api', {}), replica.ready()]);

  const system: System = {
    clients,
    resources,
    sqs,
    gateway,
    replica,
    api,
    async startConnector(env = {}) {
      const { child } = await startRole('connector', {
        PLOTMILL_GATEWAY_URL: gateway.url,
        PLOTMILL_GATEWAY_USER: USER,
        PLOTMILL_GATEWAY_PASSWORD: PASSWORD,
        PLOTMILL_TOPIC_REBUILD: '1s',
        ...env,
      });
      return child;
    },
    async post(figure, headers = {}) {
      const response = await fetch(`${api}/v1/jobs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(figure),
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as JobView };
    },
    async ended(id) {
      for (;;) {
        const response = await fetch(`${api}/v1/jobs/${id}?wait=20`);
        const job = (await response.json()) as JobView;
        if (response.status === 200 && !['queued', 'running'].includes(job.status)) return job;
        // A message of another producer has no record before it is leased.
        if (response.status !== 200) await delay(100);
      }
    },
    async picture(id) {
      const response = await fetch(`${api}/v1/jobs/${id}/result`);
      if (response.status !== 200) throw new Error(`no picture: ${response.status} ${await response.text()}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    async close() {
      await Promise.all(children.map((child) => child.kill('SIGKILL')));
      await replica.stop();
      gateway.stop();
      await sqs.cut();
      clients.destroy();
    },
  };
  return system;
}
