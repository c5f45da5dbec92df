import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/adapters/embedded/database.ts';
import { createJob } from '../../src/adapters/embedded/jobs/create-job.ts';
import { getJob } from '../../src/adapters/embedded/jobs/get-job.ts';
import { purgeJobs } from '../../src/adapters/embedded/jobs/purge-jobs.ts';
import { transitionJob } from '../../src/adapters/embedded/jobs/transition-job.ts';
import { prepareAcceptance } from '../../src/flow/accept.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('Records that are kept in memory', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let database: Database;

  beforeEach(() => {
    directory = temporaryDirectory();
    database = new Database({ directory: directory.path });
  });
  afterEach(() => {
    database.close();
    directory.remove();
  });

  const newJob = () => prepareAcceptance({ figure: '{}', format: 'png', tags: ['a'] }, 'v1', 1000).job;
  const committed = <T>(work: () => T): T => {
    database.begin();
    const value = work();
    database.commit();
    return value;
  };
  const undone = (work: () => void): void => {
    database.begin();
    work();
    database.rollback();
  };
  const toRunning = (id: string) =>
    ({ id, from: ['queued'], to: 'running', at: 2000, patch: { attempts: 1 } }) as const;

  it('do not tell of a job whose transaction was undone', () => {
    const job = newJob();
    undone(() => createJob(database, job));
    expect(getJob(database, job.id)).toBeUndefined();
  });

  it('do not tell of a step whose transaction was undone', () => {
    const job = newJob();
    committed(() => createJob(database, job));
    undone(() => expect(transitionJob(database, toRunning(job.id))?.status).toBe('running'));
    expect(getJob(database, job.id)).toMatchObject({ status: 'queued', attempts: 0 });
  });

  it('are the last ones only, and the older of them too', () => {
    const jobs = Array.from({ length: 5000 }, newJob);
    committed(() => {
      for (const job of jobs) createJob(database, job);
    });
    expect(database.recentJobs.get(jobs[0].id)).toBeUndefined();
    expect(database.recentJobs.get(jobs[3000].id)).toBe(jobs[3000]);
    expect(getJob(database, jobs[0].id)).toEqual(jobs[0]);
  });

  it('say what the file says after every step', () => {
    const job = newJob();
    committed(() => createJob(database, job));
    const inFile = () => {
      database.recentJobs.clear();
      return getJob(database, job.id);
    };
    expect(getJob(database, job.id)).toEqual(inFile());
    committed(() => transitionJob(database, toRunning(job.id)));
    expect(getJob(database, job.id)).toEqual(inFile());
    const result = { key: job.resultKey, contentType: 'image/png', bytes: 3 };
    const end = { id: job.id, from: ['running'], to: 'succeeded', at: 3000 } as const;
    committed(() =>
      transitionJob(database, { ...end, patch: { result, finishedAt: 3000, renderMs: 0.1, error: undefined } }),
    );
    expect(getJob(database, job.id)).toEqual(inFile());
    committed(() => purgeJobs(database, 4000, 10));
    expect(getJob(database, job.id)).toBeUndefined();
  });
});
