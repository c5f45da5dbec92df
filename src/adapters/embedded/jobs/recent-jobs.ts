import type { Job } from '../../../job/job.ts';

/** A few megabytes; what is looked up again is rarely older. */
const most = 4096;

/**
 * The records that were read or written last. A job's record is looked up at every step of its way, and all of them follow within
 * a second; the directory is this process's alone, so that what it wrote last is what stands there.
 */
export class RecentJobs {
  readonly #jobs = new Map<string, Job>();

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  /** Takes a record that was just read or written in its place; the oldest one goes. */
  set(job: Job): void {
    this.#jobs.delete(job.id);
    this.#jobs.set(job.id, job);
    if (this.#jobs.size <= most) return;
    for (const oldest of this.#jobs.keys()) {
      this.#jobs.delete(oldest);
      break;
    }
  }

  delete(id: string): void {
    this.#jobs.delete(id);
  }

  clear(): void {
    this.#jobs.clear();
  }
}
