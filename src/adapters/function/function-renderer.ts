import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request as httpRequest } from 'undici';
import { PermanentError, renderAborted, TransientError } from '../../job/errors.ts';
import type { Rendered, Renderer, RenderRequest } from '../../ports/renderer.ts';
import { errorOf, type FunctionAnswer } from './answer.ts';
import { ConcurrencyLimit, type ConcurrencyLimitOptions } from './concurrency-limit.ts';

export interface FunctionTarget {
  /** Where to call for the next render, with the headers that this target wants. Undefined while there is no function. */
  locate(request: RenderRequest): { url: string; headers: Readonly<Record<string, string>> } | undefined;
  /** Whether there is a function to call; nothing is leased while there is none. */
  available(): boolean;
  /** Resolves when a function is there. */
  appeared(): Promise<void>;
}

export interface FunctionRendererOptions {
  readonly target: FunctionTarget;
  /** Part of the content address. */
  readonly version: string;
  /** A call is given up after this many milliseconds; longer than the gateway's upstream timeout. */
  readonly timeoutMs: number;
  /** How long a job waits for a busy or absent function before its lease is given back, uncounted; 30 minutes unless told. */
  readonly patienceMs?: number;
  readonly concurrency?: ConcurrencyLimitOptions;
  /** Largest picture taken, in bytes. */
  readonly maxBytes?: number;
}

const mediaTypes = {
  png: 'image/png',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
} as const;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const MAX_BYTES = 64 * 1024 * 1024;
const PATIENCE_MS = 30 * 60_000;

/** Errors of a connection that was never made: the function has not seen the figure. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * The `Renderer` that is a function behind HTTP: OpenFaaS, Knative or a plain Kubernetes Service, whatever keeps the contract
 * (`docs/aws.md`). It keeps in flight what the function can take, and waits out its "busy" inside the lease, because an SQS
 * message handed back would use up a receive for nothing.
 */
export class FunctionRenderer implements Renderer {
  readonly version: string;
  readonly limit: ConcurrencyLimit;
  readonly #options: FunctionRendererOptions;
  readonly #agent: Agent;
  /** Jobs between two tries of a busy function: they hold their place, or every try would lease another job to wait beside. */
  #waiting = 0;
  #wakers: (() => void)[] = [];
  #closed = false;

  constructor(options: FunctionRendererOptions) {
    this.version = options.version;
    this.#options = options;
    this.limit = new ConcurrencyLimit(options.concurrency);
    // The contract's timeout is ours, from the outside; undici's own would cut long renders off earlier.
    this.#agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, connections: options.concurrency?.max ?? 256 });
  }

  capacity(): number {
    return this.#options.target.available() && !this.#closed ? Math.max(0, this.limit.free - this.#waiting) : 0;
  }

  /** Resolves when there is a function and a place free at it. */
  async ready(): Promise<void> {
    await this.#options.target.appeared();
    while (this.capacity() === 0) await new Promise<void>((resolve) => this.#wakers.push(resolve));
  }

  #wake(): void {
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const waker of wakers) waker();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#agent.close();
  }

  async render(request: RenderRequest, signal: AbortSignal): Promise<Rendered> {
    const { patienceMs = PATIENCE_MS } = this.#options;
    const until = performance.now() + patienceMs;
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#attempt(request, signal);
      if (!(outcome instanceof TransientError)) return outcome;
      const left = until - performance.now();
      const backoff = Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
      const pause = Math.max(outcome.retryAfterMs ?? 0, backoff);
      if (pause > left) throw outcome;
      this.#waiting += 1;
      try {
        await delay(pause, undefined, { signal });
      } catch (cause) {
        throw renderAborted(cause);
      } finally {
        this.#waiting -= 1;
        this.#wake();
      }
    }
  }

  /** One call: the picture, or the error when it was only "busy". Other errors are thrown. */
  async #attempt(request: RenderRequest, signal: AbortSignal): Promise<Rendered | TransientError> {
    const place = this.#options.target.locate(request);
    if (place === undefined) {
      return new TransientError('function-busy', 'No function listens to this queue.', { countsAsAttempt: false });
    }
    const finish = this.limit.start();
    let verdict: 'ok' | 'busy' | 'failed' = 'failed';
    try {
      const startedAt = performance.now();
      const answer = await this.#call(request, place, signal);
      const error = errorOf(answer, Date.now());
      if (error === undefined || error instanceof PermanentError) verdict = 'ok';
      if (error !== undefined) throw error;
      const measured = Number(answer.headers['x-plotmill-render-ms']);
      const version = answer.headers['x-plotmill-version'];
      return {
        contentType: String(answer.headers['content-type'] ?? mediaTypes[request.format]),
        body: answer.body,
        renderMs: Number.isFinite(measured) ? measured : performance.now() - startedAt,
        ...(typeof version === 'string' && { version }),
      };
    } catch (error) {
      // It never began: no attempt, but a sign that there is too much in flight, or nobody there.
      if (!(error instanceof TransientError) || error.countsAsAttempt || error.code === 'render-aborted') throw error;
      verdict = 'busy';
      return error;
    } finally {
      finish(verdict);
      this.#wake();
    }
  }

  async #call(
    request: RenderRequest,
    place: { url: string; headers: Readonly<Record<string, string>> },
    signal: AbortSignal,
  ): Promise<FunctionAnswer> {
    const { timeoutMs, maxBytes = MAX_BYTES } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await httpRequest(place.url, {
        method: 'POST',
        dispatcher: this.#agent,
        body: request.figure,
        signal: AbortSignal.any([signal, timeout]),
        headers: {
          'content-type': 'application/json',
          accept: mediaTypes[request.format],
          'x-call-id': request.jobId,
          ...(request.traceparent === undefined ? {} : { traceparent: request.traceparent }),
          ...place.headers,
        },
      });
      const length = Number(response.headers['content-length'] ?? 0);
      if (length > maxBytes) {
        response.body.destroy();
        throw new PermanentError('result-too-large', `The picture has ${length} bytes; at most ${maxBytes} are taken.`);
      }
      return {
        status: response.statusCode,
        headers: response.headers,
        body: new Uint8Array(await response.body.arrayBuffer()),
      };
    } catch (cause) {
      if (cause instanceof PermanentError) throw cause;
      if (signal.aborted) throw renderAborted(cause);
      if (timeout.aborted) {
        throw new TransientError('render-timeout', `The function gave no answer in ${timeoutMs} ms.`, { cause });
      }
      const unseen = NOT_CONNECTED.has((cause as NodeJS.ErrnoException).code ?? '');
      throw new TransientError('function-unreachable', 'The connection to the function failed.', {
        cause,
        countsAsAttempt: !unseen,
      });
    }
  }
}
