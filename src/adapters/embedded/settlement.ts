import type { Job } from '../../job/job.ts';
import type { Ending, Settlement } from '../../ports/settlement.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import type { EmbeddedJobStore } from './job-store.ts';
import { transitionJob } from './jobs/transition-job.ts';
import { deleteMessages } from './queue/delete-messages.ts';
import type { EmbeddedResultStore } from './result-store.ts';

/** Picture, record and message of an ended job in one transaction. */
export class EmbeddedSettlement implements Settlement {
  readonly #db: Database;
  readonly #group: GroupCommit;
  readonly #jobs: EmbeddedJobStore;
  readonly #results: EmbeddedResultStore;

  constructor(db: Database, group: GroupCommit, jobs: EmbeddedJobStore, results: EmbeddedResultStore) {
    this.#db = db;
    this.#group = group;
    this.#jobs = jobs;
    this.#results = results;
  }

  async settle(ending: Ending): Promise<Job | undefined> {
    const store = ending.picture === undefined ? undefined : await this.#results.prepare(ending.picture);
    const { job, added } = await this.#group.run(() => {
      const added = store?.() ?? 0;
      const job = transitionJob(this.#db, ending.transition);
      deleteMessages(this.#db, [ending.lease]);
      return { job, added };
    });
    this.#results.noteAdded(added);
    return this.#jobs.announce(job);
  }
}
