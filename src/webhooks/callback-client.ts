/** An HTTP client that follows no redirects and, unless told otherwise, connects to no private address. */
import { Agent, request } from 'undici';
import { publicLookup } from './public-address.ts';

/** Of an answer only its status counts; this much of a body is read, so that the connection can be used again. */
const ANSWER_BYTES = 64 * 1024;

export class CallbackClient {
  readonly #agent: Agent;
  readonly #timeoutMs: number;

  /** `allowPrivate` lifts the address check. */
  constructor({ allowPrivate, timeoutMs }: { allowPrivate: boolean; timeoutMs: number }) {
    this.#timeoutMs = timeoutMs;
    this.#agent = new Agent({
      connect: { timeout: timeoutMs, ...(allowPrivate ? {} : { lookup: publicLookup as never }) },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      keepAliveTimeout: 4000,
    });
  }

  /** Posts and resolves with the status of the answer. Throws what the network says, or that the time is up. */
  async post(url: URL, headers: Readonly<Record<string, string>>, body: string, stop: AbortSignal): Promise<number> {
    const response = await request(url, {
      method: 'POST',
      dispatcher: this.#agent,
      signal: AbortSignal.any([stop, AbortSignal.timeout(this.#timeoutMs)]),
      headers,
      body,
    });
    await response.body.dump({ limit: ANSWER_BYTES });
    return response.statusCode;
  }

  /** Breaks off what is under way. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
