import { mean, median, percentiles } from './order.ts';

/** The numbers of one box. */
export interface BoxStats {
  readonly mean: number;
  readonly med: number;
  readonly q1: number;
  readonly q3: number;
  /** Ends of the notch. */
  readonly cilo: number;
  readonly cihi: number;
  /** Ends of the whiskers. */
  readonly whislo: number;
  readonly whishi: number;
  readonly fliers: Float64Array;
}

/** How a box is counted: reach of the whiskers in heights of the box or as percentiles, and resampling for the notch. */
export interface BoxRule {
  readonly whis: number | readonly [number, number];
  readonly bootstrap: number | null;
  readonly autorange: boolean;
}

const none = Number.NaN;
const empty: BoxStats = {
  ...{ mean: none, med: none, q1: none, q3: none, cilo: none, cihi: none, whislo: none, whishi: none },
  fliers: new Float64Array(0),
};

/** Quartiles, whiskers, notch and outliers of a data set (`cbook.boxplot_stats`). */
export function boxStats(x: Float64Array, rule: BoxRule): BoxStats {
  if (x.length === 0) return empty;
  const [q1, med, q3] = percentiles(x, [25, 50, 75]);
  const iqr = q3 - q1;
  const whis = iqr === 0 && rule.autorange ? ([0, 100] as const) : rule.whis;
  const [low, high] = typeof whis === 'number' ? [q1 - whis * iqr, q3 + whis * iqr] : percentiles(x, whis);
  let whishi = -Infinity;
  let whislo = Infinity;
  for (let i = 0; i < x.length; i++) {
    const v = x[i];
    if (v <= high && v > whishi) whishi = v;
    if (v >= low && v < whislo) whislo = v;
  }
  // Whiskers end at data, and never inside of the box.
  if (!(whishi >= q3)) whishi = q3;
  if (!(whislo <= q1)) whislo = q1;
  const half = (1.57 * iqr) / Math.sqrt(x.length);
  const [cilo, cihi] = rule.bootstrap === null ? [med - half, med + half] : resampledMedians(x, rule.bootstrap);
  return { mean: mean(x), med, q1, q3, cilo, cihi, whislo, whishi, fliers: outside(x, whislo, whishi) };
}

/** What lies below, then what lies above. */
function outside(x: Float64Array, low: number, high: number): Float64Array {
  const [below, above]: [number[], number[]] = [[], []];
  for (let i = 0; i < x.length; i++) {
    if (x[i] < low) below.push(x[i]);
    else if (x[i] > high) above.push(x[i]);
  }
  return Float64Array.from([...below, ...above]);
}

/** The 95 % interval of medians of samples drawn from the data. The sequence is fixed: the same figure is the same picture. */
function resampledMedians(x: Float64Array, times: number): number[] {
  let state = 12345;
  const next = (): number => {
    // A linear congruential generator modulo 2^31, whose products stay exact in doubles.
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const sample = new Float64Array(x.length);
  const medians = new Float64Array(times);
  for (let i = 0; i < times; i++) {
    for (let k = 0; k < x.length; k++) sample[k] = x[Math.floor(next() * x.length)];
    medians[i] = median(sample);
  }
  return percentiles(medians, [2.5, 97.5]);
}
