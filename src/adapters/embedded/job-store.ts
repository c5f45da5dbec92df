import type { Job } from '../../job/job.ts';
import { isTerminal } from '../../job/status.ts';
import type { JobFilter, JobStore, Transition } from '../../ports/job-store.ts';
import { AbortListeners } from './abort-listeners.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { createJob } from './jobs/create-job.ts';
import { getJob } from './jobs/get-job.ts';
import { listJobs } from './jobs/list-jobs.ts';
import { purgeJobs } from './jobs/purge-jobs.ts';
import { transitionJob } from './jobs/transition-job.ts';

/** The job records in SQLite. Reads answer at once from what is committed; writes join the group commit. */
export class EmbeddedJobStore implements JobStore {
  readonly #db: Database;
  readonly #group: GroupCommit;
  readonly #waiting = new Map<string, Set<(job: Job) => void>>();
  readonly #aborts = new AbortListeners();

  constructor(db: Database, group: GroupCommit) {
    this.#db = db;
    this.#group = group;
  }

  async create(jobs: readonly Job[]): Promise<void> {
    await this.#group.run(() => {
      for (const job of jobs) createJob(this.#db, job);
    });
  }

  async get(id: string): Promise<Job | undefined> {
    return getJob(this.#db, id);
  }

  async list(filter: JobFilter): Promise<{ items: Job[]; cursor?: string }> {
    return listJobs(this.#db, filter);
  }

  async transition(change: Transition): Promise<Job | undefined> {
    // Whether a job was running is a question only while its process lives; all other steps are told to somebody.
    const promptness = change.to === 'running' ? 'written' : 'durable';
    return this.announce(await this.#group.run(() => transitionJob(this.#db, change), promptness));
  }

  /** Tells whoever waits for this job's end; called with a record once it is durable, and passes it through. */
  announce(job: Job | undefined): Job | undefined {
    if (job !== undefined && isTerminal(job.status)) {
      const waiting = this.#waiting.get(job.id);
      if (waiting !== undefined) {
        this.#waiting.delete(job.id);
        for (const resolve of waiting) resolve(job);
      }
    }
    return job;
  }

  async waitForEnd(id: string, timeoutMs: number, signal?: AbortSignal): Promise<Job | undefined> {
    const job = getJob(this.#db, id);
    if (job === undefined || isTerminal(job.status) || timeoutMs <= 0 || signal?.aborted === true) return job;
    const ended = await new Promise<Job | undefined>((resolve) => {
      const finish = (result: Job | undefined): void => {
        clearTimeout(timer);
        if (signal !== undefined) this.#aborts.remove(signal, giveUp);
        const waiting = this.#waiting.get(id);
        if (waiting?.delete(finish) === true && waiting.size === 0) this.#waiting.delete(id);
        resolve(result);
      };
      const giveUp = (): void => finish(undefined);
      const timer = setTimeout(giveUp, timeoutMs);
      if (signal !== undefined) this.#aborts.add(signal, giveUp);
      const waiting = this.#waiting.get(id) ?? new Set();
      waiting.add(finish);
      this.#waiting.set(id, waiting);
    });
    return ended ?? getJob(this.#db, id);
  }

  async purge(endedBefore: number, limit: number): Promise<Job[]> {
    return this.#group.run(() => purgeJobs(this.#db, endedBefore, limit));
  }
}
