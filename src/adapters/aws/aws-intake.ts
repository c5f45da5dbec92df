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

/**
 * Acceptance without a common transaction: the message goes first and carries the whole record, then the record is
 * written. Whatever breaks in between leaves either nothing or a message that rebuilds the record, and the client, which saw no
 * 202, comes back. A repeat under the same idempotency key takes the same job id, so both sends end in one job.
 */
export class AwsIntake implements Intake {
  readonly #options: AwsIntakeOptions;

  constructor(options: AwsIntakeOptions) {
    this.#options = options;
  }

  accept(entries: readonly Acceptance[]): Promise<Accepted[]> {
    return Promise.all(entries.map((entry) => this.#acceptOne(entry)));
  }

  async #acceptOne(entry: Acceptance): Promise<Accepted> {
    const { queue, jobs } = this.#options;
    let job = entry.job;
    const claimed = job.idempotencyKey === undefined ? job.id : await this.#claim(job, job.idempotencyKey);
    if (claimed !== job.id) {
      const earlier = await jobs.get(claimed);
      if (earlier !== undefined) return { outcome: 'replayed', job: earlier };
      // The first try claimed the key and broke before its record: finish it under the id it had chosen.
      job = { ...job, id: claimed };
    }
    await queue.send([{ ...entry.message, jobId: job.id, record: job }]);
    await jobs.create([job]);
    return { outcome: 'created', job };
  }

  /** Takes the key for this job, or tells which job has it. */
  async #claim(job: Job, key: string): Promise<string> {
    const { dynamo, table, idempotencyMs } = this.#options;
    const put = new PutCommand({
      TableName: table,
      Item: {
        ...idempotencyKey(job.owner, key),
        holder: job.id,
        expires: Math.ceil((job.createdAt + idempotencyMs) / 1000),
      },
      // TTL may remove an expired item days late, so its time is part of the condition.
      ConditionExpression: 'attribute_not_exists(pk) OR expires < :now',
      ExpressionAttributeValues: { ':now': Math.floor(job.createdAt / 1000) },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await orTransient('job-store-unavailable', () => dynamo.send(put));
      return job.id;
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
      const holder = (error as { Item?: { holder?: string | { S: string } } }).Item?.holder;
      if (typeof holder === 'string') return holder;
      if (holder !== undefined) return holder.S;
      throw error;
    }
  }
}
