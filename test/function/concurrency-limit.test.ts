import { describe, expect, it } from 'vitest';
import { ConcurrencyLimit } from '../../src/adapters/function/concurrency-limit.ts';

/** Calls of a fixed length, one round after the other, as many at once as the limit says. */
function rounds(limit: ConcurrencyLimit, count: number, verdict: 'ok' | 'busy', ms = 10): void {
  let now = rounds.now;
  for (let round = 0; round < count; round++) {
    const calls = Array.from({ length: limit.limit }, () => limit.start(() => now));
    now += ms;
    for (const finish of calls) finish(verdict);
    now += 1;
  }
  rounds.now = now;
}
rounds.now = 0;

describe('The limit of calls in flight', () => {
  it('rises by one per full round', () => {
    const limit = new ConcurrencyLimit({ initial: 4 });
    rounds(limit, 10, 'ok');
    expect(limit.limit).toBeGreaterThanOrEqual(13);
    expect(limit.limit).toBeLessThanOrEqual(14);
  });

  it('halves once per round of busy answers, and never falls below one', () => {
    const limit = new ConcurrencyLimit({ initial: 16 });
    rounds(limit, 1, 'busy');
    expect(limit.limit).toBe(8);
    rounds(limit, 10, 'busy');
    expect(limit.limit).toBe(1);
  });

  it('stays below its bound', () => {
    const limit = new ConcurrencyLimit({ initial: 4, max: 6 });
    rounds(limit, 30, 'ok');
    expect(limit.limit).toBe(6);
  });

  it('does not rise while the pipe is not full', () => {
    const limit = new ConcurrencyLimit({ initial: 8 });
    for (let i = 0; i < 50; i++) limit.start(() => 0)('ok');
    expect(limit.limit).toBe(8);
  });

  it('shrinks when latency grows well beyond the best seen', () => {
    const limit = new ConcurrencyLimit({ initial: 8, max: 8 });
    rounds(limit, 5, 'ok', 10);
    rounds(limit, 10, 'ok', 100);
    expect(limit.limit).toBeLessThan(8);
  });
});
