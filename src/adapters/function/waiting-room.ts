import { renderAborted } from '../../job/errors.ts';
import type { Rendered, Renderer, RenderRequest } from '../../ports/renderer.ts';

export interface WaitingRoomOptions {
  /** How many jobs may wait. */
  readonly places: number;
  /** Whether the renderer is there at all; while it is not, nobody is let in to wait for it. */
  readonly open: () => boolean;
}

/**
 * A renderer with a few chairs before its door: jobs wait there, in the order of their coming, until it has room. Whoever leases
 * from a queue that bills per request can so take ten messages at a time, however few the renderer draws at once.
 */
export class WaitingRoom implements Renderer {
  readonly #renderer: Renderer;
  readonly #options: WaitingRoomOptions;
  /** What to do with each at its turn, the longest waiting first. */
  readonly #line: (() => void)[] = [];
  #watching = false;
  #closed = false;
  #wakers: (() => void)[] = [];

  constructor(renderer: Renderer, options: WaitingRoomOptions) {
    this.#renderer = renderer;
    this.#options = options;
  }

  get version(): string {
    return this.#renderer.version;
  }

  capacity(): number {
    if (this.#closed || !this.#options.open()) return 0;
    return Math.max(0, this.#renderer.capacity() + this.#options.places - this.#line.length);
  }

  async ready(): Promise<void> {
    while (this.capacity() === 0) {
      if (!this.#options.open()) await this.#renderer.ready();
      else await new Promise<void>((resolve) => this.#wakers.push(resolve));
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#renderer.close();
    // It refuses them.
    for (const enter of this.#line.splice(0)) enter();
  }

  render(request: RenderRequest, signal: AbortSignal): Promise<Rendered> {
    const room = this.#line.length === 0 && this.#renderer.capacity() > 0;
    if (room || this.#closed) return this.#renderer.render(request, signal);
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve(this.#renderer.render(request, signal));
      };
      const leave = (): void => {
        this.#line.splice(this.#line.indexOf(enter), 1);
        this.#wake();
        reject(renderAborted());
      };
      if (signal.aborted) return reject(renderAborted());
      signal.addEventListener('abort', leave, { once: true });
      this.#line.push(enter);
      void this.#watch();
    });
  }

  /** Lets one in whenever there is room, as long as anybody waits. */
  async #watch(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    while (this.#line.length > 0) {
      await this.#renderer.ready();
      this.#line.shift()?.();
      this.#wake();
    }
    this.#watching = false;
  }

  #wake(): void {
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const waker of wakers) waker();
  }
}
