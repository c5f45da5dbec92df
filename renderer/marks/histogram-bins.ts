import { linspace } from '../ticks/numeric.ts';

/** Names of the rules that find a number of bins. */
export const binRules = ['auto', 'fd', 'doane', 'scott', 'stone', 'rice', 'sturges', 'sqrt'] as const;
export type BinRule = (typeof binRules)[number];

const ptp = (x: Float64Array): number =>
  x.reduce((m, v) => Math.max(m, v), -Infinity) - x.reduce((m, v) => Math.min(m, v), Infinity);
const mean = (x: Float64Array): number => x.reduce((s, v) => s + v, 0) / x.length;
const deviation = (x: Float64Array): number => {
  const m = mean(x);
  return Math.sqrt(x.reduce((s, v) => s + (v - m) ** 2, 0) / x.length);
};

/** NumPy's percentile with linear interpolation, of sorted values. */
export function percentile(sorted: Float64Array, percent: number): number {
  const at = (percent / 100) * (sorted.length - 1);
  const i = Math.floor(at);
  const t = at - i;
  const [a, b] = [sorted[i], sorted[Math.min(i + 1, sorted.length - 1)]];
  return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
}

const widths: Readonly<Record<BinRule, (x: Float64Array, range: readonly [number, number]) => number>> = {
  sqrt: (x) => ptp(x) / Math.sqrt(x.length),
  sturges: (x) => ptp(x) / (Math.log2(x.length) + 1),
  rice: (x) => ptp(x) / (2 * x.length ** (1 / 3)),
  scott: (x) => ((24 * Math.PI ** 0.5) / x.length) ** (1 / 3) * deviation(x),
  fd: (x) => {
    const sorted = Float64Array.from(x).sort();
    return 2 * (percentile(sorted, 75) - percentile(sorted, 25)) * x.length ** (-1 / 3);
  },
  doane: (x) => {
    const n = x.length;
    const sigma = deviation(x);
    if (n <= 2 || !(sigma > 0)) return 0;
    const sg1 = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
    const m = mean(x);
    const g1 = mean(x.map((v) => ((v - m) / sigma) ** 3));
    return ptp(x) / (1 + Math.log2(n) + Math.log2(1 + Math.abs(g1) / sg1));
  },
  stone: (x, range) => {
    const n = x.length;
    const extent = ptp(x);
    if (n <= 1 || extent === 0) return 0;
    const most = Math.max(100, Math.floor(Math.sqrt(n)));
    let best = 1;
    let least = Infinity;
    for (let bins = 1; bins <= most; bins++) {
      const counts = countBins(x, uniformEdges(range, bins), true, null);
      const dot = counts.reduce((s, c) => s + (c / n) ** 2, 0);
      const value = (2 - (n + 1) * dot) / (extent / bins);
      if (value < least) [least, best] = [value, bins];
    }
    return extent / best;
  },
  auto: (x, range) => {
    const sturges = widths.sturges(x, range);
    return Math.min(Math.max(widths.fd(x, range), widths.sqrt(x, range) / 2), sturges);
  },
};

/** Edges of `bins` equal bins. */
export function uniformEdges([low, high]: readonly [number, number], bins: number): Float64Array {
  const [a, b] = low === high ? [low - 0.5, high + 0.5] : [low, high];
  return linspace(a, b, bins + 1);
}

/** The number of bins that a rule gives for data in a range. */
export function ruleBins(rule: BinRule, data: Float64Array, range: readonly [number, number]): number {
  const inside = data.filter((v) => v >= range[0] && v <= range[1]);
  if (inside.length === 0) return 1;
  const width = widths[rule](inside, range);
  if (!(width > 0)) return 1;
  const [low, high] = range[0] === range[1] ? [range[0] - 0.5, range[1] + 0.5] : range;
  return Math.max(1, Math.ceil((high - low) / width));
}

/** How many values (or how much weight) fall into each bin; the last bin is closed. Gaps count nowhere. */
export function countBins(
  data: Float64Array,
  edges: Float64Array,
  uniform: boolean,
  weights: Float64Array | null,
): Float64Array {
  const bins = edges.length - 1;
  const out = new Float64Array(bins);
  const [first, last] = [edges[0], edges[bins]];
  const span = last - first;
  for (let k = 0; k < data.length; k++) {
    const v = data[k];
    if (!(v >= first && v <= last)) continue;
    let i: number;
    if (uniform) {
      i = Math.trunc(((v - first) / span) * bins);
      if (i === bins) i--;
      if (v < edges[i]) i--;
      else if (i !== bins - 1 && v >= edges[i + 1]) i++;
    } else {
      i = upperBound(edges, v) - 1;
      if (i === bins) i--;
    }
    out[i] += weights ? weights[k] : 1;
  }
  return out;
}

/** Index of the first edge above `v`. */
function upperBound(edges: Float64Array, v: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= v) low = middle + 1;
    else high = middle;
  }
  return low;
}
