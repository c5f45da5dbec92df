import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cancel } from '../../src/flow/cancel.ts';
import type { FlowContext } from '../../src/flow/context.ts';
import { redrive } from '../../src/flow/redrive.ts';
import { reopen } from '../../src/flow/reopen.ts';
import { PermanentError, TransientError } from '../../src/job/errors.ts';
import type { Job } from '../../src/job/job.ts';
import { systemClock } from '../../src/ports/clock.ts';
import { FlowHarness } from '../support/flow-harness.ts';
import { type HandRender, HandRenderer } from '../support/hand-renderer.ts';

describe('The dispatcher', () => {
  let renderer: HandRenderer;
  let flow: FlowHarness;

  beforeEach(() => {
    renderer = new HandRenderer();
    flow = new FlowHarness(renderer);
    flow.dispatcher.start();
  });
  afterEach(async () => {
    await flow.close();
    expect(flow.errors).toEqual([]);
  });

  const rendering = (job: Job) => renderer.renders.find(({ request }) => request.jobId === job.id);
  const renderingAgain = (job: Job) => renderer.renders.next(({ request }) => request.jobId === job.id);
  const crash = () => new TransientError('worker-crashed', 'The process died.');

  async function breakThrice(job: Job): Promise<void> {
    let render: HandRender = await rendering(job);
    for (let attempt = 1; attempt <= 2; attempt++) {
      const next = renderingAgain(job);
      render.fail(crash());
      render = await next;
    }
    render.fail(crash());
  }

  it('stores a picture under the address of the version that drew it, so that an upgrade leaves no old one behind', async () => {
    const figure = '{"drawn":"while the function is being upgraded"}';
    const early = await flow.accept({ figure });
    (await rendering(early)).draw('old', 'the version before');
    const { result } = await flow.ended(early);
    expect(Buffer.from((await flow.embedded.results.open(result?.key ?? ''))?.body ?? []).toString()).toBe('old');

    const late = await flow.accept({ figure });
    (await rendering(late)).draw('new', renderer.version);
    expect(late.resultKey).toBe(early.resultKey);
    expect((await flow.ended(late)).result?.key).toBe(late.resultKey);
    expect(result?.key).not.toBe(late.resultKey);
  });

  it('takes a job from queued over running to succeeded, with its picture', async () => {
    const job = await flow.accept({
      figure: '{"a":1}',
      format: 'svg',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    });
    const render = await rendering(job);
    expect(render.request).toMatchObject({ figure: '{"a":1}', format: 'svg', traceparent: job.traceparent });
    render.draw('the picture');
    const ended = await flow.ended(job);
    expect(ended).toMatchObject({ status: 'succeeded', attempts: 1, renderMs: 1.5 });
    const stored = await flow.embedded.results.open(job.resultKey);
    expect(Buffer.from(stored?.body ?? []).toString()).toBe('the picture');
    expect(stored?.ref).toEqual(ended.result);
    expect(await flow.embedded.queue.depth()).toMatchObject({ visible: 0, inFlight: 0, dead: 0 });
    expect(flow.observed.map(([event]) => event)).toEqual(['started', 'ok', 'succeeded']);
  });

  it('fails a wrong figure at once, and says where it is wrong', async () => {
    const job = await flow.accept();
    const errors = [{ pointer: '/data/x', detail: 'is empty' }];
    (await rendering(job)).fail(new PermanentError('invalid-figure', 'No.', errors));
    expect(await flow.ended(job)).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: { kind: 'permanent', code: 'invalid-figure', errors },
    });
    expect(await flow.embedded.queue.depth()).toMatchObject({ visible: 0, inFlight: 0, dead: 0 });
  });

  it('draws again after a broken attempt', async () => {
    const job = await flow.accept();
    const again = rendering(job).then((render) => {
      const next = renderingAgain(job);
      render.fail(crash());
      return next;
    });
    (await again).draw();
    const ended = await flow.ended(job);
    expect(ended).toMatchObject({ status: 'succeeded', attempts: 2 });
    expect(ended.error).toBeUndefined();
  });

  it('gives up after the third broken attempt: dead letter, and job failed', async () => {
    const job = await flow.accept();
    await breakThrice(job);
    expect(await flow.ended(job)).toMatchObject({
      status: 'failed',
      attempts: 3,
      error: { kind: 'transient', code: 'worker-crashed' },
    });
    const { items } = await flow.embedded.queue.deadLetters({ limit: 10 });
    expect(items).toMatchObject([{ jobId: job.id, reason: 'worker-crashed' }]);
  });

  it('starts a redriven job afresh', async () => {
    const job = await flow.accept();
    await breakThrice(job);
    await flow.ended(job);
    const again = renderingAgain(job);
    expect(await redrive({ ...flow.embedded, clock: systemClock })).toEqual([job.id]);
    (await again).draw();
    const ended = await flow.ended(job);
    expect(ended).toMatchObject({ status: 'succeeded', attempts: 1 });
    expect(ended.error).toBeUndefined();
  });

  it('starts a job afresh whose dead letter the queue itself brought back', async () => {
    const job = await flow.accept();
    await breakThrice(job);
    await flow.ended(job);
    const again = renderingAgain(job);
    expect(await flow.embedded.queue.redrive()).toEqual([job.id]);
    (await again).draw();
    expect(await flow.ended(job)).toMatchObject({ status: 'succeeded', attempts: 1 });
  });

  it('drops a duplicate that was sent before its job was given up', async () => {
    const job = await flow.accept();
    await breakThrice(job);
    const failed = await flow.ended(job);
    const message = { jobId: job.id, body: '{}', priority: 0, receiptHandle: 'none', receiveCount: 2 };
    const context = { ...flow.embedded, clock: systemClock } as unknown as FlowContext;
    expect(await reopen(context, failed, { ...message, sentAt: job.createdAt })).toBeUndefined();
    expect(await flow.embedded.jobs.get(job.id)).toEqual(failed);
  });

  it('leaves a job failed whose figure is wrong, even when a redrive names it', async () => {
    const job = await flow.accept();
    (await rendering(job)).fail(new PermanentError('invalid-figure', 'No.'));
    const failed = await flow.ended(job);
    expect(await redrive({ ...flow.embedded, clock: systemClock }, [job.id])).toEqual([]);
    expect(await flow.embedded.jobs.get(job.id)).toEqual(failed);
  });

  it('does not count an attempt that never reached the renderer', async () => {
    const job = await flow.accept();
    const busy = new TransientError('busy', 'Come back.', { countsAsAttempt: false });
    let render = await rendering(job);
    for (let i = 0; i < 5; i++) {
      const next = renderingAgain(job);
      render.fail(busy);
      render = await next;
    }
    render.draw();
    expect(await flow.ended(job)).toMatchObject({ status: 'succeeded', attempts: 1 });
  });

  it('waits at least as long as the failing side asks', async () => {
    const job = await flow.accept();
    (await rendering(job)).fail(new TransientError('busy', 'Come back.', { retryAfterMs: 5_000 }));
    const event = await flow.step('retried', job);
    expect(event).toMatchObject({ step: 'retried' });
    if (event.step === 'retried') expect(event.delayMs).toBeGreaterThanOrEqual(5_000);
    expect(await flow.embedded.jobs.get(job.id)).toMatchObject({ status: 'queued', attempts: 1 });
  });

  it('draws identical figures in flight once', async () => {
    const jobs = [];
    for (let i = 0; i < 5; i++) jobs.push(await flow.accept({ figure: '{"same":true}' }));
    const render = await rendering(jobs[0]);
    await Promise.all(jobs.slice(1).map((job) => flow.step('joined', job)));
    render.draw();
    for (const job of jobs) expect((await flow.ended(job)).status).toBe('succeeded');
    expect(renderer.renders.all).toHaveLength(1);
    expect(await flow.embedded.results.usage()).toMatchObject({ count: 1 });
  });

  it('finishes a repeat without the renderer', async () => {
    const first = await flow.accept({ figure: '{"again":1}' });
    (await rendering(first)).draw();
    await flow.ended(first);
    const second = await flow.accept({ figure: '{"again":1}' });
    const ended = await flow.ended(second);
    expect(ended).toMatchObject({ status: 'succeeded', attempts: 0, result: { key: first.resultKey } });
    expect(renderer.renders.all).toHaveLength(1);
  });

  it('lets those who joined draw for themselves when the drawing breaks', async () => {
    const [a, b] = [await flow.accept({ figure: '{"shared":1}' }), await flow.accept({ figure: '{"shared":1}' })];
    const render = await rendering(a);
    await flow.step('joined', b);
    const next = renderer.renders.next(() => true);
    render.fail(crash());
    (await next).draw();
    expect((await flow.ended(a)).status).toBe('succeeded');
    expect(await flow.ended(b)).toMatchObject({ status: 'succeeded' });
  });

  it('fails those who joined with the same error when the figure is wrong', async () => {
    const [a, b] = [await flow.accept({ figure: '{"shared":2}' }), await flow.accept({ figure: '{"shared":2}' })];
    const render = await rendering(a);
    await flow.step('joined', b);
    render.fail(new PermanentError('invalid-figure', 'No.'));
    expect((await flow.ended(b)).error?.code).toBe('invalid-figure');
  });

  it('calls a running render off when its job is canceled', async () => {
    const job = await flow.accept();
    const render = await rendering(job);
    const abort = (id: string) => flow.dispatcher.abort(id);
    expect((await cancel({ ...flow.embedded, clock: systemClock, abort }, job.id))?.status).toBe('canceled');
    await flow.step('dropped', job);
    render.draw();
    expect((await flow.embedded.jobs.get(job.id))?.status).toBe('canceled');
    expect(await flow.embedded.results.stat(job.resultKey)).toBeUndefined();
    expect(await flow.embedded.queue.depth()).toMatchObject({ visible: 0, inFlight: 0 });
  });

  it('never draws a job that was canceled while it waited', async () => {
    renderer.room = 1;
    const first = await flow.accept();
    const render = await rendering(first);
    const second = await flow.accept();
    await cancel({ ...flow.embedded, clock: systemClock }, second.id);
    render.draw();
    await flow.step('dropped', second);
    expect(renderer.renders.all).toHaveLength(1);
  });

  it('makes a lost record anew from its message', async () => {
    const job = await flow.accept();
    const render = await rendering(job);
    render.draw();
    await flow.ended(job);
    await flow.embedded.queue.send([
      { jobId: '01900000-0000-7000-8000-000000000000', body: '{"plot_type":"line","format":"svg"}', priority: 2 },
    ]);
    const foreign = await renderer.renders.find(({ request }) => request.jobId.startsWith('01900000'));
    expect(foreign.request).toMatchObject({ figure: '{"plot_type":"line"}', format: 'svg' });
    foreign.draw();
    const ended = await flow.embedded.jobs.waitForEnd('01900000-0000-7000-8000-000000000000', 20_000);
    expect(ended).toMatchObject({ status: 'succeeded', format: 'svg', priority: 2 });
  });

  it('buries a message that no job can be made of', async () => {
    await flow.embedded.queue.send([{ jobId: 'x', body: 'not json', priority: 0 }]);
    await flow.steps.find(({ step }) => step === 'gave-up');
    expect((await flow.embedded.queue.deadLetters({ limit: 1 })).items[0].reason).toBe('malformed-message');
  });

  it('leases no more than the renderer takes', async () => {
    renderer.room = 3;
    for (let i = 0; i < 10; i++) await flow.accept();
    await renderer.renders.find(() => renderer.renders.all.length === 3);
    expect(await flow.embedded.queue.depth()).toMatchObject({ visible: 7, inFlight: 3 });
    for (let drawn = 0; drawn < 10; drawn++) {
      await renderer.renders.find(() => renderer.renders.all.length > drawn);
      renderer.renders.all[drawn].draw();
    }
    await flow.steps.find(() => flow.steps.all.filter(({ step }) => step === 'settled').length === 10);
  });
});

describe('A dispatcher whose receives cost the same for one message as for three', () => {
  it('waits for room for three while it holds any, and takes what there is when it holds none', async () => {
    const renderer = new HandRenderer();
    renderer.room = 4;
    const flow = new FlowHarness(renderer, { dispatcher: { leastReceive: 3, maxReceive: 3 } });
    for (let i = 0; i < 7; i++) await flow.accept();
    flow.dispatcher.start();
    const drawn = (n: number) => renderer.renders.find(() => renderer.renders.all.length === n);
    const settled = (n: number) =>
      flow.steps.find(() => flow.steps.all.filter(({ step }) => step === 'settled').length === n);
    await drawn(3);
    // One place is left, which is not worth a receive; with two drawn there are three.
    expect(await flow.embedded.queue.depth()).toMatchObject({ visible: 4, inFlight: 3 });
    renderer.renders.all[0].draw();
    await settled(1);
    expect(await flow.embedded.queue.depth()).toMatchObject({ visible: 4, inFlight: 2 });
    renderer.renders.all[1].draw();
    await drawn(6);
    expect(await flow.embedded.queue.depth()).toMatchObject({ visible: 1, inFlight: 4 });
    for (const render of renderer.renders.all) render.draw();
    await drawn(7);
    renderer.renders.all[6].draw();
    await settled(7);
    await flow.close();
  });
});

describe('A dispatcher whose figures take longer than the visibility timeout', () => {
  it('keeps its leases alive', async () => {
    const renderer = new HandRenderer();
    const flow = new FlowHarness(renderer, { storage: { visibilityMs: 600 }, dispatcher: { visibilityMs: 600 } });
    flow.dispatcher.start();
    const job = await flow.accept();
    const render = await renderer.renders.find(() => true);
    // Real time has to pass here: it is what this is about.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    render.draw();
    expect(await flow.ended(job)).toMatchObject({ status: 'succeeded', attempts: 1 });
    expect(flow.steps.all.filter(({ step }) => step === 'leased')).toHaveLength(1);
    await flow.close();
  });

  it('notices with its heartbeat what another process canceled', async () => {
    const renderer = new HandRenderer();
    const flow = new FlowHarness(renderer, { storage: { visibilityMs: 300 }, dispatcher: { visibilityMs: 300 } });
    flow.dispatcher.start();
    const job = await flow.accept();
    await renderer.renders.find(() => true);
    await cancel({ ...flow.embedded, clock: systemClock }, job.id);
    await flow.step('dropped', job);
    await flow.close();
  });
});

describe('A dispatcher that stops', () => {
  it('finishes what is in flight and leases nothing new', async () => {
    const renderer = new HandRenderer();
    const flow = new FlowHarness(renderer);
    flow.dispatcher.start();
    const job = await flow.accept();
    const render = await renderer.renders.find(() => true);
    const stopped = flow.dispatcher.stop(20_000);
    const late = await flow.accept();
    render.draw();
    await stopped;
    expect((await flow.embedded.jobs.get(job.id))?.status).toBe('succeeded');
    expect((await flow.embedded.jobs.get(late.id))?.status).toBe('queued');
    await flow.close();
  });

  it('hands back what does not finish in time, as if never leased', async () => {
    const renderer = new HandRenderer();
    const flow = new FlowHarness(renderer);
    flow.dispatcher.start();
    const job = await flow.accept();
    await renderer.renders.find(() => true);
    await flow.dispatcher.stop(10);
    expect(await flow.embedded.jobs.get(job.id)).toMatchObject({ status: 'queued', attempts: 0 });
    const [message] = await flow.embedded.queue.receive({ max: 1, waitMs: 0 });
    expect(message).toMatchObject({ jobId: job.id, receiveCount: 1 });
    await flow.close();
  });
});
