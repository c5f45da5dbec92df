import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../../src/config/load.ts';
import type { Job } from '../../src/job/job.ts';
import { KeyRing } from '../../src/limits/api-keys.ts';
import { LimitKeeper } from '../../src/limits/limits.ts';
import type { JobStore } from '../../src/ports/job-store.ts';
import { followLimited } from '../../src/roles/api/follow-limited.ts';
import { awsPlaces } from '../../src/roles/aws/places.ts';
import { openTarget } from '../../src/roles/connector/function-target.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { sampleAcceptance } from '../support/sample-job.ts';

const config = (flags: Record<string, unknown>) => loadConfig({ flags, environment: {}, directory: '/' }).config;
const log = pino({ level: 'silent' });
const faultsOf = async (act: () => unknown): Promise<readonly string[]> => {
  try {
    await act();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('A role on AWS', () => {
  it('names every setting that it misses, at once', async () => {
    const faults = await faultsOf(() => awsPlaces(config({ table: 'jobs' })));
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['queueUrl', 'deadLetterUrl', 'bucket']);
    expect(faults[0]).toContain('PLOTMILL_QUEUE_URL');
  });

  it('wants one place of the function, and an address that is one', async () => {
    const faults = (flags: Record<string, unknown>) => faultsOf(() => openTarget(config(flags), log));
    expect(await faults({})).toHaveLength(1);
    expect(await faults({ functionUrl: 'http://a', gatewayUrl: 'http://b' })).toHaveLength(1);
    expect(await faults({ functionUrl: 'plotmill-function:8080' })).toHaveLength(1);
    expect(await faults({ functionUrl: 'http://plotmill-function:8080' })).toEqual([]);
  });
});

describe('A limited key', () => {
  const limits = { requestsPerSecond: 0, burst: 0, queuedJobs: 1, renderMsPerMinute: 0 };

  it('is free again when another process has ended its job', async () => {
    const keeper = new LimitKeeper(new ManualClock());
    const end = Promise.withResolvers<Job>();
    const intake = followLimited({
      intake: { accept: async (entries) => entries.map(({ job }) => ({ outcome: 'created', job })) },
      jobs: { waitForEnd: () => end.promise } as unknown as JobStore,
      keys: new KeyRing([], limits),
      limits: keeper,
      closing: new AbortController().signal,
    });
    const entry = sampleAcceptance();
    expect(keeper.admit('', limits, entry.job.id)).toBeUndefined();
    await intake.accept([entry]);
    expect(keeper.admit('', limits, 'another')).toMatchObject({ limit: 'queue-limited' });
    end.resolve({ ...entry.job, status: 'succeeded', renderMs: 5 });
    await new Promise(setImmediate);
    expect(keeper.admit('', limits, 'another')).toBeUndefined();
  });
});
