import { TransientError } from '../../src/job/errors.ts';
import type { Rendered, Renderer, RenderRequest } from '../../src/ports/renderer.ts';
import { Trail } from './trail.ts';

/** A render that waits for the test to decide how it ends. */
export interface HandRender {
  readonly request: RenderRequest;
  /** `version` as a function tells it that is another than the dispatcher knows of. */
  draw(text?: string, version?: string): void;
  fail(error: unknown): void;
}

/** A renderer whose every render the test ends by hand: for orders of events that no process can be made to show. */
export class HandRenderer implements Renderer {
  readonly version = 'scripted';
  readonly renders = new Trail<HandRender>();
  /** Renders it takes at once. */
  room = 8;
  #running = 0;
  #waiting: (() => void)[] = [];

  render(request: RenderRequest, signal: AbortSignal): Promise<Rendered> {
    this.#running += 1;
    return new Promise<Rendered>((resolve, reject) => {
      const stop = () => reject(new TransientError('render-aborted', 'Called off.', { countsAsAttempt: false }));
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      this.renders.add({
        request,
        draw: (text = 'picture', version) =>
          resolve({ contentType: 'image/png', body: Buffer.from(text), renderMs: 1.5, version }),
        fail: reject,
      });
    }).finally(() => {
      this.#running -= 1;
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  capacity(): number {
    return Math.max(0, this.room - this.#running);
  }

  ready(): Promise<void> {
    return this.capacity() > 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    this.room = 0;
  }
}
