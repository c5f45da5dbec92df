import type { LeasedMessage, ReceiveOptions } from '../../../ports/queue.ts';

/** What a waiting receiver needs from the queue. */
export interface ReceiverSource {
  /** Tries to lease now. */
  lease(max: number): Promise<LeasedMessage[]>;
  /** Milliseconds until a message is visible: 0 when one is now, undefined when there is none at all. */
  nextVisibleInMs(): number | undefined;
}

/**
 * The long polls that wait for a message. They wake on a signal from a writer in this process, or on a timer for the next
 * visibility timeout to run out; nothing polls.
 */
export class Receivers {
  readonly #source: ReceiverSource;
  readonly #wakers = new Set<() => void>();

  constructor(source: ReceiverSource) {
    this.#source = source;
  }

  /** Messages may have become visible: every waiting receiver tries again. Inside a transaction, they join it. */
  wake(): void {
    for (const waker of [...this.#wakers]) waker();
  }

  /** Waits for messages, at most `waitMs`. Messages that were leased are always handed over, even after an abort. */
  wait(options: ReceiveOptions): Promise<LeasedMessage[]> {
    return new Promise((resolve, reject) => {
      let trying = false;
      let again = false;
      let over = false;
      let expiry: NodeJS.Timeout | undefined;
      const finish = (settle: () => void): void => {
        clearTimeout(deadline);
        clearTimeout(expiry);
        options.signal?.removeEventListener('abort', giveUp);
        this.#wakers.delete(attempt);
        settle();
      };
      const giveUp = (): void => {
        over = true;
        if (!trying) finish(() => resolve([]));
      };
      const arm = (): void => {
        clearTimeout(expiry);
        const inMs = this.#source.nextVisibleInMs();
        if (inMs === undefined) return;
        // Now: it arrived between the last look and this one, when nobody was there to be woken.
        if (inMs <= 0) attempt();
        else expiry = setTimeout(attempt, Math.min(inMs, 2 ** 31 - 1));
      };
      const attempt = (): void => {
        if (trying) {
          again = true;
          return;
        }
        trying = true;
        again = false;
        this.#source.lease(options.max).then(
          (messages) => {
            trying = false;
            if (messages.length > 0 || over) finish(() => resolve(messages));
            else if (again) attempt();
            else arm();
          },
          (error: unknown) => finish(() => reject(error)),
        );
      };
      const deadline = setTimeout(giveUp, options.waitMs);
      options.signal?.addEventListener('abort', giveUp, { once: true });
      this.#wakers.add(attempt);
      arm();
    });
  }
}
