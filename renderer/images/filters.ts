import { roundToInt } from '../paths/snap.ts';

/** Matplotlib's interpolation names that are filters. */
export type FilterName =
  | 'bilinear'
  | 'bicubic'
  | 'spline16'
  | 'spline36'
  | 'hanning'
  | 'hamming'
  | 'hermite'
  | 'kaiser'
  | 'quadric'
  | 'catrom'
  | 'gaussian'
  | 'bessel'
  | 'mitchell'
  | 'sinc'
  | 'lanczos'
  | 'blackman';

interface Kernel {
  readonly radius: number;
  weight(x: number): number;
}

/** Weights of a filter in 1/16384, 256 per source pixel, over `diameter` pixels. */
export interface FilterTable {
  readonly diameter: number;
  /** First source pixel relative to the one the filter sits on. */
  readonly start: number;
  readonly weights: Int16Array;
}

const one = 16384;
const { cos, sin, sqrt, exp, PI } = Math;

function cube(x: number): number {
  return x <= 0 ? 0 : x * x * x;
}

function besselI0(x: number): number {
  let sum = 1;
  const y = (x * x) / 4;
  let t = y;
  for (let i = 2; t > 1e-12; i++) {
    sum += t;
    t *= y / (i * i);
  }
  return sum;
}

/** Bessel function of the first kind, order 1, by Miller's backward recurrence, to 10⁻⁶ as Agg has it. */
function besselJ1(x: number): number {
  const precision = 1e-6;
  if (Math.abs(x) <= precision) return 0;
  let start = Math.trunc(Math.abs(x)) + 6;
  if (Math.abs(x) > 5) start = Math.trunc(Math.abs(1.4 * x + 60 / x));
  let m = Math.max(Math.trunc(3 + Math.abs(x) / 4), start);
  let before = 0;
  let value = 0;
  for (;;) {
    let c3 = 0;
    let c2 = 1e-30;
    let c4 = 0;
    let sign = m % 2 === 0 ? -1 : 1;
    for (let i = 1; i <= m - 2; i++) {
      const c6 = (2 * (m - i) * c2) / x - c3;
      c3 = c2;
      c2 = c6;
      if (m - i - 1 === 1) value = c6;
      sign = -sign;
      if (sign > 0) c4 += 2 * c6;
    }
    c4 += (2 * c2) / x - c3;
    value /= c4;
    if (Math.abs(value - before) < precision) return value;
    before = value;
    m += 3;
  }
}

function windowed(radius: number, window: (x: number) => number): Kernel {
  const r = Math.max(radius, 2);
  return {
    radius: r,
    weight: (x) => (x === 0 ? 1 : x > r ? 0 : (sin(x * PI) / (x * PI)) * window((x * PI) / r)),
  };
}

function piecewise(radius: number, ...parts: ((x: number) => number)[]): Kernel {
  return { radius, weight: (x) => parts[Math.min(Math.trunc(x), parts.length - 1)](x) };
}

const kernels: Record<FilterName, (radius: number) => Kernel> = {
  bilinear: () => ({ radius: 1, weight: (x) => 1 - x }),
  hanning: () => ({ radius: 1, weight: (x) => 0.5 + 0.5 * cos(PI * x) }),
  hamming: () => ({ radius: 1, weight: (x) => 0.54 + 0.46 * cos(PI * x) }),
  hermite: () => ({ radius: 1, weight: (x) => (2 * x - 3) * x * x + 1 }),
  quadric: () => ({
    radius: 1.5,
    weight: (x) => (x < 0.5 ? 0.75 - x * x : x < 1.5 ? 0.5 * (x - 1.5) * (x - 1.5) : 0),
  }),
  bicubic: () => ({
    radius: 2,
    weight: (x) => (1 / 6) * (cube(x + 2) - 4 * cube(x + 1) + 6 * cube(x) - 4 * cube(x - 1)),
  }),
  kaiser: () => ({ radius: 1, weight: (x) => besselI0(6.33 * sqrt(1 - x * x)) * (1 / besselI0(6.33)) }),
  catrom: () =>
    piecewise(
      2,
      (x) => 0.5 * (2 + x * x * (-5 + x * 3)),
      (x) => 0.5 * (4 + x * (-8 + x * (5 - x))),
      () => 0,
    ),
  mitchell: () => {
    const b = 1 / 3;
    const c = 1 / 3;
    const p = [(6 - 2 * b) / 6, (-18 + 12 * b + 6 * c) / 6, (12 - 9 * b - 6 * c) / 6];
    const q = [(8 * b + 24 * c) / 6, (-12 * b - 48 * c) / 6, (6 * b + 30 * c) / 6, (-b - 6 * c) / 6];
    return piecewise(
      2,
      (x) => p[0] + x * x * (p[1] + x * p[2]),
      (x) => q[0] + x * (q[1] + x * (q[2] + x * q[3])),
      () => 0,
    );
  },
  spline16: () =>
    piecewise(
      2,
      (x) => ((x - 9 / 5) * x - 1 / 5) * x + 1,
      (x) => (((-1 / 3) * (x - 1) + 4 / 5) * (x - 1) - 7 / 15) * (x - 1),
    ),
  spline36: () =>
    piecewise(
      3,
      (x) => (((13 / 11) * x - 453 / 209) * x - 3 / 209) * x + 1,
      (x) => (((-6 / 11) * (x - 1) + 270 / 209) * (x - 1) - 156 / 209) * (x - 1),
      (x) => (((1 / 11) * (x - 2) - 45 / 209) * (x - 2) + 26 / 209) * (x - 2),
    ),
  gaussian: () => ({ radius: 2, weight: (x) => exp(-2 * x * x) * sqrt(2 / PI) }),
  bessel: () => ({ radius: 3.2383, weight: (x) => (x === 0 ? PI / 4 : besselJ1(PI * x) / (2 * x)) }),
  sinc: (radius) => ({
    radius: Math.max(radius, 2),
    weight: (x) => (x === 0 ? 1 : sin(x * PI) / (x * PI)),
  }),
  lanczos: (radius) => windowed(radius, (xr) => sin(xr) / xr),
  blackman: (radius) => windowed(radius, (xr) => 0.42 + 0.5 * cos(xr) + 0.08 * cos(2 * xr)),
};

const tables = new Map<string, FilterTable>();

/**
 * The table of a filter as Agg samples it, symmetric around its middle entry.
 * @param radius in source pixels, for sinc, lanczos and blackman
 * @param normalize makes the weights of every subpixel position add up to one (`filternorm`)
 */
export function filterTable(name: FilterName, radius: number, normalize: boolean): FilterTable {
  const key = `${name} ${radius} ${normalize}`;
  const known = tables.get(key);
  if (known !== undefined) return known;
  const table = makeTable(name, radius, normalize);
  if (tables.size >= 32) tables.clear(); // bounded: clients choose the radius
  tables.set(key, table);
  return table;
}

function makeTable(name: FilterName, radius: number, normalize: boolean): FilterTable {
  const kernel = kernels[name](radius);
  const diameter = Math.ceil(kernel.radius) * 2;
  const weights = new Int16Array(diameter * 256);
  const pivot = diameter * 128 - 1;
  for (let i = 0; i <= pivot; i++) {
    const w = roundToInt(kernel.weight(i / 256) * one);
    weights[pivot + i] = w;
    weights[pivot - i] = w;
  }
  weights[diameter * 256 - 1] = roundToInt(kernel.weight(diameter / 2) * one);
  if (normalize) normalizeWeights(weights, diameter);
  return { diameter, start: -(diameter / 2 - 1), weights };
}

function normalizeWeights(weights: Int16Array, diameter: number): void {
  let flip = 1;
  for (let i = 0; i < 256; i++) {
    for (;;) {
      let sum = 0;
      for (let j = 0; j < diameter; j++) sum += weights[j * 256 + i];
      if (sum === one) break;
      const k = one / sum;
      sum = 0;
      for (let j = 0; j < diameter; j++) {
        weights[j * 256 + i] = roundToInt(weights[j * 256 + i] * k);
        sum += weights[j * 256 + i];
      }
      sum -= one;
      const step = sum > 0 ? -1 : 1;
      // What rounding left over goes to the middle entries first, to both sides in turn.
      for (let j = 0; j < diameter && sum !== 0; j++) {
        flip ^= 1;
        const at = (flip !== 0 ? diameter / 2 + (j >> 1) : diameter / 2 - (j >> 1)) * 256 + i;
        if (weights[at] < one) {
          weights[at] += step;
          sum += step;
        }
      }
    }
  }
}
