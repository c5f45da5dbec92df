import { setTimeout as delay } from 'node:timers/promises';
import {
  type BatchResultErrorEntry,
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { TransientError } from '../../job/errors.ts';
import type {
  DeadLetter,
  Lease,
  LeasedMessage,
  Queue,
  QueueDepth,
  QueueMessage,
  ReceiveOptions,
} from '../../ports/queue.ts';
import { orTransient } from './aws-error.ts';
import { Batcher, type EntryOutcome } from './batcher.ts';
import type { ClaimCheck } from './claim-check.ts';
import { type Envelope, envelopeBytes, pack, splitReceipt, unpack } from './message-codec.ts';
import { queueCounts, SqsDeadLetters } from './sqs-dead-letters.ts';

export interface SqsQueueOptions {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly deadLetterUrl: string;
  readonly claims: ClaimCheck;
  /** Visibility of a received message in milliseconds. */
  readonly visibilityMs: number;
  /** How long a send or extension waits for company; 5 ms unless told. */
  readonly lingerMs?: number;
  /** The same for deletes, for which nobody waits: the job has ended before; 250 ms unless told. */
  readonly deleteLingerMs?: number;
  /** After a receive that brought a few, the next one waits so long for more to come; 30 ms unless told. */
  readonly receiveGatherMs?: number;
  /** Largest message and batch in bytes; 256 KiB unless told (AWS allows 1 MiB since 2025). */
  readonly maxBytes?: number;
}

const SQS_BATCH = 10;
/** SQS waits no longer than this in one call (ReceiveMessage WaitTimeSeconds). */
const LONGEST_POLL_MS = 20_000;
/** SQS keeps a message invisible for 12 hours at the most. */
const LONGEST_VISIBILITY_S = 43_200;

const call = <T>(run: () => Promise<T>) => orTransient('queue-unavailable', run);

interface Answer {
  readonly Failed?: readonly BatchResultErrorEntry[];
}

/** Outcomes in the order of the entries, whose ids are their indexes. `lenient` takes a sender's fault (a stale receipt) as done. */
function outcomes(count: number, answer: Answer, lenient: boolean): EntryOutcome[] {
  const result: EntryOutcome[] = Array.from({ length: count }, () => ({ ok: true }));
  for (const failure of answer.Failed ?? []) {
    if (lenient && failure.SenderFault) continue;
    const error = new TransientError('queue-unavailable', `SQS refused an entry (${failure.Code}).`, {
      retryAfterMs: 1_000,
    });
    result[Number(failure.Id)] = { ok: false, error };
  }
  return result;
}

/**
 * Amazon SQS behind the `Queue` port. Sends, deletes and lease extensions of one moment share a request, receives take
 * ten, so a job costs about 0.3 requests at load. Receive counts cannot be taken back and priorities do not exist in SQS.
 */
export class SqsQueue implements Queue {
  readonly #options: SqsQueueOptions;
  /** Messages that this process holds, by receipt: `bury` has to send them on. */
  readonly #held = new Map<string, LeasedMessage>();
  readonly #sends: Batcher<Envelope>;
  readonly #burials: Batcher<Envelope>;
  readonly #deletes: Batcher<string>;
  readonly #extensions: Batcher<{ handle: string; seconds: number }>;
  readonly #letters: SqsDeadLetters;
  #gatherUntil = 0;

  constructor(options: SqsQueueOptions) {
    this.#options = options;
    const { lingerMs = 5, deleteLingerMs = 250 } = options;
    this.#letters = new SqsDeadLetters(options.sqs, options.deadLetterUrl, options.claims);
    this.#sends = this.#sender(options.queueUrl, lingerMs);
    this.#burials = this.#sender(options.deadLetterUrl, lingerMs);
    this.#deletes = new Batcher({
      maxEntries: SQS_BATCH,
      lingerMs: deleteLingerMs,
      flush: async (handles) => {
        const command = new DeleteMessageBatchCommand({
          QueueUrl: options.queueUrl,
          Entries: handles.map((handle, i) => ({ Id: String(i), ReceiptHandle: handle })),
        });
        return outcomes(handles.length, await call(() => options.sqs.send(command)), true);
      },
    });
    this.#extensions = new Batcher({
      maxEntries: SQS_BATCH,
      lingerMs,
      flush: async (entries) => {
        const command = new ChangeMessageVisibilityBatchCommand({
          QueueUrl: options.queueUrl,
          Entries: entries.map((e, i) => ({ Id: String(i), ReceiptHandle: e.handle, VisibilityTimeout: e.seconds })),
        });
        return outcomes(entries.length, await call(() => options.sqs.send(command)), true);
      },
    });
  }

  get #maxBytes(): number {
    return this.#options.maxBytes ?? 256 * 1024;
  }

  #sender(queueUrl: string, lingerMs: number): Batcher<Envelope> {
    return new Batcher({
      maxEntries: SQS_BATCH,
      maxBytes: this.#maxBytes,
      sizeOf: envelopeBytes,
      lingerMs,
      flush: async (envelopes) => {
        const command = new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: envelopes.map((e, i) => ({ Id: String(i), MessageBody: e.body, MessageAttributes: e.attributes })),
        });
        return outcomes(envelopes.length, await call(() => this.#options.sqs.send(command)), false);
      },
    });
  }

  async send(messages: readonly QueueMessage[]): Promise<void> {
    await Promise.all(
      messages.map(async (message) => this.#sends.add(await pack(message, this.#options.claims, this.#maxBytes))),
    );
  }

  async receive({ max, waitMs, signal }: ReceiveOptions): Promise<LeasedMessage[]> {
    await this.#gather(signal);
    const first = await this.#receiveOnce(Math.min(max, SQS_BATCH), waitMs, signal);
    if (first.length > 0 && first.length < Math.min(max, SQS_BATCH)) {
      this.#gatherUntil = performance.now() + (this.#options.receiveGatherMs ?? 30);
    }
    // A full first batch promises more: fetch the rest at once rather than one call after the other.
    if (first.length < SQS_BATCH || max <= SQS_BATCH) return first;
    const calls = Math.ceil((max - SQS_BATCH) / SQS_BATCH);
    const rest = await Promise.all(
      Array.from({ length: calls }, (_, i) =>
        this.#receiveOnce(Math.min(SQS_BATCH, max - SQS_BATCH * (i + 1)), 0, signal),
      ),
    );
    return first.concat(...rest);
  }

  /** Jobs that come one by one are then received a few at a time. A queue that was idle hands its first job out at once. */
  async #gather(signal?: AbortSignal): Promise<void> {
    const ms = this.#gatherUntil - performance.now();
    if (ms > 0) await delay(ms, undefined, { signal }).catch(() => undefined);
  }

  async #receiveOnce(max: number, waitMs: number, signal?: AbortSignal): Promise<LeasedMessage[]> {
    const { sqs, queueUrl, visibilityMs, claims } = this.#options;
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: max,
      WaitTimeSeconds: Math.ceil(Math.min(waitMs, LONGEST_POLL_MS) / 1000),
      VisibilityTimeout: Math.ceil(visibilityMs / 1000),
      MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
      MessageAttributeNames: ['All'],
    });
    let received: Message[];
    try {
      received = (await call(() => sqs.send(command, { abortSignal: signal }))).Messages ?? [];
    } catch (error) {
      if (signal?.aborted) return [];
      throw error;
    }
    const unpacked = await Promise.all(received.map((message) => unpack(message, claims)));
    const messages: LeasedMessage[] = [];
    for (const [i, message] of unpacked.entries()) {
      if (message === undefined) {
        // A claim check whose body is gone was settled before: what is left is a duplicate delivery.
        await this.#deletes.add(received[i].ReceiptHandle ?? '');
        continue;
      }
      this.#held.set(message.receiptHandle, message);
      messages.push(message);
    }
    return messages;
  }

  async extend(leases: readonly Lease[], visibilityMs: number): Promise<void> {
    const seconds = Math.min(LONGEST_VISIBILITY_S, Math.ceil(visibilityMs / 1000));
    if (seconds === 0) for (const lease of leases) this.#held.delete(lease.receiptHandle);
    await Promise.all(
      leases.map((lease) => this.#extensions.add({ handle: splitReceipt(lease.receiptHandle).handle, seconds })),
    );
  }

  async delete(leases: readonly Lease[]): Promise<void> {
    await Promise.all(
      leases.map(async ({ receiptHandle }) => {
        const { handle, claim } = splitReceipt(receiptHandle);
        await this.#deletes.add(handle);
        this.#held.delete(receiptHandle);
        if (claim !== undefined) await this.#options.claims.discard(claim);
      }),
    );
  }

  async bury(leases: readonly Lease[], reason: string): Promise<void> {
    await Promise.all(
      leases.map(async ({ receiptHandle }) => {
        const message = this.#held.get(receiptHandle);
        // Not ours (any more): the queue's own redrive policy will bury it when its receives are used up.
        if (message === undefined) return;
        const { handle, claim } = splitReceipt(receiptHandle);
        const envelope = await pack(message, this.#options.claims, this.#maxBytes, claim);
        const attributes = {
          ...envelope.attributes,
          'plotmill-reason': { DataType: 'String', StringValue: reason },
          'plotmill-receives': { DataType: 'Number', StringValue: String(message.receiveCount) },
        };
        await this.#burials.add({ ...envelope, attributes });
        await this.#deletes.add(handle);
        this.#held.delete(receiptHandle);
      }),
    );
  }

  /** SQS tells an oldest age only through CloudWatch (ApproximateAgeOfOldestMessage), so here it is NaN: not known. */
  async depth(): Promise<QueueDepth> {
    const { sqs, queueUrl, deadLetterUrl } = this.#options;
    const [live, dead] = await Promise.all([queueCounts(sqs, queueUrl), queueCounts(sqs, deadLetterUrl)]);
    return { ...live, dead: dead.visible + dead.inFlight, oldestAgeMs: Number.NaN };
  }

  deadLetters(options: { limit: number; cursor?: string }): Promise<{ items: DeadLetter[]; cursor?: string }> {
    return this.#letters.list(options);
  }

  redrive(jobIds?: readonly string[]): Promise<string[]> {
    return jobIds === undefined
      ? this.#letters.moveAll(this.#options.queueUrl)
      : this.#letters.take(jobIds, (message) => this.send([message]));
  }

  async discard(jobId: string): Promise<boolean> {
    const taken = await this.#letters.take([jobId], async ({ receiptHandle }) => {
      const { claim } = splitReceipt(receiptHandle);
      if (claim !== undefined) await this.#options.claims.discard(claim);
    });
    return taken.length > 0;
  }
}
