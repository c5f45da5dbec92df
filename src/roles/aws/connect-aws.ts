import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AwsIntake } from '../../adapters/aws/aws-intake.ts';
import { ClaimCheck } from '../../adapters/aws/claim-check.ts';
import { DynamoJobStore } from '../../adapters/aws/dynamo-job-store.ts';
import { DynamoWebhookOutbox } from '../../adapters/aws/dynamo-webhook-outbox.ts';
import { S3ResultStore } from '../../adapters/aws/s3-result-store.ts';
import { SqsQueue } from '../../adapters/aws/sqs-queue.ts';

/**
 * Where plotmill's things are on AWS. Region, endpoint and credentials are the SDK's own matter (`AWS_REGION`,
 * `AWS_ENDPOINT_URL`, Pod Identity, …): plotmill never sees a key.
 */
export interface AwsPlaces {
  readonly queueUrl: string;
  readonly deadLetterUrl: string;
  readonly table: string;
  readonly bucket: string;
  /** Prefix of every key in the bucket, e.g. `plotmill/`; may be empty. */
  readonly prefix: string;
  readonly visibilityMs: number;
  readonly retentionMs: number;
  readonly idempotencyMs: number;
  /** Largest SQS message in bytes. */
  readonly maxMessageBytes: number;
  /** S3 emulators and some compatible stores want the bucket in the path. */
  readonly s3PathStyle: boolean;
}

/** The AWS side of every port. */
export interface AwsPorts {
  readonly queue: SqsQueue;
  readonly jobs: DynamoJobStore;
  /** The same records, looked up rarely for those who wait long. */
  readonly slowJobs: DynamoJobStore;
  readonly results: S3ResultStore;
  readonly intake: AwsIntake;
  readonly outbox: DynamoWebhookOutbox;
  close(): void;
}

const SLOW_LOOK_MS = 2_000;
const LONGEST_POLL_MS = 20_000;

/** Without limits of its own the SDK waits for ever on a server that went silent. */
function handler(requestTimeout: number) {
  return { connectionTimeout: 2_000, requestTimeout, throwOnRequestTimeout: true, httpsAgent: { maxSockets: 256 } };
}

/** Makes the clients; nothing is called yet. */
export function connectAws(places: AwsPlaces): AwsPorts {
  const sqs = new SQSClient({ requestHandler: handler(LONGEST_POLL_MS + 5_000) });
  const s3 = new S3Client({ forcePathStyle: places.s3PathStyle, requestHandler: handler(60_000) });
  const document = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: handler(10_000) }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const { table, bucket, prefix, queueUrl, deadLetterUrl, visibilityMs } = places;
  const claims = new ClaimCheck(s3, bucket, prefix);
  const queue = new SqsQueue({ sqs, queueUrl, deadLetterUrl, claims, visibilityMs, maxBytes: places.maxMessageBytes });
  const jobs = new DynamoJobStore({ dynamo: document, table, retentionMs: places.retentionMs });
  return {
    queue,
    jobs,
    slowJobs: new DynamoJobStore({ dynamo: document, table, retentionMs: places.retentionMs, lookMs: SLOW_LOOK_MS }),
    results: new S3ResultStore(s3, bucket, prefix),
    intake: new AwsIntake({ dynamo: document, table, queue, jobs, idempotencyMs: places.idempotencyMs }),
    outbox: new DynamoWebhookOutbox(document, table),
    close() {
      sqs.destroy();
      s3.destroy();
      document.destroy();
    },
  };
}
