import { describe, expect, it } from 'vitest';
import { withBurst } from '../../bench/simulate/loads.ts';
import { fixed, keda, queueDepth } from '../../bench/simulate/scalers.ts';
import { type Parts, simulate } from '../../bench/simulate/simulate.ts';

const parts: Parts = { service: 0.1, serviceVariation: 0.5, workers: 1, coldStart: 4, overhead: 0 };

describe('the simulation of queue and scaler', () => {
  it('waits as the Pollaczek–Khinchine formula says for one worker', () => {
    const rate = 7;
    const outcome = simulate({
      load: withBurst(rate * 60, 1, 0, 0),
      parts,
      scaler: fixed(1),
      maxReplicas: 1,
      duration: 40_000,
    });
    const secondMoment = parts.service ** 2 * (1 + parts.serviceVariation ** 2);
    const expected = (rate * secondMoment) / (2 * (1 - rate * parts.service));
    expect(outcome.waitMean / expected).toBeGreaterThan(0.93);
    expect(outcome.waitMean / expected).toBeLessThan(1.07);
  });

  it('draws every figure, and from zero only after a cold start', () => {
    const plan = { load: withBurst(60, 1, 0, 0), parts, maxReplicas: 10, duration: 600 };
    const outcome = simulate({ ...plan, scaler: keda(10) });
    expect(outcome.figures).toBeGreaterThan(500);
    expect(outcome.replicas[0]).toBe(0);
    expect(outcome.waitMax).toBeGreaterThan(parts.coldStart);
    expect(outcome.replicasMean).toBeLessThan(1.1);
  });

  it('one figure in k on one replica in k waits about as long as all of them', () => {
    const load = withBurst(30_000, 4, 120, 60);
    const plan = { load, parts, maxReplicas: 1000, duration: 600 };
    const all = simulate({ ...plan, scaler: queueDepth(20), largest: 1e9 });
    const some = simulate({ ...plan, scaler: queueDepth(20), largest: 30_000 });
    expect(some.waitP95 / all.waitP95).toBeGreaterThan(0.8);
    expect(some.waitP95 / all.waitP95).toBeLessThan(1.25);
  });
});
