import type { Job } from '../job/job.ts';

/** What lies on the queue for a job: all that a worker needs, so that a message alone can rebuild a lost record. */
export interface QueueMessage {
  readonly jobId: string;
  /** The message body: the normalized figure with its format, as JSON text. */
  readonly body: string;
  /** Higher is served first; 0 by default. SQS has no priorities, there it is ignored. */
  readonly priority: number;
  readonly traceparent?: string;
  /**
   * The record as it was accepted, where queue and record are not one transaction (SQS, DynamoDB): whoever leases a message
   * without a record creates it from here. A foreign producer's message has none.
   */
  readonly record?: Job;
  /** Tags of the job that a foreign producer's message becomes, by which its producer finds it. */
  readonly tags?: readonly string[];
}

/** A message in somebody's hands until its visibility timeout runs out. */
export interface LeasedMessage extends QueueMessage {
  readonly receiptHandle: string;
  /** How often it was received, this time included (SQS ApproximateReceiveCount). */
  readonly receiveCount: number;
  readonly sentAt: number;
}

export interface DeadLetter extends QueueMessage {
  readonly receiveCount: number;
  readonly diedAt: number;
  readonly reason: string;
}

/** Numbers of messages (SQS ApproximateNumberOfMessages…) and the age of the oldest visible one in milliseconds. */
export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly dead: number;
  readonly oldestAgeMs: number;
}

export interface ReceiveOptions {
  readonly max: number;
  /** Long poll: how long to wait for a first message. Resolves as soon as one is there, without busy polling. */
  readonly waitMs: number;
  readonly signal?: AbortSignal;
}

export interface Lease {
  readonly receiptHandle: string;
}

/**
 * A durable queue with the semantics of Amazon SQS: at-least-once, visibility timeouts, receive counts and a dead-letter
 * queue by `maxReceiveCount`. Every adapter passes `test/conformance/queue.ts`.
 */
export interface Queue {
  /** Resolves once the messages are durable. */
  send(messages: readonly QueueMessage[]): Promise<void>;
  receive(options: ReceiveOptions): Promise<LeasedMessage[]>;
  /**
   * Sets each lease's remaining visibility; 0 hands the message back at once. A stale receipt is ignored. `uncounted`
   * takes the receive back as well, where the queue can (SQS cannot: leave slack in its maxReceiveCount).
   */
  extend(leases: readonly Lease[], visibilityMs: number, options?: { readonly uncounted?: boolean }): Promise<void>;
  /** Removes messages for good; a stale receipt is ignored. */
  delete(leases: readonly Lease[]): Promise<void>;
  /** Sends leased messages to the dead-letter queue now, with the reason. */
  bury(leases: readonly Lease[], reason: string): Promise<void>;
  depth(): Promise<QueueDepth>;
  deadLetters(options: { limit: number; cursor?: string }): Promise<{ items: DeadLetter[]; cursor?: string }>;
  /** Moves dead letters back to the queue with a fresh receive count; all of them when no ids are given. Returns the moved job ids. */
  redrive(jobIds?: readonly string[]): Promise<string[]>;
  /** Removes a dead letter for good. Returns whether it was there. */
  discard(jobId: string): Promise<boolean>;
}
