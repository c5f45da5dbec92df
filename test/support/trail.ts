/** Collects events, and lets a test wait for one instead of sleeping. */
export class Trail<Event> {
  readonly all: Event[] = [];
  readonly #waiting = new Set<(event: Event) => void>();

  add(event: Event): void {
    this.all.push(event);
    for (const waiting of [...this.#waiting]) waiting(event);
  }

  /** Resolves with the first event that fits, past ones included. */
  find(fits: (event: Event) => boolean): Promise<Event> {
    const past = this.all.find(fits);
    return past === undefined ? this.next(fits) : Promise.resolve(past);
  }

  /** Resolves with the next event that fits, from now on. */
  next(fits: (event: Event) => boolean): Promise<Event> {
    return new Promise((resolve) => {
      const waiting = (event: Event): void => {
        if (!fits(event)) return;
        this.#waiting.delete(waiting);
        resolve(event);
      };
      this.#waiting.add(waiting);
    });
  }
}
