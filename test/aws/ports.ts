/** The AWS side of every port over fresh resources, as a conformance suite takes it. */
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';
import { AwsIntake } from '../../src/adapters/aws/aws-intake.ts';
import { ClaimCheck } from '../../src/adapters/aws/claim-check.ts';
import { DynamoJobStore } from '../../src/adapters/aws/dynamo-job-store.ts';
import { DynamoWebhookOutbox } from '../../src/adapters/aws/dynamo-webhook-outbox.ts';
import { S3ResultStore } from '../../src/adapters/aws/s3-result-store.ts';
import { SqsQueue } from '../../src/adapters/aws/sqs-queue.ts';
import { settleInOrder } from '../../src/flow/settle-in-order.ts';
import { connect, createResources } from './resources.ts';

const maxReceiveCount = 3;

/** Fresh queues, table and bucket on the shared emulators, and every adapter over them. */
export async function openAws(options: { maxBytes?: number; visibilityMs?: number } = {}) {
  const { visibilityMs = 30_000 } = options;
  const clients = connect(inject('sqs'), inject('moto'));
  const resources = await createResources(clients, { maxReceiveCount, visibilitySeconds: visibilityMs / 1000 });
  const { queueUrl, deadLetterUrl, table, bucket } = resources;
  const { sqs, dynamo, s3 } = clients;
  const claims = new ClaimCheck(s3, bucket, 'prefix/');
  const queue = new SqsQueue({ sqs, queueUrl, deadLetterUrl, claims, visibilityMs, maxBytes: options.maxBytes });
  const jobs = new DynamoJobStore({ dynamo, table, retentionMs: 86_400_000, lookMs: 50 });
  const results = new S3ResultStore(s3, bucket, 'prefix/');
  return {
    clients,
    resources,
    claims,
    queue,
    jobs,
    results,
    intake: new AwsIntake({ dynamo, table, queue, jobs, idempotencyMs: 86_400_000 }),
    outbox: new DynamoWebhookOutbox(dynamo, table),
    settlement: settleInOrder({ results, jobs, queue }),
    visibilityMs,
    maxReceiveCount,
    elapse: (ms: number): Promise<void> => delay(ms),
    close: async (): Promise<void> => clients.destroy(),
  };
}
