/** What a batch call tells of one entry: done, or the error it failed with. */
export type EntryOutcome = { readonly ok: true } | { readonly ok: false; readonly error: Error };

export interface BatcherOptions<T> {
  /** Entries per call at the most (SQS: 10). */
  readonly maxEntries: number;
  /** Bytes per call at the most. */
  readonly maxBytes?: number;
  readonly sizeOf?: (entry: T) => number;
  /** How long a first entry waits for company, in milliseconds. */
  readonly lingerMs: number;
  /** One call for all entries; outcomes in their order. A rejection fails every entry. */
  readonly flush: (entries: readonly T[]) => Promise<readonly EntryOutcome[]>;
}

interface Pending<T> {
  readonly entry: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers single entries into batch calls: a call goes out when it is full, or when its first entry has waited `lingerMs`.
 * AWS bills per request, so at load ten jobs share one.
 */
export class Batcher<T> {
  readonly #options: BatcherOptions<T>;
  #waiting: Pending<T>[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: BatcherOptions<T>) {
    this.#options = options;
  }

  /** Resolves when the entry went through; rejects with its own error. */
  add(entry: T): Promise<void> {
    const { maxBytes = Number.POSITIVE_INFINITY, maxEntries, lingerMs, sizeOf = () => 0 } = this.#options;
    const size = sizeOf(entry);
    if (this.#waiting.length > 0 && this.#bytes + size > maxBytes) this.#send();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      this.#bytes += size;
      if (this.#waiting.length >= maxEntries) this.#send();
      else this.#timer ??= setTimeout(() => this.#send(), lingerMs);
    });
  }

  #send(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#options.flush(batch.map((pending) => pending.entry)).then(
      (outcomes) => {
        batch.forEach((pending, i) => {
          const outcome = outcomes[i];
          if (outcome.ok) pending.resolve();
          else pending.reject(outcome.error);
        });
      },
      (error) => {
        for (const pending of batch) pending.reject(error);
      },
    );
  }
}
