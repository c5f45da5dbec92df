import type { Load } from './simulate.ts';

/**
 * A steady load with one burst in it: `burst` times as much, from `from` for `length` seconds.
 * @param perMinute figures a minute outside of the burst
 */
export function withBurst(perMinute: number, burst: number, from: number, length: number): Load {
  const steady = perMinute / 60;
  return {
    peak: steady * Math.max(1, burst),
    at: (second) => (second >= from && second < from + length ? steady * burst : steady),
  };
}
