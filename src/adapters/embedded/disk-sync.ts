import { closeSync, fdatasync, openSync } from 'node:fs';
import { TransientError } from '../../job/errors.ts';

interface Waiter {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Makes a file durable off the main thread. One sync runs at a time; whoever asks while it runs shares the next one, because
 * only a sync that begins after a write covers it.
 *
 * After one failure every further call is refused until the process starts anew: the kernel may have dropped what it could
 * not write, and a later sync that succeeds would not say so.
 */
export class DiskSync {
  readonly #fd: number;
  #running: Promise<void> | undefined;
  #waiting: Waiter[] = [];
  #failure: TransientError | undefined;

  /** Opens the file, which must be there and must stay the same one. */
  constructor(path: string) {
    this.#fd = openSync(path, 'r+');
  }

  /** Resolves when everything written before this call is on the disk; rejects with `storage-unavailable`. */
  sync(): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (this.#running === undefined) this.#start();
    });
  }

  /** Whether a sync is under way. */
  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** The failure after which nothing is durable any more. */
  get failure(): TransientError | undefined {
    return this.#failure;
  }

  #start(): void {
    const served = this.#waiting;
    this.#waiting = [];
    this.#running = new Promise((over) => {
      fdatasync(this.#fd, (cause) => {
        this.#running = undefined;
        if (cause !== null) this.#fail(cause);
        for (const waiter of served) {
          if (this.#failure === undefined) waiter.resolve();
          else waiter.reject(this.#failure);
        }
        if (this.#waiting.length > 0) this.#start();
        over();
      });
    });
  }

  #fail(cause: unknown): void {
    this.#failure = new TransientError('storage-unavailable', 'The storage does not take writes.', {
      retryAfterMs: 10_000,
      cause,
      countsAsAttempt: false,
    });
    for (const waiter of this.#waiting.splice(0)) waiter.reject(this.#failure);
  }

  /** Waits for what is under way and lets go of the file. */
  async close(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
    closeSync(this.#fd);
  }
}
