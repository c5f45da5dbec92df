import type { Outcome } from './outcome.ts';

/** The pictures being drawn right now, by content address: whoever needs the same one waits for it instead of drawing it. */
export class SharedDrawings {
  readonly #drawing = new Map<string, Promise<Outcome>>();

  get(key: string): Promise<Outcome> | undefined {
    return this.#drawing.get(key);
  }

  /** Registers a drawing until it is over. It never rejects: failures are outcomes. */
  add(key: string, drawing: Promise<Outcome>): void {
    this.#drawing.set(key, drawing);
    const forget = (): void => {
      if (this.#drawing.get(key) === drawing) this.#drawing.delete(key);
    };
    drawing.then(forget, forget);
  }
}
