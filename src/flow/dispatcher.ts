import { isTerminal } from '../job/status.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobObserver } from '../ports/job-observer.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { LeasedMessage, Queue } from '../ports/queue.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { ResultStore } from '../ports/result-store.ts';
import type { Settlement } from '../ports/settlement.ts';
import { type BackoffOptions, backoffMs } from './backoff.ts';
import type { FlowContext } from './context.ts';
import { walk } from './flow.ts';
import { Restraint } from './restraint.ts';
import { SharedDrawings } from './shared-drawings.ts';
import type { FlowSignal } from './signals.ts';

export interface DispatcherOptions {
  readonly queue: Queue;
  readonly jobs: JobStore;
  readonly results: ResultStore;
  readonly settlement: Settlement;
  readonly renderer: Renderer;
  readonly clock: Clock;
  readonly observer: JobObserver;
  /** The queue's visibility timeout: leases are extended by it, three times in its span. */
  readonly visibilityMs: number;
  /** Render attempts before a job is given up (3). */
  readonly maxAttempts?: number;
  readonly backoff?: BackoffOptions;
  /** Most messages per receive (64; SQS takes 10). */
  readonly maxReceive?: number;
  /** While messages are held, wait for room for so many before the next receive; a quarter of what could be held unless told. */
  readonly leastReceive?: number;
  /** Whether posts flood in; then few figures are drawn for a while. */
  readonly flooded?: () => boolean;
  readonly random?: () => number;
  readonly signal?: FlowSignal;
  /** Told of every error that the dispatcher survives: an operator has to know. */
  readonly onError: (error: unknown, jobId?: string) => void;
}

/** A leased message on its way through the flow. */
interface Held {
  readonly message: LeasedMessage;
  readonly abort: AbortController;
  handedOver: boolean;
}

const longPollMs = 20_000;
const receiveRetry: BackoffOptions = { baseMs: 500, maxMs: 15_000 };

/**
 * The one loop that takes messages off the queue: leases what the renderer has room for, keeps the leases alive while
 * figures are drawn, and lets every message walk the flow by itself, so that none waits for another.
 */
export class Dispatcher {
  readonly #flow: FlowContext;
  readonly #options: DispatcherOptions;
  readonly #held = new Map<string, Held>();
  readonly #stopping = new AbortController();
  readonly #restraint: Restraint;
  #change: () => void = () => undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #loop: Promise<void> | undefined;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#restraint = new Restraint(options.flooded ?? (() => false), options.clock);
    this.#flow = {
      queue: options.queue,
      jobs: options.jobs,
      results: options.results,
      settlement: options.settlement,
      renderer: options.renderer,
      clock: options.clock,
      observer: options.observer,
      maxAttempts: options.maxAttempts ?? 3,
      backoff: options.backoff ?? { baseMs: 1_000, maxMs: 60_000 },
      random: options.random ?? Math.random,
      drawings: new SharedDrawings(),
      signal: options.signal ?? (() => undefined),
    };
  }

  /** Starts leasing. */
  start(): void {
    this.#heartbeat = setInterval(() => this.#beat(), Math.max(1, this.#options.visibilityMs / 3));
    this.#loop ??= this.#run();
  }

  /** Messages in this dispatcher's hands. */
  get inFlight(): number {
    return this.#held.size;
  }

  /** Calls a job's render off: after a cancel, so that the worker is free at once. Unknown ids are ignored. */
  abort(jobId: string): void {
    for (const held of this.#held.values()) if (held.message.jobId === jobId) held.abort.abort();
  }

  /**
   * Stops leasing, lets what is in flight finish for `graceMs`, then calls it off and hands it back uncounted. Resolves
   * when nothing is held any more.
   */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort();
    this.#change();
    const grace = setTimeout(() => {
      for (const held of this.#held.values()) held.abort.abort();
    }, graceMs);
    await this.#loop;
    while (this.#held.size > 0) await this.#changed();
    clearTimeout(grace);
    clearInterval(this.#heartbeat);
  }

  async #run(): Promise<void> {
    const { queue, renderer } = this.#flow;
    const signal = this.#stopping.signal;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const room = this.#room();
        if (room === 0) {
          await Promise.race([this.#changed(), renderer.capacity() === 0 ? renderer.ready() : never]);
          continue;
        }
        const messages = await queue.receive({ max: room, waitMs: longPollMs, signal });
        failures = 0;
        this.#restraint.leased(messages);
        for (const message of messages) this.#take(message);
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        this.#options.onError(error);
        await pause(backoffMs(failures, receiveRetry, this.#flow.random), signal);
      }
    }
  }

  /**
   * How many messages to lease now: 0 while the renderer has only a little room and enough to do, because messages leased
   * together share a transaction and travel to a worker together; few while posts flood in.
   */
  #room(): number {
    const free = this.#flow.renderer.capacity() - this.#preparing();
    const total = free + this.#held.size;
    const least = this.#options.leastReceive ?? Math.floor(total / 4);
    const most = this.#restraint.most();
    if (most < total) return Math.max(0, Math.min(free, most - this.#held.size));
    if (free <= 0 || free < Math.min(least, total)) return 0;
    return Math.min(free, this.#options.maxReceive ?? 64);
  }

  /** Messages leased but not in the renderer's hands yet: its capacity does not know them. */
  #preparing(): number {
    let count = 0;
    for (const held of this.#held.values()) if (!held.handedOver) count += 1;
    return count;
  }

  #take(message: LeasedMessage): void {
    const held: Held = { message, abort: new AbortController(), handedOver: false };
    this.#held.set(message.receiptHandle, held);
    this.#flow.signal({ step: 'leased', jobId: message.jobId });
    const handedOver = (): void => {
      held.handedOver = true;
      this.#change();
    };
    walk(this.#flow, message, { abort: held.abort, handedOver })
      // The lease runs out by itself, and the message comes back.
      .catch((error: unknown) => this.#options.onError(error, message.jobId))
      .finally(() => {
        this.#held.delete(message.receiptHandle);
        this.#change();
      });
  }

  /** Resolves at the next change of what is held. */
  #changed(): Promise<void> {
    return new Promise((resolve) => {
      const before = this.#change;
      this.#change = () => {
        this.#change = () => undefined;
        before();
        resolve();
      };
    });
  }

  /** Keeps every lease alive, and calls off what another process canceled. */
  #beat(): void {
    const held = [...this.#held.values()];
    if (held.length === 0) return;
    const leases = held.map(({ message }) => message);
    this.#flow.queue.extend(leases, this.#options.visibilityMs).catch(this.#options.onError);
    for (const { message, abort } of held) {
      this.#flow.jobs.get(message.jobId).then((job) => {
        if (job !== undefined && isTerminal(job.status)) abort.abort();
      }, this.#options.onError);
    }
  }
}

const never = new Promise<never>(() => undefined);

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
