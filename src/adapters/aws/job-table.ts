import type { Job } from '../../job/job.ts';

/**
 * How records lie in the DynamoDB table.
 *
 * | item | `pk` | other attributes |
 * | --- | --- | --- |
 * | job | `job#ID` | `job` (map), `status`, `ended` (number, absent while open), `shard`, `id`, `expires` (TTL, epoch seconds) |
 * | idempotency key | `key#OWNER#KEY` | `holder` (the record it was claimed for, as JSON), `expires` |
 *
 * Index `by-age` (partition `shard`, sort `id`): job ids sort by time, so listings run along it. Sixteen shards, because one
 * partition takes 1,000 writes a second. Index `owed` (partition `owed`, sort `due`): sparse, only jobs with a callback
 * to deliver and an end.
 */
export const SHARDS = 16;
export const BY_AGE = 'by-age';
export const OWED = 'owed';

/** Partition key of a job's item. */
export const jobKey = (id: string): { pk: string } => ({ pk: `job#${id}` });

/** Partition key of an idempotency key's item, kept apart per owner. */
export const idempotencyKey = (owner: string | undefined, key: string): { pk: string } => ({
  pk: `key#${owner ?? ''}#${key}`,
});

/** The shard of `by-age` that a job is in: taken from its id's random tail. */
export function shardOf(id: string): string {
  return `jobs#${Number.parseInt(id.slice(-1), 16) % SHARDS || 0}`;
}

export const allShards: readonly string[] = Array.from({ length: SHARDS }, (_, i) => `jobs#${i}`);

/** A job's item. `expires` is set when the job ends: DynamoDB's TTL removes it then. */
export interface JobItem {
  readonly pk: string;
  readonly id: string;
  readonly shard: string;
  readonly status: Job['status'];
  readonly owner?: string;
  readonly tags?: readonly string[];
  readonly job: Job;
  readonly ended?: number;
  readonly expires?: number;
  /** Present when a callback is owed; with `due` the item appears in the index. */
  readonly owed?: string;
  readonly due?: number;
  readonly tries?: number;
}

/** A job as an item, without undefined values (DynamoDB knows none). */
export function toItem(job: Job): JobItem {
  const item: JobItem = {
    ...jobKey(job.id),
    id: job.id,
    shard: shardOf(job.id),
    status: job.status,
    job: JSON.parse(JSON.stringify(job)) as Job,
    ...(job.owner === undefined ? {} : { owner: job.owner }),
    ...(job.tags.length === 0 ? {} : { tags: job.tags }),
    ...(job.webhook === undefined ? {} : { owed: 'webhooks', tries: 0 }),
    ...(job.finishedAt === undefined ? {} : { ended: job.finishedAt }),
  };
  return item;
}
