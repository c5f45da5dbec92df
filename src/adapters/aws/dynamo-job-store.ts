import { setTimeout as delay } from 'node:timers/promises';
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { TransientError } from '../../job/errors.ts';
import type { Job } from '../../job/job.ts';
import { assertTransitions, isTerminal } from '../../job/status.ts';
import type { JobFilter, JobStore, Transition } from '../../ports/job-store.ts';
import { isConditionFailed, orTransient } from './aws-error.ts';
import { allShards, BY_AGE, type JobItem, jobKey, toItem } from './job-table.ts';

export interface DynamoJobStoreOptions {
  readonly dynamo: DynamoDBDocumentClient;
  readonly table: string;
  /** How long an ended job stays before DynamoDB's TTL removes it, in milliseconds. */
  readonly retentionMs: number;
  /** How often waiting clients' jobs are looked up, in milliseconds; 250 unless told. One look-up serves up to 100 of them. */
  readonly lookMs?: number;
}

/** BatchGetItem takes so many keys. */
const BATCH_GET = 100;

const call = <T>(run: () => Promise<T>) => orTransient('job-store-unavailable', run);

interface Waiter {
  readonly id: string;
  readonly done: (job: Job) => void;
}

/** Job records in one DynamoDB table (see `job-table.ts`); transitions are conditional writes. */
export class DynamoJobStore implements JobStore {
  readonly #options: DynamoJobStoreOptions;
  readonly #waiters = new Set<Waiter>();
  #looking = false;

  constructor(options: DynamoJobStoreOptions) {
    this.#options = options;
  }

  async create(jobs: readonly Job[]): Promise<void> {
    const { dynamo, table } = this.#options;
    await Promise.all(
      jobs.map(async (job) => {
        const put = new PutCommand({
          TableName: table,
          Item: toItem(job),
          ConditionExpression: 'attribute_not_exists(pk)',
        });
        try {
          await call(() => dynamo.send(put));
        } catch (error) {
          if (!isConditionFailed(error)) throw error;
        }
      }),
    );
  }

  async get(id: string): Promise<Job | undefined> {
    const { dynamo, table } = this.#options;
    const get = new GetCommand({ TableName: table, Key: jobKey(id), ConsistentRead: true });
    return ((await call(() => dynamo.send(get))).Item as JobItem | undefined)?.job;
  }

  async #getMany(ids: readonly string[]): Promise<Map<string, Job>> {
    const { dynamo, table } = this.#options;
    const found = new Map<string, Job>();
    for (let i = 0; i < ids.length; i += BATCH_GET) {
      let keys: Record<string, unknown>[] = ids.slice(i, i + BATCH_GET).map(jobKey);
      // DynamoDB may answer a part and name the rest; a pause keeps a throttled table from being asked in a loop.
      for (let attempt = 0; keys.length > 0; attempt++) {
        if (attempt > 0) await delay(Math.min(50 * 2 ** attempt, 1_000));
        if (attempt > 8)
          throw new TransientError('job-store-unavailable', 'DynamoDB keeps throttling reads.', {
            retryAfterMs: 2_000,
          });
        const answer = await call(() =>
          dynamo.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } })),
        );
        for (const item of (answer.Responses?.[table] ?? []) as JobItem[]) found.set(item.id, item.job);
        keys = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      }
    }
    return found;
  }

  /** Ids of one shard, newest first, from before the cursor on. */
  async #shardPage(shard: string, filter: JobFilter): Promise<string[]> {
    const { dynamo, table } = this.#options;
    const conditions: string[] = [];
    const names: Record<string, string> = {};
    const values: Record<string, unknown> = { ':shard': shard };
    if (filter.status !== undefined) {
      conditions.push('#status = :status');
      names['#status'] = 'status';
      values[':status'] = filter.status;
    }
    if (filter.tag !== undefined) {
      conditions.push('contains(tags, :tag)');
      values[':tag'] = filter.tag;
    }
    if (filter.owner !== undefined) {
      conditions.push('#owner = :owner');
      names['#owner'] = 'owner';
      values[':owner'] = filter.owner;
    }
    if (filter.cursor !== undefined) values[':before'] = filter.cursor;
    const ids: string[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const query = new QueryCommand({
        TableName: table,
        IndexName: BY_AGE,
        KeyConditionExpression: filter.cursor === undefined ? 'shard = :shard' : 'shard = :shard AND id < :before',
        FilterExpression: conditions.length > 0 ? conditions.join(' AND ') : undefined,
        ExpressionAttributeNames: Object.keys(names).length > 0 ? names : undefined,
        ExpressionAttributeValues: values,
        ScanIndexForward: false,
        ExclusiveStartKey: start,
      });
      const page = await call(() => dynamo.send(query));
      for (const item of page.Items ?? []) ids.push(item.id as string);
      start = page.LastEvaluatedKey;
    } while (start !== undefined && ids.length < filter.limit + 1);
    return ids;
  }

  async list(filter: JobFilter): Promise<{ items: Job[]; cursor?: string }> {
    const pages = await Promise.all(allShards.map((shard) => this.#shardPage(shard, filter)));
    const ids = pages.flat().sort((a, b) => (a < b ? 1 : -1));
    const page = ids.slice(0, filter.limit);
    const jobs = await this.#getMany(page);
    const items = page.flatMap((id) => jobs.get(id) ?? []);
    return ids.length > filter.limit ? { items, cursor: page[page.length - 1] } : { items };
  }

  async transition(change: Transition): Promise<Job | undefined> {
    assertTransitions(change.from, change.to);
    const { dynamo, table, retentionMs } = this.#options;
    const sets = ['#status = :to', 'job.#status = :to', 'job.updatedAt = :at'];
    const removes: string[] = [];
    const names: Record<string, string> = { '#status': 'status' };
    const values: Record<string, unknown> = { ':to': change.to, ':at': change.at };
    for (const [name, value] of Object.entries(change.patch ?? {})) {
      names[`#${name}`] = name;
      if (value === undefined) removes.push(`job.#${name}`);
      else {
        sets.push(`job.#${name} = :${name}`);
        values[`:${name}`] = JSON.parse(JSON.stringify(value));
      }
    }
    if (isTerminal(change.to)) {
      sets.push('ended = :at', 'expires = :expires', 'due = :at');
      values[':expires'] = Math.ceil((change.at + retentionMs) / 1000);
    } else removes.push('ended', 'expires', 'due');
    const from = change.from.map((status, i) => {
      values[`:from${i}`] = status;
      return `:from${i}`;
    });
    const update = new UpdateCommand({
      TableName: table,
      Key: jobKey(change.id),
      UpdateExpression: `SET ${sets.join(', ')}${removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''}`,
      ConditionExpression: `#status IN (${from.join(', ')})`,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
      ReturnValues: 'ALL_NEW',
    });
    try {
      const job = ((await call(() => dynamo.send(update))).Attributes as JobItem).job;
      if (isTerminal(job.status)) this.#tell(job);
      return job;
    } catch (error) {
      if (isConditionFailed(error)) return undefined;
      throw error;
    }
  }

  #tell(job: Job): void {
    for (const waiter of this.#waiters) if (waiter.id === job.id) waiter.done(job);
  }

  async waitForEnd(id: string, timeoutMs: number, signal?: AbortSignal): Promise<Job | undefined> {
    const job = await this.get(id);
    if (job === undefined || isTerminal(job.status) || timeoutMs <= 0) return job;
    const ended = await new Promise<Job | undefined>((resolve) => {
      const finish = (result: Job | undefined) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        this.#waiters.delete(waiter);
        resolve(result);
      };
      const abort = () => finish(undefined);
      const timer = setTimeout(abort, timeoutMs);
      const waiter: Waiter = { id, done: finish };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiters.add(waiter);
      void this.#look();
    });
    return ended ?? this.get(id);
  }

  /**
   * Looks waiting jobs up, all of them together, for as long as somebody waits: DynamoDB cannot call us, and another process
   * ends the jobs. A failed look is no failure of the waiter; the next one may succeed before its time is over, and its last own
   * look tells what is wrong.
   */
  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#waiters.size > 0) {
        await delay(this.#options.lookMs ?? 250);
        const ids = [...new Set([...this.#waiters].map((waiter) => waiter.id))];
        const jobs = await this.#getMany(ids).catch(() => new Map<string, Job>());
        for (const job of jobs.values()) if (isTerminal(job.status)) this.#tell(job);
      }
    } finally {
      this.#looking = false;
    }
  }

  /** DynamoDB's TTL removes ended jobs by itself; this is for a shorter retention than the one they were stored with. */
  async purge(endedBefore: number, limit: number): Promise<Job[]> {
    const { dynamo, table } = this.#options;
    const removed: Job[] = [];
    for (const shard of allShards) {
      let start: Record<string, unknown> | undefined;
      do {
        const page = await call(() =>
          dynamo.send(
            new QueryCommand({
              TableName: table,
              IndexName: BY_AGE,
              KeyConditionExpression: 'shard = :shard',
              FilterExpression: 'ended < :before',
              ExpressionAttributeValues: { ':shard': shard, ':before': endedBefore },
              ExclusiveStartKey: start,
            }),
          ),
        );
        for (const item of page.Items ?? []) {
          if (removed.length >= limit) return removed;
          const command = new DeleteCommand({ TableName: table, Key: { pk: item.pk }, ReturnValues: 'ALL_OLD' });
          const old = (await call(() => dynamo.send(command))).Attributes as JobItem | undefined;
          if (old !== undefined) removed.push(old.job);
        }
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
    }
    return removed;
  }
}
