import { setTimeout as delay } from 'node:timers/promises';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Job } from '../../job/job.ts';
import type { Acceptance, Accepted, Intake } from '../../ports/intake.ts';
import type { JobStore } from '../../ports/job-store.ts';
import type { Queue } from '../../ports/queue.ts';
import { isConditionFailed, orTransient } from './aws-error.ts';
import { idempotencyKey } from './job-table.ts';

export interface AwsIntakeOptions {
  readonly dynamo: DynamoDBDocumentClient;
  readonly table: string;
  readonly queue: Queue;
  readonly jobs: JobStore;
  /** How long an Idempotency-Key is remembered, in milliseconds. */
  readonly idempotencyMs: number;
}

/** How long a repeat waits for the request that holds its key to write its record, before it does that itself. */
const RIVAL_WAIT_MS = 3_000;
const RIVAL_LOOK_MS = 100;

/**
 * Acceptance without a common transaction: the message goes first and carries the whole record, then the record is
 * written. Whatever breaks in between leaves either nothing or a message that rebuilds the record, and the client, which saw no
 * 202, comes back. An idempotency key's item holds the record it was claimed for: a repeat waits for that record to be written, and
 * when its first request broke, finishes it as that one began it, so that both end in one job.
 */
export class AwsIntake implements Intake {
  readonly #options: AwsIntakeOptions;

  constructor(options: AwsIntakeOptions) {
    this.#options = options;
  }

  async accept(entries: readonly Acceptance[]): Promise<Accepted[]> {
    // All keys are claimed before the first message goes, so that the messages of a batch travel together.
    const claimed = await Promise.all(entries.map((entry) => this.#begin(entry)));
    return Promise.all(claimed.map((begun, i) => ('id' in begun ? this.#finish(begun, entries[i].message) : begun)));
  }

  /** The record to store for an entry: its own, or the one that an earlier request with its key began; or what became of that. */
  async #begin({ job }: Acceptance): Promise<Job | Accepted> {
    if (job.idempotencyKey === undefined) return job;
    const holder = await this.#claim(job, job.idempotencyKey);
    if (holder.id === job.id) return job;
    const earlier = await this.#recordOf(holder.id);
    if (earlier !== undefined) return { outcome: 'replayed', job: earlier };
    // Another figure under the same key: the caller refuses it, and must not finish the first one's job with it.
    if (holder.resultKey !== job.resultKey) return { outcome: 'replayed', job: holder };
    return holder;
  }

  async #finish(job: Job, message: Acceptance['message']): Promise<Accepted> {
    const { queue, jobs } = this.#options;
    await queue.send([{ ...message, jobId: job.id, record: job }]);
    await jobs.create([job]);
    return { outcome: 'created', job };
  }

  /** The record of a job whose acceptance may be under way; undefined when it does not come. */
  async #recordOf(id: string): Promise<Job | undefined> {
    const until = performance.now() + RIVAL_WAIT_MS;
    for (;;) {
      const job = await this.#options.jobs.get(id);
      if (job !== undefined || performance.now() > until) return job;
      await delay(RIVAL_LOOK_MS);
    }
  }

  /** Takes the key for this job, or gives the job that has it. */
  async #claim(job: Job, key: string): Promise<Job> {
    const { dynamo, table, idempotencyMs } = this.#options;
    const put = new PutCommand({
      TableName: table,
      Item: {
        ...idempotencyKey(job.owner, key),
        holder: JSON.stringify(job),
        expires: Math.ceil((job.createdAt + idempotencyMs) / 1000),
      },
      // TTL may remove an expired item days late, so its time is part of the condition.
      ConditionExpression: 'attribute_not_exists(pk) OR expires < :now',
      ExpressionAttributeValues: { ':now': Math.floor(job.createdAt / 1000) },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await orTransient('job-store-unavailable', () => dynamo.send(put));
      return job;
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
      const holder = (error as { Item?: { holder?: string | { S: string } } }).Item?.holder;
      if (holder === undefined) throw error;
      return JSON.parse(typeof holder === 'string' ? holder : holder.S) as Job;
    }
  }
}
