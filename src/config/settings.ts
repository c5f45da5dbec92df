/** Every setting of plotmill: its type, default and meaning. Flags, environment, file and docs are derived from this table. */
import { availableParallelism } from 'node:os';
import * as z from 'zod';
import { amount, count, duration, list, share, size, text, toggle } from './values.ts';

/** One setting. `defaultText` is how the default is written in the docs when it depends on the machine. */
export interface Setting<T extends z.ZodType = z.ZodType> {
  readonly schema: T;
  /** As it would be written in the file; undefined when the setting is off unless given. */
  readonly fallback: string | number | boolean | readonly string[] | undefined;
  readonly defaultText?: string;
  readonly group:
    | 'server'
    | 'work'
    | 'storage'
    | 'access'
    | 'webhooks'
    | 'logs'
    | 'traces'
    | 'aws'
    | 'connector'
    | 'function';
  readonly doc: string;
  /** Never printed in full. */
  readonly secret?: boolean;
}

function setting<T extends z.ZodType>(
  group: Setting['group'],
  schema: T,
  fallback: Setting['fallback'],
  doc: string,
  more: { defaultText?: string; secret?: boolean } = {},
): Setting<T> {
  return { group, schema, fallback, doc, ...more };
}

/** The table. The key is the name in the file; `jobTimeout` is `--job-timeout` and `PLOTMILL_JOB_TIMEOUT`. */
export const settings = {
  host: setting('server', text(), '127.0.0.1', 'Address to listen on; `0.0.0.0` or `::` for all.'),
  port: setting('server', count(0, 65535), 8080, 'TCP port; 0 takes a free one.'),
  maxBody: setting('server', size(1), '10MB', 'Largest request body; beyond it the answer is 413.'),
  maxWait: setting('server', duration(0, 600_000), '60s', 'Longest that `Prefer: wait` and `?wait` are held open.'),
  shutdownGrace: setting(
    'server',
    duration(0),
    '25s',
    'On SIGTERM, how long running jobs and open requests may finish.',
  ),

  data: setting(
    'storage',
    text(),
    './data',
    'Directory of the queue, the job records and the pictures. One process owns it.',
  ),
  retention: setting('storage', duration(0), '7d', 'How long finished jobs and their pictures are kept.'),
  retentionSize: setting(
    'storage',
    size(0),
    '2GB',
    'Total size of pictures kept; beyond it the oldest go. 0 for no bound.',
  ),
  dataSize: setting(
    'storage',
    size(0),
    0,
    'Largest size of the database file; beyond it jobs are refused with 503. 0 for no bound.',
  ),
  diskReserve: setting(
    'storage',
    size(0),
    '64MB',
    'Free disk space that new jobs may not use, so that the queue can always be worked off.',
  ),
  deadLetterRetention: setting('storage', duration(0), '14d', 'How long dead letters are kept.'),

  workersMin: setting('work', count(1, 256), 1, 'Warm renderer processes kept when idle.'),
  workersMax: setting('work', count(1, 256), availableParallelism(), 'Most renderer processes under load.', {
    defaultText: 'number of CPUs',
  }),
  workerMemory: setting(
    'work',
    size(64e6),
    '1GB',
    'Memory of a renderer process; one that grows beyond it is replaced.',
  ),
  jobTimeout: setting(
    'work',
    duration(10),
    '30s',
    'Longest one attempt may render; then its process is killed and replaced.',
  ),
  maxAttempts: setting('work', count(1, 100), 3, 'Failed attempts after which a job goes to the dead letters.'),
  visibilityTimeout: setting(
    'work',
    duration(1000),
    '60s',
    'How long a leased message stays hidden unless its lease is renewed.',
  ),

  apiKeys: setting(
    'access',
    list(),
    [],
    'Accepted API keys as hash lines (see `plotmill keys create`); none means open access.',
    {
      secret: true,
    },
  ),
  apiKeysFile: setting('access', text().optional(), undefined, 'File with one hash line per accepted API key.'),
  limitRequests: setting('access', amount(0), 0, 'Requests per second and key (token bucket); 0 for no limit.'),
  limitBurst: setting(
    'access',
    amount(0),
    0,
    'Requests a key may send at once; 0 means two seconds of `limitRequests`.',
  ),
  limitQueued: setting('access', count(0), 0, 'Unfinished jobs per key; 0 for no limit.'),
  limitRenderTime: setting('access', duration(0), 0, 'Measured render time per key and minute; 0 for no limit.'),

  webhookSecret: setting(
    'webhooks',
    text().optional(),
    undefined,
    'Signing secret (`whsec_…`); made once per data directory by default.',
    {
      secret: true,
    },
  ),
  webhookAllowPrivate: setting(
    'webhooks',
    toggle(),
    false,
    'Allow callbacks to private, loopback and link-local addresses.',
  ),
  webhookTimeout: setting('webhooks', duration(100, 120_000), '15s', 'Longest one callback may take.'),
  webhookAttempts: setting('webhooks', count(1, 50), 8, 'Tries before a callback is given up.'),

  logLevel: setting(
    'logs',
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'info',
    'Least severe level that is logged.',
  ),
  logRequests: setting(
    'logs',
    z.enum(['all', 'errors', 'none']),
    'errors',
    'Which requests are logged: all, those answered 4xx or 5xx, or none.',
  ),

  otlpEndpoint: setting(
    'traces',
    text().optional(),
    undefined,
    'OpenTelemetry collector that takes OTLP over HTTP, such as `http://127.0.0.1:4318`. Traces are off without it.',
  ),
  traceSample: setting(
    'traces',
    share(),
    1,
    'Share of new traces that are kept; requests that bring a `traceparent` follow its flag.',
  ),

  queueUrl: setting('aws', text().optional(), undefined, 'URL of the SQS queue.'),
  deadLetterUrl: setting('aws', text().optional(), undefined, 'URL of its dead-letter queue.'),
  table: setting('aws', text().optional(), undefined, 'Name of the DynamoDB table.'),
  bucket: setting('aws', text().optional(), undefined, 'Name of the S3 bucket.'),
  bucketPrefix: setting('aws', z.string(), '', 'What every key in the bucket begins with, such as `plotmill/`.'),
  maxMessage: setting(
    'aws',
    size(16_384),
    '256KiB',
    'Largest SQS message; larger figures travel through the bucket. SQS takes up to 1MiB where the queue allows it.',
  ),
  s3PathStyle: setting('aws', toggle(), false, 'Put the bucket into the path, as S3 emulators want it.'),
  engine: setting(
    'aws',
    text().optional(),
    undefined,
    'Name and version of the renderer behind the function where it is not the native one: part of every address of a picture.',
  ),

  functionUrl: setting(
    'connector',
    text().optional(),
    undefined,
    'Function to call: a Kubernetes Service, Knative, or any URL that keeps the contract of docs/aws.md.',
  ),
  gatewayUrl: setting(
    'connector',
    text().optional(),
    undefined,
    'OpenFaaS gateway, where `functionUrl` is not given: functions are found by their `topic` annotation.',
  ),
  gatewayUser: setting('connector', text().optional(), undefined, "User of the gateway's basic authentication."),
  gatewayPassword: setting(
    'connector',
    text().optional(),
    undefined,
    "Password of the gateway's basic authentication.",
    {
      secret: true,
    },
  ),
  topicRebuild: setting('connector', duration(100), '30s', 'How often the map of topics is built anew.'),
  functionTimeout: setting(
    'connector',
    duration(100),
    '55s',
    "Longest one call of the function may take: above the gateway's timeouts, below `visibilityTimeout`.",
  ),
  functionCalls: setting(
    'connector',
    count(1, 10_000),
    256,
    'Most calls of the function at once; how many it takes is found out below that.',
  ),

  maxInFlight: setting(
    'function',
    count(1, 10_000),
    8,
    'Figures the function works on at once; beyond it the answer is 429.',
  ),
  functionLinger: setting(
    'function',
    duration(0),
    0,
    "On SIGTERM, how long new figures are still taken: above of-watchdog's `healthcheck_interval`.",
  ),
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** The effective configuration. Durations are milliseconds, sizes bytes. */
export type Config = { readonly [K in SettingName]: z.output<(typeof settings)[K]['schema']> };

/** `jobTimeout` → `job-timeout`. */
export function flagName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `jobTimeout` → `PLOTMILL_JOB_TIMEOUT`. */
export function environmentName(name: string): string {
  return `PLOTMILL_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
