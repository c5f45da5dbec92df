import { type Embedded, type EmbeddedOptions, openEmbedded } from '../../src/adapters/embedded/embedded.ts';
import type { Submission } from '../../src/flow/accept.ts';
import { Dispatcher, type DispatcherOptions } from '../../src/flow/dispatcher.ts';
import type { FlowEvent } from '../../src/flow/signals.ts';
import type { Job } from '../../src/job/job.ts';
import { systemClock } from '../../src/ports/clock.ts';
import type { JobObserver } from '../../src/ports/job-observer.ts';
import type { Renderer } from '../../src/ports/renderer.ts';
import { sampleAcceptance } from './sample-job.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { Trail } from './trail.ts';

export type Observed = readonly [event: 'started' | 'ended' | string, jobId: string];

/** A dispatcher on a real data directory, with everything that it did on record. */
export class FlowHarness {
  readonly renderer: Renderer;
  readonly steps = new Trail<FlowEvent>();
  readonly observed: Observed[] = [];
  readonly errors: unknown[] = [];
  readonly #directory = temporaryDirectory();
  readonly #storage: EmbeddedOptions;
  embedded: Embedded;
  dispatcher: Dispatcher;

  constructor(
    renderer: Renderer,
    options: { storage?: Partial<EmbeddedOptions>; dispatcher?: Partial<DispatcherOptions> } = {},
  ) {
    this.renderer = renderer;
    this.#storage = { directory: this.#directory.path, visibilityMs: 30_000, ...options.storage };
    this.embedded = openEmbedded(this.#storage);
    this.dispatcher = this.#makeDispatcher(options.dispatcher);
  }

  #makeDispatcher(options: Partial<DispatcherOptions> = {}): Dispatcher {
    const observer: JobObserver = {
      started: (job) => this.observed.push(['started', job.id]),
      attempted: (job, outcome) => this.observed.push([outcome, job.id]),
      ended: (job) => this.observed.push([job.status, job.id]),
    };
    return new Dispatcher({
      ...this.embedded,
      renderer: this.renderer,
      clock: systemClock,
      observer,
      visibilityMs: 30_000,
      backoff: { baseMs: 1, maxMs: 5 },
      signal: (event) => this.steps.add(event),
      onError: (error) => this.errors.push(error),
      ...options,
    });
  }

  async accept(submission: Partial<Submission> = {}): Promise<Job> {
    const [accepted] = await this.embedded.intake.accept([sampleAcceptance(submission)]);
    return accepted.job;
  }

  /** The job once it has ended. */
  async ended(job: Job): Promise<Job> {
    const ended = await this.embedded.jobs.waitForEnd(job.id, 20_000);
    if (ended === undefined) throw new Error(`Job ${job.id} is gone.`);
    return ended;
  }

  step(step: FlowEvent['step'], job: Job): Promise<FlowEvent> {
    return this.steps.find((event) => event.step === step && event.jobId === job.id);
  }

  /** Closes the data directory and opens it again, as after a restart; the new dispatcher is not started yet. */
  async reopen(options: Partial<DispatcherOptions> = {}): Promise<void> {
    await this.embedded.close();
    this.embedded = openEmbedded(this.#storage);
    this.dispatcher = this.#makeDispatcher(options);
  }

  async close(): Promise<void> {
    await this.dispatcher.stop(0);
    await this.renderer.close();
    await this.embedded.close();
    this.#directory.remove();
  }
}
