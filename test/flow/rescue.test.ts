import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rescue } from '../../src/flow/rescue.ts';
import { systemClock } from '../../src/ports/clock.ts';
import { FlowHarness } from '../support/flow-harness.ts';
import { HandRenderer } from '../support/hand-renderer.ts';
import { sampleJob } from '../support/sample-job.ts';

describe('A restart', () => {
  let renderer: HandRenderer;
  let flow: FlowHarness;

  beforeEach(() => {
    renderer = new HandRenderer();
    flow = new FlowHarness(renderer, { storage: { maxReceiveCount: 3 } });
  });
  afterEach(() => flow.close());

  const mend = () =>
    rescue({
      ...flow.embedded,
      clock: systemClock,
      observer: {
        started: () => undefined,
        attempted: () => undefined,
        ended: (job) => flow.observed.push(['ended', job.id]),
      },
      alone: true,
      settleMs: 0,
      signal: (event) => flow.steps.add(event),
    });

  /** Leases and starts a job as a process does that dies right after. */
  async function startAndDie(id: string): Promise<void> {
    const [message] = await flow.embedded.queue.receive({ max: 1, waitMs: 1_000 });
    expect(message.jobId).toBe(id);
    const job = await flow.embedded.jobs.get(id);
    const patch = { attempts: (job?.attempts ?? 0) + 1 };
    await flow.embedded.jobs.transition({ id, from: ['queued', 'running'], to: 'running', at: 1, patch });
    await flow.reopen();
  }

  it('takes up at once what the process before it was drawing, with that attempt counted', async () => {
    const job = await flow.accept();
    await startAndDie(job.id);
    expect((await flow.embedded.jobs.get(job.id))?.status).toBe('running');
    await mend();
    expect(await flow.embedded.jobs.get(job.id)).toMatchObject({ status: 'queued', attempts: 1 });
    flow.dispatcher.start();
    (await renderer.renders.find(() => true)).draw();
    expect(await flow.ended(job)).toMatchObject({ status: 'succeeded', attempts: 2 });
  });

  it('gives up a job that three processes died with', async () => {
    const job = await flow.accept();
    for (let i = 0; i < 3; i++) await startAndDie(job.id);
    await mend();
    flow.dispatcher.start();
    const other = await flow.accept();
    (await renderer.renders.find(({ request }) => request.jobId === other.id)).draw();
    await flow.ended(other);
    await mend();
    expect(await flow.embedded.jobs.get(job.id)).toMatchObject({
      status: 'failed',
      attempts: 3,
      error: { kind: 'transient' },
    });
    expect((await flow.embedded.queue.deadLetters({ limit: 10 })).items.map(({ jobId }) => jobId)).toEqual([job.id]);
    expect(renderer.renders.all).toHaveLength(1);
  });

  it('fails a job whose message is in the dead letters but whose record does not know', async () => {
    const job = await flow.accept();
    await flow.embedded.queue.bury(await flow.embedded.queue.receive({ max: 1, waitMs: 0 }), 'worker-crashed');
    await mend();
    expect(await flow.embedded.jobs.get(job.id)).toMatchObject({ status: 'failed', error: { code: 'worker-crashed' } });
    expect(flow.observed).toEqual([['ended', job.id]]);
  });

  it('fails a job that has no message at all, rather than let it wait for ever', async () => {
    const lost = sampleJob();
    await flow.embedded.jobs.create([lost]);
    const waiting = await flow.accept();
    await mend();
    expect(await flow.embedded.jobs.get(lost.id)).toMatchObject({ status: 'failed', error: { code: 'job-lost' } });
    expect((await flow.embedded.jobs.get(waiting.id))?.status).toBe('queued');
  });
});
