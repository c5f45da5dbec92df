/** Jobs through API, SQS, connector and function, with every AWS call counted and the CPU of each process read. */
import { setTimeout as delay } from 'node:timers/promises';
import { Child } from '../../test/aws/child.ts';
import { awsEnvironment, installEmulators, startMoto, startSqs } from '../../test/aws/emulators.ts';
import { connect, createResources } from '../../test/aws/resources.ts';
import { freePort } from '../../test/support/free-port.ts';
import type { Usage } from './cost.ts';
import { CountingProxy } from './counting-proxy.ts';
import { cpuMs } from './cpu.ts';

const root = new URL('../../', import.meta.url).pathname;
/** Figures that are being posted at once: more only wait in the emulators, one at a time, until somebody's patience ends. */
const POSTED_AT_ONCE = 64;
const CLIENTS = 16;

export interface LoadResult {
  readonly jobs: number;
  readonly jobsPerMinute: number;
  readonly usage: Usage;
  readonly cpuMs: Readonly<Record<string, number>>;
  readonly calls: readonly { action: string; perJob: number }[];
}

const cpu = (child: Child): number => cpuMs(child.process.pid ?? 0);

const figure = (i: number) => ({
  plot_type: 'scatter',
  data: {
    x: Array.from({ length: 200 }, (_, k) => k / 10),
    y: Array.from({ length: 200 }, (_, k) => Math.sin(k / 10 + i)),
  },
  title: `Figure ${i}`,
});

/** Runs `count` jobs, posted `perPost` figures at a time by up to 16 clients, and fetches every picture. */
export async function load(count: number, perPost: number): Promise<LoadResult> {
  const cache = installEmulators();
  const [sqsServer, motoServer] = await Promise.all([startSqs(cache), startMoto(cache)]);
  const [sqs, dynamo, s3] = [sqsServer, motoServer, motoServer].map(({ endpoint }) => new CountingProxy(endpoint));
  const [sqsUrl, dynamoUrl, s3Url] = await Promise.all([sqs.start(), dynamo.start(), s3.start()]);
  const clients = connect(sqsServer.endpoint, motoServer.endpoint);
  const resources = await createResources(clients, { visibilitySeconds: 60 });
  const children: Child[] = [];
  try {
    const through = (url: string) => url.replace(sqsServer.endpoint, sqsUrl);
    const environment = {
      ...awsEnvironment,
      AWS_ENDPOINT_URL_SQS: sqsUrl,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoUrl,
      AWS_ENDPOINT_URL_S3: s3Url,
      PLOTMILL_S3_PATH_STYLE: 'true',
      PLOTMILL_QUEUE_URL: through(resources.queueUrl),
      PLOTMILL_DEAD_LETTER_URL: through(resources.deadLetterUrl),
      PLOTMILL_TABLE: resources.table,
      PLOTMILL_BUCKET: resources.bucket,
    };
    const start = async (role: string, more: Record<string, string> = {}) => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const env = { ...environment, PLOTMILL_PORT: String(port), ...more };
      const child = new Child(role, process.execPath, [`${root}bin/plotmill.js`, role], env);
      children.push(child);
      await child.answers(`${url}/readyz`);
      return { child, url };
    };
    const fn = await start('function', { PLOTMILL_MAX_IN_FLIGHT: '16', PLOTMILL_WORKERS_MAX: '2' });
    const api = await start('api');
    const connector = await start('connector', { PLOTMILL_FUNCTION_URL: fn.url });

    // As a client should: a refusal is waited out, and the key makes the repeat the same jobs.
    const post = async (first: number, figures: number): Promise<string[]> => {
      for (;;) {
        const answer = await fetch(`${api.url}/v1/jobs/batch`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': `figures-${first}` },
          body: JSON.stringify(Array.from({ length: figures }, (_, i) => figure(first + i))),
        });
        if (answer.status === 202) {
          const { items } = (await answer.json()) as { items: { id: string }[] };
          return items.map(({ id }) => id);
        }
        if (answer.status !== 503) throw new Error(`refused: ${answer.status} ${await answer.text()}`);
        await answer.arrayBuffer();
        await delay(Number(answer.headers.get('retry-after')) * 1000);
      }
    };
    const ended = async (): Promise<number> => {
      const text = await (await fetch(`${connector.url}/metrics`)).text();
      return Array.from(text.matchAll(/^plotmill_jobs_ended_total\{.*\} (\d+)$/gm), ([, n]) => Number(n)).reduce(
        (a, b) => a + b,
        0,
      );
    };
    const fromAll = async <T>(total: number, use: (i: number) => Promise<T>, clients = CLIENTS): Promise<T[]> => {
      const results: T[] = [];
      let next = 0;
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (let i = next++; i < total; i = next++) results[i] = await use(i);
        }),
      );
      return results;
    };

    // Warm up: connections, compiled code, the connector's limit.
    const warm = Math.min(100, count);
    await fromAll(warm, (i) => post(-1 - i, 1));
    while ((await ended()) < warm) await delay(100);

    for (const proxy of [sqs, dynamo, s3]) proxy.reset();
    const roles = { api: api.child, connector: connector.child, function: fn.child };
    const before = Object.entries(roles).map(([name, child]) => [name, cpu(child)] as const);
    const startedAt = performance.now();
    const posts = Math.ceil(count / perPost);
    const clientsAtOnce = Math.max(1, Math.min(CLIENTS, Math.floor(POSTED_AT_ONCE / perPost)));
    const size = (i: number) => Math.min(perPost, count - i * perPost);
    const ids = (await fromAll(posts, (i) => post(i * perPost, size(i)), clientsAtOnce)).flat();
    while ((await ended()) < warm + count) await delay(500);
    const minutes = (performance.now() - startedAt) / 60_000;
    const pictures = await fromAll(count, async (i) => {
      const answer = await fetch(`${api.url}/v1/jobs/${ids[i]}/result`);
      if (answer.status !== 200) throw new Error(`no picture: ${answer.status}`);
      return (await answer.arrayBuffer()).byteLength;
    });
    const cpuPerJob = Object.fromEntries(
      before.map(([name, used]) => [name, (cpu(roles[name as keyof typeof roles]) - used) / count]),
    );
    const item = await clients.dynamo.send(
      new (await import('@aws-sdk/lib-dynamodb')).GetCommand({
        TableName: resources.table,
        Key: { pk: `job#${ids[0]}` },
      }),
    );
    const perJob = (proxy: CountingProxy, ...actions: string[]) => proxy.count(...actions) / count;
    const sqsJobs = ['SendMessageBatch', 'ReceiveMessage', 'DeleteMessageBatch', 'ChangeMessageVisibilityBatch'];
    return {
      jobs: count,
      jobsPerMinute: count / minutes,
      cpuMs: cpuPerJob,
      usage: {
        sqsRequests: perJob(sqs, ...sqsJobs),
        sqsBytes: sqs.bytes(...sqsJobs) / count,
        dynamoWrites: perJob(dynamo, 'PutItem', 'UpdateItem'),
        dynamoReads: perJob(dynamo, 'GetItem', 'BatchGetItem', 'Query'),
        itemBytes: JSON.stringify(item.Item).length,
        s3Puts: perJob(s3, 'PUT'),
        s3Gets: perJob(s3, 'GET', 'HEAD'),
        pictureBytes: pictures.reduce((a, b) => a + b, 0) / count,
        cpuMs: Object.values(cpuPerJob).reduce((a, b) => a + b, 0),
      },
      calls: [sqs, dynamo, s3].flatMap((proxy, i) =>
        Array.from(proxy.calls, ([action, { count: calls }]) => ({
          action: `${['SQS', 'DynamoDB', 'S3'][i]} ${action}`,
          perJob: calls / count,
        })),
      ),
    };
  } finally {
    await Promise.all(children.map((child) => child.kill('SIGKILL')));
    for (const proxy of [sqs, dynamo, s3]) proxy.stop();
    clients.destroy();
    await Promise.all([sqsServer.stop(), motoServer.stop()]);
  }
}
