/** Percentiles as `np.percentile` gives them by default: between the neighbours in order, along a line. NaN when any value is. */
export function percentiles(values: Float64Array, percents: readonly number[]): number[] {
  const sorted = values.slice().sort();
  const n = sorted.length;
  if (n === 0 || Number.isNaN(sorted[n - 1])) return percents.map(() => Number.NaN);
  return percents.map((p) => {
    const place = (p / 100) * (n - 1);
    const below = Math.min(Math.floor(place), n - 1);
    const [a, b] = [sorted[below], sorted[Math.min(below + 1, n - 1)]];
    const t = place - below;
    return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
  });
}

/** The arithmetic mean. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (const v of values) sum += v;
  return sum / values.length;
}

/** The value in the middle, or the mean of the two there. */
export function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const n = sorted.length;
  if (n === 0 || Number.isNaN(sorted[n - 1])) return Number.NaN;
  const half = n >> 1;
  return n % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
