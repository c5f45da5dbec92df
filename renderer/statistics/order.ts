import { valuesAt } from './select.ts';

/** Percentiles as `np.percentile` gives them by default: between the neighbours in order, along a line. NaN when any value is. */
export function percentiles(values: Float64Array, percents: readonly number[]): number[] {
  const n = values.length;
  if (n === 0 || hasNaN(values)) return percents.map(() => Number.NaN);
  const below = percents.map((p) => Math.min(Math.floor((p / 100) * (n - 1)), n - 1));
  const wanted = [...new Set(below.flatMap((k) => [k, Math.min(k + 1, n - 1)]))].sort((a, b) => a - b);
  const found = valuesAt(values.slice(), wanted);
  const at = (k: number): number => found[wanted.indexOf(k)];
  return percents.map((p, i) => {
    const [a, b] = [at(below[i]), at(Math.min(below[i] + 1, n - 1))];
    const t = (p / 100) * (n - 1) - below[i];
    return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
  });
}

/** The arithmetic mean. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** The value in the middle, or the mean of the two there. */
export function median(values: Float64Array): number {
  const n = values.length;
  if (n === 0 || hasNaN(values)) return Number.NaN;
  const half = n >> 1;
  const [a, b] = valuesAt(values.slice(), n % 2 === 1 ? [half] : [half - 1, half]);
  return n % 2 === 1 ? a : (a + b) / 2;
}

function hasNaN(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return true;
  return false;
}
