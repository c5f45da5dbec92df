import type { Clock } from '../../ports/clock.ts';
import type {
  DeadLetter,
  Lease,
  LeasedMessage,
  Queue,
  QueueDepth,
  QueueMessage,
  ReceiveOptions,
} from '../../ports/queue.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { buryMessages } from './queue/bury-messages.ts';
import { deleteMessages } from './queue/delete-messages.ts';
import { extendLeases } from './queue/extend-leases.ts';
import { listDeadLetters } from './queue/list-dead-letters.ts';
import { queueDepth } from './queue/queue-depth.ts';
import { hasVisible, nextVisibleAt, receiveMessages } from './queue/receive-messages.ts';
import { Receivers } from './queue/receivers.ts';
import { redriveDeadLetters } from './queue/redrive-dead-letters.ts';
import { sendMessages } from './queue/send-messages.ts';

export interface QueueOptions {
  /** How long a received message stays hidden, in milliseconds. */
  readonly visibilityMs: number;
  /** A message received this often and still not deleted goes to the dead letters. */
  readonly maxReceiveCount: number;
}

/** The durable queue in SQLite: one atomic transition per file under `queue/`. */
export class EmbeddedQueue implements Queue {
  readonly #db: Database;
  readonly #group: GroupCommit;
  readonly #clock: Clock;
  readonly #options: QueueOptions;
  readonly #receivers: Receivers;

  constructor(db: Database, group: GroupCommit, clock: Clock, options: QueueOptions) {
    this.#db = db;
    this.#group = group;
    this.#clock = clock;
    this.#options = options;
    this.#receivers = new Receivers({
      lease: (max) => this.#lease(max),
      nextVisibleInMs: () => {
        const now = clock.now();
        if (hasVisible(db, now)) return 0;
        const at = nextVisibleAt(db);
        return at === undefined ? undefined : at - now;
      },
    });
  }

  async send(messages: readonly QueueMessage[]): Promise<void> {
    await this.#group.run(() => this.sendWithin(messages));
  }

  /** The writing half of `send`, for a transaction that is under way; waiting receivers are served in the same one. */
  sendWithin(messages: readonly QueueMessage[]): void {
    sendMessages(this.#db, messages, this.#clock.now());
    this.#receivers.wake();
  }

  async receive(options: ReceiveOptions): Promise<LeasedMessage[]> {
    if (options.max <= 0 || options.signal?.aborted === true) return [];
    if (hasVisible(this.#db, this.#clock.now())) {
      const messages = await this.#lease(options.max);
      if (messages.length > 0) return messages;
    }
    if (options.waitMs <= 0 || isAborted(options.signal)) return [];
    return this.#receivers.wait(options);
  }

  #lease(max: number): Promise<LeasedMessage[]> {
    // A lease that a power cut undoes is a message that is visible again, as after any restart.
    return this.#group.run(
      () => receiveMessages(this.#db, { max, now: this.#clock.now(), ...this.#options }),
      'written',
    );
  }

  async extend(leases: readonly Lease[], visibilityMs: number, options?: { uncounted?: boolean }): Promise<void> {
    if (leases.length === 0) return;
    await this.#group.run(() => {
      const uncounted = options?.uncounted ?? false;
      extendLeases(this.#db, leases, { now: this.#clock.now(), visibilityMs, uncounted });
      this.#receivers.wake();
    }, 'written');
  }

  async delete(leases: readonly Lease[]): Promise<void> {
    if (leases.length === 0) return;
    await this.#group.run(() => deleteMessages(this.#db, leases));
  }

  async bury(leases: readonly Lease[], reason: string): Promise<void> {
    if (leases.length === 0) return;
    await this.#group.run(() => buryMessages(this.#db, leases, this.#clock.now(), reason));
  }

  async depth(): Promise<QueueDepth> {
    return queueDepth(this.#db, this.#clock.now());
  }

  async deadLetters(options: { limit: number; cursor?: string }): Promise<{ items: DeadLetter[]; cursor?: string }> {
    return listDeadLetters(this.#db, options);
  }

  async redrive(jobIds?: readonly string[]): Promise<string[]> {
    return this.#group.run(() => {
      const moved = redriveDeadLetters(this.#db, jobIds, this.#clock.now());
      this.#receivers.wake();
      return moved;
    });
  }

  async discard(jobId: string): Promise<boolean> {
    return this.#group.run(() => this.#db.sql('DELETE FROM dead_letters WHERE job_id = ?').run(jobId).changes > 0);
  }
}

// A function, because the compiler takes the signal's first answer for its last.
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
