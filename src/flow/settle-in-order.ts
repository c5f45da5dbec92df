import type { JobStore } from '../ports/job-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { ResultStore } from '../ports/result-store.ts';
import type { Settlement } from '../ports/settlement.ts';

/** `Settlement` for stores that share no transaction: picture, then record, then message; every step may be repeated. */
export function settleInOrder(stores: { results: ResultStore; jobs: JobStore; queue: Queue }): Settlement {
  return {
    settle: async ({ picture, transition, lease }) => {
      if (picture !== undefined) await stores.results.put(picture.key, picture.contentType, picture.body);
      const job = await stores.jobs.transition(transition);
      await stores.queue.delete([lease]);
      return job;
    },
  };
}
