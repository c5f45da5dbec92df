import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { WebhookDelivery, WebhookOutbox, WebhookSubscription } from '../../ports/webhook-outbox.ts';
import { isConditionFailed, orTransient } from './aws-error.ts';
import { type JobItem, jobKey, OWED } from './job-table.ts';

const call = <T>(run: () => Promise<T>) => orTransient('job-store-unavailable', run);

/**
 * Callbacks owed, kept on the job's own item: the conditional write that ends a job makes its callback due in the same
 * step, so none is forgotten between the two. Senders of many processes share the work by conditional leases.
 */
export class DynamoWebhookOutbox implements WebhookOutbox {
  readonly #dynamo: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(dynamo: DynamoDBDocumentClient, table: string) {
    this.#dynamo = dynamo;
    this.#table = table;
  }

  async subscribe(subscriptions: readonly WebhookSubscription[]): Promise<void> {
    await Promise.all(
      subscriptions.map(({ jobId, url }) =>
        this.#update(jobId, 'SET owed = :owed, tries = if_not_exists(tries, :zero), job.webhook = :webhook', {
          ':owed': 'webhooks',
          ':zero': 0,
          ':webhook': { url },
        }),
      ),
    );
  }

  async take({ now, limit, leaseMs }: { now: number; limit: number; leaseMs: number }): Promise<WebhookDelivery[]> {
    const due = await call(() =>
      this.#dynamo.send(
        new QueryCommand({
          TableName: this.#table,
          IndexName: OWED,
          KeyConditionExpression: 'owed = :owed AND due <= :now',
          ExpressionAttributeValues: { ':owed': 'webhooks', ':now': now },
          Limit: limit,
        }),
      ),
    );
    const taken: WebhookDelivery[] = [];
    for (const { id, due: dueAt } of (due.Items ?? []) as JobItem[]) {
      const item = await this.#update(id, 'SET due = :until', { ':until': now + leaseMs, ':due': dueAt }, 'due = :due');
      const url = item?.job.webhook?.url;
      if (item !== undefined && url !== undefined) taken.push({ jobId: id, url, attempts: item.tries ?? 0 });
    }
    return taken;
  }

  async retry(jobId: string, dueAt: number): Promise<void> {
    await this.#update(jobId, 'SET due = :due ADD tries :one', { ':due': dueAt, ':one': 1 }, 'attribute_exists(owed)');
  }

  async remove(jobIds: readonly string[]): Promise<void> {
    await Promise.all(jobIds.map((id) => this.#update(id, 'REMOVE owed, tries')));
  }

  async nextDueAt(): Promise<number | undefined> {
    const first = await call(() =>
      this.#dynamo.send(
        new QueryCommand({
          TableName: this.#table,
          IndexName: OWED,
          KeyConditionExpression: 'owed = :owed',
          ExpressionAttributeValues: { ':owed': 'webhooks' },
          Limit: 1,
        }),
      ),
    );
    return (first.Items?.[0] as JobItem | undefined)?.due;
  }

  /** One conditional update of a job's item; undefined when the job is not there or the condition did not hold. */
  async #update(
    jobId: string,
    expression: string,
    values?: Record<string, unknown>,
    condition?: string,
  ): Promise<JobItem | undefined> {
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: jobKey(jobId),
      UpdateExpression: expression,
      ConditionExpression: ['attribute_exists(pk)', condition].filter(Boolean).join(' AND '),
      ExpressionAttributeValues: values,
      ReturnValues: 'ALL_NEW',
    });
    try {
      return (await call(() => this.#dynamo.send(update))).Attributes as JobItem;
    } catch (error) {
      if (isConditionFailed(error)) return undefined;
      throw error;
    }
  }
}
