import { availableParallelism } from 'node:os';
import { renderAborted, TransientError } from '../job/errors.ts';
import type { Rendered, Renderer, RenderRequest } from '../ports/renderer.ts';
import { Pace } from './pace.ts';
import type { Death, Task } from './task.ts';
import { workerEntry } from './worker-entry.ts';
import { WorkerProcess } from './worker-process.ts';

export interface PoolOptions {
  /** The version that the workers must have (`rendererVersion`). */
  readonly version: string;
  /** Workers kept when idle (1), and the most there may be (one per core). */
  readonly min?: number;
  readonly max?: number;
  /** Longest time for one figure (30 s). */
  readonly timeoutMs?: number;
  /** Most resident memory for a worker (1 GiB). */
  readonly memoryBytes?: number;
  /** Largest number of figures per message to a worker (8). */
  readonly batch?: number;
  /** A worker is replaced after this many figures (10,000), so that a slow leak never matters. */
  readonly recycleAfter?: number;
  /** A worker above `min` ends after this long without work (30 s). */
  readonly idleMs?: number;
  /** The worker's file; tests bring their own. */
  readonly entry?: string;
  /** Told of starts and deaths of workers, for logs, metrics and tests. */
  readonly onEvent?: (event: PoolEvent) => void;
}

export type PoolEvent =
  | { readonly type: 'worker-ready'; readonly pid: number | undefined }
  | { readonly type: 'worker-retired'; readonly pid: number | undefined; readonly why: 'idle' | 'recycled' }
  | {
      readonly type: 'worker-died';
      readonly pid: number | undefined;
      readonly code: string;
      readonly message: string;
      readonly jobId: string | undefined;
      readonly stderr: string;
    };

/** A running figure that holds others up for longer than this makes them move to an idle worker. */
const stuckMs = 100;
const watchMs = 100;
const longestRespawnMs = 5_000;

/** Warm child processes that draw figures: as many as the backlog needs, replaced when they die, hang or grow. */
export class RendererPool implements Renderer {
  readonly version: string;
  readonly #options: Required<Omit<PoolOptions, 'version'>>;
  readonly #pace: Pace;
  readonly #workers = new Set<WorkerProcess>();
  readonly #retiring = new Set<WorkerProcess>();
  readonly #watch: NodeJS.Timeout;
  #pending: Task[] = [];
  #waiters: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  #nextId = 1;
  #dispatchScheduled = false;
  #failedStarts = 0;
  #respawn: NodeJS.Timeout | undefined;
  #closed = false;

  /** Starts the first workers; `ready` tells when one is warm. */
  constructor(options: PoolOptions) {
    this.version = options.version;
    const max = options.max ?? Math.max(1, availableParallelism());
    this.#options = {
      min: Math.min(options.min ?? 1, max),
      max,
      timeoutMs: options.timeoutMs ?? 30_000,
      memoryBytes: options.memoryBytes ?? 2 ** 30,
      batch: options.batch ?? 8,
      recycleAfter: options.recycleAfter ?? 10_000,
      idleMs: options.idleMs ?? 30_000,
      entry: options.entry ?? workerEntry,
      onEvent: options.onEvent ?? (() => undefined),
    };
    this.#pace = new Pace(this.#options.batch);
    this.#keepMinimum();
    this.#watch = setInterval(() => this.#patrol(), watchMs).unref();
  }

  render(request: RenderRequest, signal: AbortSignal): Promise<Rendered> {
    if (this.#closed) return Promise.reject(closing());
    if (signal.aborted) return Promise.reject(renderAborted());
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#cancel(task);
        task.reject(renderAborted());
      };
      const release = (): void => signal.removeEventListener('abort', onAbort);
      const task: Task = {
        id: this.#nextId++,
        request,
        resolve: (rendered) => {
          release();
          resolve(rendered);
        },
        reject: (error) => {
          release();
          reject(error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#pending.push(task);
      this.#scheduleDispatch();
    });
  }

  capacity(): number {
    if (this.#closed || !this.#anyReady()) return 0;
    // Twice a batch for each worker: one being drawn, one on its way.
    return Math.max(0, this.#options.max * this.#pace.batch * 2 - this.#load());
  }

  ready(): Promise<void> {
    if (this.#closed) return Promise.reject(closing());
    if (this.capacity() > 0) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  /** Workers by what they are doing, for metrics. */
  workers(): { starting: number; idle: number; busy: number } {
    const count = { starting: 0, idle: 0, busy: 0 };
    for (const worker of this.#workers) {
      if (!worker.isReady) count.starting += 1;
      else if (worker.load === 0) count.idle += 1;
      else count.busy += 1;
    }
    return count;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#watch);
    clearTimeout(this.#respawn);
    for (const task of this.#pending) task.reject(closing());
    this.#pending = [];
    for (const { reject } of this.#waiters.splice(0)) reject(closing());
    const all = [...this.#workers, ...this.#retiring];
    for (const worker of all) worker.kill(closing());
    await Promise.all(all.map((worker) => worker.exited));
  }

  #load(): number {
    let load = this.#pending.length;
    for (const worker of this.#workers) load += worker.load;
    return load;
  }

  #anyReady(): boolean {
    for (const worker of this.#workers) if (worker.isReady) return true;
    return false;
  }

  #cancel(task: Task): void {
    const index = this.#pending.indexOf(task);
    if (index >= 0) this.#pending.splice(index, 1);
    else for (const worker of [...this.#workers, ...this.#retiring]) if (worker.cancel(task)) break;
    this.#wakeWaiters();
  }

  #keepMinimum(): void {
    while (!this.#closed && this.#workers.size < this.#options.min) this.#start();
  }

  #start(): void {
    const { entry, timeoutMs, memoryBytes, onEvent } = this.#options;
    const worker = new WorkerProcess(
      { entry, timeoutMs, memoryBytes },
      {
        ready: (version) => {
          if (version !== this.version) {
            worker.kill(new TransientError('worker-crashed', `A worker has version ${version}, not ${this.version}.`));
            return;
          }
          this.#failedStarts = 0;
          onEvent({ type: 'worker-ready', pid: worker.pid });
          this.#dispatch();
          this.#wakeWaiters();
        },
        answered: (renderMs) => {
          if (renderMs !== undefined) this.#pace.note(renderMs);
          if (this.#retiring.has(worker)) this.#letGo(worker);
          else this.#recycle(worker);
          this.#scheduleDispatch();
          this.#wakeWaiters();
        },
        died: (death) => this.#buried(worker, death),
      },
    );
    this.#workers.add(worker);
  }

  #buried(worker: WorkerProcess, death: Death): void {
    const retired = this.#retiring.delete(worker);
    this.#workers.delete(worker);
    // Those behind the running one never began: they start over elsewhere, before anything newer.
    this.#pending.unshift(...death.unharmed);
    death.blamed?.reject(death.error);
    if (this.#closed) {
      for (const task of this.#pending.splice(0)) task.reject(closing());
      return;
    }
    if (retired && death.blamed === undefined) return;
    this.#options.onEvent({
      type: 'worker-died',
      pid: worker.pid,
      code: death.error.code,
      message: death.error.message,
      jobId: death.blamed?.request.jobId,
      stderr: death.stderr,
    });
    if (death.wasReady) this.#replace();
    else this.#replaceLater();
  }

  #replace(): void {
    this.#keepMinimum();
    this.#grow();
    this.#scheduleDispatch();
  }

  /** A worker that cannot even start is tried again at growing intervals, not in a tight loop. */
  #replaceLater(): void {
    this.#failedStarts += 1;
    const delay = Math.min(longestRespawnMs, 100 * 2 ** this.#failedStarts);
    clearTimeout(this.#respawn);
    this.#respawn = setTimeout(() => {
      this.#respawn = undefined;
      this.#replace();
    }, delay).unref();
  }

  #recycle(worker: WorkerProcess): void {
    if (worker.answered < this.#options.recycleAfter) return;
    this.#pending.unshift(...worker.takeBackWaiting());
    this.#retire(worker, 'recycled');
    this.#keepMinimum();
    this.#grow();
  }

  #retire(worker: WorkerProcess, why: 'idle' | 'recycled'): void {
    this.#workers.delete(worker);
    this.#retiring.add(worker);
    this.#letGo(worker);
    this.#options.onEvent({ type: 'worker-retired', pid: worker.pid, why });
  }

  /** A worker that gets no more work ends once it has answered what it holds. */
  #letGo(worker: WorkerProcess): void {
    if (worker.load === 0) worker.retire();
  }

  /** One more worker when the ones there are have more to do than their next batch; one start at a time. */
  #grow(): void {
    if (this.#closed || this.#workers.size >= this.#options.max || this.#respawn !== undefined) return;
    for (const worker of this.#workers) if (!worker.isReady) return;
    if (this.#pending.length > 0) this.#start();
  }

  #scheduleDispatch(): void {
    if (this.#dispatchScheduled) return;
    this.#dispatchScheduled = true;
    // After the microtasks of this turn, so that figures leased together travel together.
    process.nextTick(() => {
      this.#dispatchScheduled = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    const ready = [...this.#workers].filter((worker) => worker.isReady).sort((a, b) => a.load - b.load);
    const batch = this.#pace.batch;
    for (const [i, worker] of ready.entries()) {
      if (this.#pending.length === 0) break;
      if (worker.load > batch / 2 || worker.headMs > stuckMs) continue;
      const share = Math.ceil(this.#pending.length / (ready.length - i));
      worker.assign(this.#pending.splice(0, Math.min(batch, share)));
    }
    this.#grow();
  }

  /** Now and then: memory, figures stuck behind a slow one, workers that idle. */
  #patrol(): void {
    for (const worker of [...this.#workers, ...this.#retiring]) if (worker.load > 0) worker.checkMemory();
    const idle = [...this.#workers].filter((worker) => worker.isReady && worker.load === 0);
    if (this.#pending.length === 0) {
      for (const worker of this.#workers) {
        if (worker.load < 2 || worker.headMs < stuckMs) continue;
        if (idle.length > 0 || this.#workers.size < this.#options.max) this.#pending.push(...worker.takeBackWaiting());
      }
      this.#dispatch();
    }
    for (const worker of idle) {
      if (this.#workers.size <= this.#options.min) break;
      if (worker.load === 0 && Date.now() - worker.idleSince > this.#options.idleMs) this.#retire(worker, 'idle');
    }
  }

  #wakeWaiters(): void {
    if (this.#waiters.length === 0 || this.capacity() === 0) return;
    for (const { resolve } of this.#waiters.splice(0)) resolve();
  }
}

function closing(): TransientError {
  return new TransientError('shutting-down', 'The renderer is shutting down.', { countsAsAttempt: false });
}
