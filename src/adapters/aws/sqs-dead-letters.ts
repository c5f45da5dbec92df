import { setTimeout as delay } from 'node:timers/promises';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { DeadLetter, LeasedMessage } from '../../ports/queue.ts';
import { orTransient } from './aws-error.ts';
import type { ClaimCheck } from './claim-check.ts';
import { unpack } from './message-codec.ts';

const SQS_BATCH = 10;
/** How long dead letters stay out of others' sight while they are looked at. */
const PEEK_VISIBILITY_S = 30;
/** One look sees so many letters and so many bytes of them at the most. */
const PEEK_LETTERS = 10_000;
const PEEK_BYTES = 64 * 1024 * 1024;
/** A listing's later pages are cut from its first look for so long, instead of looking anew. */
const SNAPSHOT_MS = 10_000;
/** Somebody else may be looking at the letter that is asked for: it is looked for so often. */
const LOOKS = 5;
const LOOK_AGAIN_MS = 500;

const call = <T>(run: () => Promise<T>) => orTransient('queue-unavailable', run);

/** Numbers of messages of one queue, as SQS approximates them. */
export async function queueCounts(
  sqs: SQSClient,
  queueUrl: string,
): Promise<{ visible: number; inFlight: number; delayed: number }> {
  const command = new GetQueueAttributesCommand({
    QueueUrl: queueUrl,
    AttributeNames: [
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesDelayed',
    ],
  });
  const { Attributes = {} } = await call(() => sqs.send(command));
  return {
    visible: Number(Attributes.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
  };
}

/** A letter while it is out of others' sight; `message` is undefined when its body in S3 is gone. */
interface Peeked {
  readonly raw: Message;
  readonly message: LeasedMessage | undefined;
}

/**
 * An SQS dead-letter queue that can be listed. SQS itself has no listing, so letters are received, looked at and put back:
 * for an operator's hand and for the rescue, not for load.
 */
export class SqsDeadLetters {
  readonly #sqs: SQSClient;
  readonly #url: string;
  readonly #claims: ClaimCheck;
  #snapshot: { letters: readonly DeadLetter[]; until: number } | undefined;

  constructor(sqs: SQSClient, url: string, claims: ClaimCheck) {
    this.#sqs = sqs;
    this.#url = url;
    this.#claims = claims;
  }

  /** Letters in the order of their job ids; the cursor is the last id of the page before. */
  async list({ limit, cursor }: { limit: number; cursor?: string }): Promise<{ items: DeadLetter[]; cursor?: string }> {
    const kept = this.#snapshot;
    const letters =
      cursor !== undefined && kept !== undefined && kept.until > Date.now() ? kept.letters : await this.#all();
    const rest = cursor === undefined ? letters : letters.filter(({ jobId }) => jobId > cursor);
    const items = rest.slice(0, limit);
    const more = rest.length > limit;
    this.#snapshot = more ? { letters, until: Date.now() + SNAPSHOT_MS } : undefined;
    return more ? { items, cursor: items[items.length - 1].jobId } : { items };
  }

  async #all(): Promise<DeadLetter[]> {
    const letters = new Map<string, DeadLetter>();
    await this.#peek(async (peeked) => {
      for (const { raw, message } of peeked)
        if (message !== undefined) letters.set(message.jobId, letterOf(raw, message));
      return new Set();
    });
    return [...letters.values()].sort((a, b) => (a.jobId < b.jobId ? -1 : 1));
  }

  /** Removes the letters of these jobs, after `use` is done with each; returns the jobs that had one. */
  async take(jobIds: readonly string[], use: (message: LeasedMessage) => Promise<void>): Promise<string[]> {
    const wanted = new Set(jobIds);
    const taken = new Set<string>();
    for (let look = 1; taken.size < wanted.size; look++) {
      await this.#peek(async (peeked) => {
        const gone = new Set<Message>();
        for (const { raw, message } of peeked) {
          if (message === undefined || !wanted.has(message.jobId)) continue;
          // A second letter of the same job is a duplicate delivery of the first.
          if (!taken.has(message.jobId)) await use(message);
          await this.#delete(raw);
          taken.add(message.jobId);
          gone.add(raw);
        }
        return gone;
      });
      this.#snapshot = undefined;
      const missing = taken.size < wanted.size;
      if (!missing || look === LOOKS || (await queueCounts(this.#sqs, this.#url)).inFlight === 0) break;
      await delay(LOOK_AGAIN_MS);
    }
    return [...taken];
  }

  /**
   * Has SQS move the whole dead-letter queue to `queueUrl` by itself (StartMessageMoveTask). Returns the jobs that one look
   * saw there; a longer queue is moved whole all the same.
   */
  async moveAll(queueUrl: string): Promise<string[]> {
    const moved = (await this.#all()).map(({ jobId }) => jobId);
    this.#snapshot = undefined;
    if (moved.length === 0) return [];
    const [SourceArn, DestinationArn] = await Promise.all([this.#arn(this.#url), this.#arn(queueUrl)]);
    await call(() => this.#sqs.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn })));
    return moved;
  }

  async #arn(queueUrl: string): Promise<string | undefined> {
    const command = new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] });
    return (await call(() => this.#sqs.send(command))).Attributes?.QueueArn;
  }

  #delete({ ReceiptHandle }: Message): Promise<unknown> {
    return call(() => this.#sqs.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle })));
  }

  /** Receives the letters, calls `use` while they are out of others' sight, and puts back what `use` did not take. */
  async #peek(use: (letters: readonly Peeked[]) => Promise<ReadonlySet<Message>>): Promise<void> {
    const letters = new Map<string, Message>();
    let taken: ReadonlySet<Message> = new Set();
    try {
      for (let bytes = 0; letters.size < PEEK_LETTERS && bytes < PEEK_BYTES; ) {
        const batch = await this.#receive();
        const before = letters.size;
        for (const message of batch) {
          letters.set(message.MessageId ?? '', message);
          bytes += message.Body?.length ?? 0;
        }
        if (letters.size === before) break;
      }
      const peeked: Peeked[] = [];
      for (const raw of letters.values()) peeked.push({ raw, message: await unpack(raw, this.#claims) });
      taken = await use(peeked);
    } finally {
      await this.#putBack([...letters.values()].filter((message) => !taken.has(message)));
    }
  }

  async #receive(): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.#url,
      MaxNumberOfMessages: SQS_BATCH,
      // Long polling asks all of SQS's servers; a short poll would miss letters.
      WaitTimeSeconds: 1,
      VisibilityTimeout: PEEK_VISIBILITY_S,
      MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
      MessageAttributeNames: ['All'],
    });
    return (await call(() => this.#sqs.send(command))).Messages ?? [];
  }

  async #putBack(messages: readonly Message[]): Promise<void> {
    for (let i = 0; i < messages.length; i += SQS_BATCH) {
      const Entries = messages.slice(i, i + SQS_BATCH).map(({ ReceiptHandle }, j) => ({
        Id: String(j),
        ReceiptHandle,
        VisibilityTimeout: 0,
      }));
      await call(() => this.#sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.#url, Entries })));
    }
  }
}

function letterOf(raw: Message, message: LeasedMessage): DeadLetter {
  const { receiptHandle: _receipt, sentAt, ...rest } = message;
  const attributes = raw.MessageAttributes ?? {};
  return {
    ...rest,
    receiveCount: Number(attributes['plotmill-receives']?.StringValue ?? rest.receiveCount),
    diedAt: sentAt,
    reason: attributes['plotmill-reason']?.StringValue ?? 'max-receive-count',
  };
}
