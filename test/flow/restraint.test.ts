import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Restraint } from '../../src/flow/restraint.ts';
import { FloodGauge } from '../../src/observe/flood-gauge.ts';
import { FlowHarness } from '../support/flow-harness.ts';
import { HandRenderer } from '../support/hand-renderer.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { sampleAcceptance } from '../support/sample-job.ts';

const all = Number.POSITIVE_INFINITY;

describe('While posts flood in, drawing', () => {
  let clock: ManualClock;
  let flooded: boolean;
  let restraint: Restraint;
  const old = () => [{ sentAt: clock.now() }, { sentAt: clock.now() - 1_500 }];

  beforeEach(() => {
    clock = new ManualClock();
    flooded = true;
    restraint = new Restraint(() => flooded, clock);
  });

  it('goes on a little where there is a backlog', () => {
    restraint.leased(old());
    expect(restraint.most()).toBe(2);
    flooded = false;
    expect(restraint.most()).toBe(all);
  });

  it('goes on as ever without a backlog: nobody may wait for longer than needed', () => {
    restraint.leased([{ sentAt: clock.now() - 900 }]);
    expect(restraint.most()).toBe(all);
  });

  it('comes to its right after ten seconds, for ten seconds', () => {
    restraint.leased(old());
    expect(restraint.most()).toBe(2);
    clock.advance(9_900);
    expect(restraint.most()).toBe(2);
    clock.advance(200);
    expect(restraint.most()).toBe(all);
    clock.advance(9_900);
    expect(restraint.most()).toBe(all);
    clock.advance(200);
    expect(restraint.most()).toBe(2);
  });
});

describe('A dispatcher beside a flood of posts', () => {
  const clock = new ManualClock();
  const renderer = new HandRenderer();
  let flooded = true;
  const flow = new FlowHarness(renderer, { storage: { clock }, dispatcher: { clock, flooded: () => flooded } });
  afterEach(() => flow.close());

  it('has two figures in hand, and as many as it has room for when the flood is over', async () => {
    const jobs = await Promise.all(Array.from({ length: 24 }, (_, i) => flow.accept({ figure: `{"figure":${i}}` })));
    clock.advance(2_000);
    const rendering = (index: number) => renderer.renders.find(({ request }) => request.jobId === jobs[index].id);
    flow.dispatcher.start();
    // The first lease is what tells it of the backlog.
    for (let i = 0; i < 8; i++) (await rendering(i)).draw();
    for (let i = 0; i < 8; i++) await flow.ended(jobs[i]);
    const tenth = await rendering(9);
    expect(flow.dispatcher.inFlight).toBe(2);
    flooded = false;
    tenth.draw();
    for (let i = 10; i < 16; i++) await rendering(i);
    expect(flow.dispatcher.inFlight).toBeGreaterThan(6);
    expect(flow.errors).toEqual([]);
  });
});

describe('The gauge of floods', () => {
  it('tells a thread that does nothing but accept from one that has time', async () => {
    const gauge = new FloodGauge({
      accept: async (entries) => entries.map(({ job }) => ({ outcome: 'created', job })),
    });
    const entry = sampleAcceptance();
    const until = performance.now() + 250;
    while (performance.now() < until) await gauge.accept([entry]);
    expect(gauge.flooded()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(gauge.flooded()).toBe(false);
  });

  it('tells nothing of a thread that is busy with something else', async () => {
    const gauge = new FloodGauge({ accept: async () => [] });
    const until = performance.now() + 250;
    while (performance.now() < until) await Promise.resolve();
    expect(gauge.flooded()).toBe(false);
  });
});
