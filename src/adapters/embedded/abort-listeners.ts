/**
 * Many listeners to one signal's abort, of whom the signal knows one: it looks through all of its listeners whenever one is added or
 * removed, and a server that closes has as many as requests wait.
 */
export class AbortListeners {
  readonly #bySignal = new WeakMap<AbortSignal, Set<() => void>>();

  /** Calls `listener` when the signal is aborted, once. */
  add(signal: AbortSignal, listener: () => void): void {
    const known = this.#bySignal.get(signal);
    if (known !== undefined) {
      known.add(listener);
      return;
    }
    const listeners = new Set([listener]);
    this.#bySignal.set(signal, listeners);
    signal.addEventListener(
      'abort',
      () => {
        for (const each of [...listeners]) each();
      },
      { once: true },
    );
  }

  remove(signal: AbortSignal, listener: () => void): void {
    this.#bySignal.get(signal)?.delete(listener);
  }
}
