/** A callback that a client asked for. */
export interface WebhookSubscription {
  readonly jobId: string;
  readonly url: string;
}

/** A callback whose job has ended and whose time has come. */
export interface WebhookDelivery extends WebhookSubscription {
  /** How often it was tried before. */
  readonly attempts: number;
}

/**
 * Callbacks owed to clients, durable from the moment a job is accepted until they are delivered or given up: a crash
 * anywhere in between delivers late or twice (same `webhook-id`), never not at all.
 * Every adapter passes `test/conformance/webhook-outbox.ts`.
 */
export interface WebhookOutbox {
  /** Remembers callbacks; resolves once they are durable. Asked for in the same turn as `Intake.accept`, it may share its commit. */
  subscribe(subscriptions: readonly WebhookSubscription[]): Promise<void>;
  /** Callbacks of ended jobs that are due, each hidden from other senders until `now + leaseMs`. */
  take(options: { now: number; limit: number; leaseMs: number }): Promise<WebhookDelivery[]>;
  /** Counts a failed try and makes the callback due again at `dueAt` (epoch milliseconds). */
  retry(jobId: string, dueAt: number): Promise<void>;
  /** Forgets callbacks: delivered, given up, or never needed. Unknown ids are ignored. */
  remove(jobIds: readonly string[]): Promise<void>;
  /** When the next callback of an ended job is due (epoch milliseconds), or undefined when none waits. */
  nextDueAt(): Promise<number | undefined>;
}
