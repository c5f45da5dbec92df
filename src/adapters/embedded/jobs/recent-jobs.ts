import type { Job } from '../../../job/job.ts';

/** Of each half: a few megabytes; what is looked up again is rarely older. */
const most = 2048;

/**
 * The records that were read or written last. A job's record is looked up at every step of its way, and all of them follow within
 * a second; the directory is this process's alone, so that what it wrote last is what stands there.
 */
export class RecentJobs {
  // Two halves, of which the older one is dropped whole: a map that loses its oldest entry each time looks through all it lost before.
  #newer = new Map<string, Job>();
  #older = new Map<string, Job>();

  get(id: string): Job | undefined {
    return this.#newer.get(id) ?? this.#older.get(id);
  }

  /** Takes a record that was just read or written. */
  set(job: Job): void {
    this.#newer.set(job.id, job);
    if (this.#newer.size < most) return;
    this.#older = this.#newer;
    this.#newer = new Map();
  }

  delete(id: string): void {
    this.#newer.delete(id);
    this.#older.delete(id);
  }

  clear(): void {
    this.#newer.clear();
    this.#older.clear();
  }
}
