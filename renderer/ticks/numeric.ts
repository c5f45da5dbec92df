import { checkTickCount } from './tick-axis.ts';

const TINY = 2.2250738585072014e-308;

/** Python's divmod on floats: the quotient is floored and exact where it is a whole number. */
export function divmod(a: number, b: number): [number, number] {
  let mod = a % b;
  let div = (a - mod) / b;
  if (mod !== 0) {
    if (b < 0 !== mod < 0) {
      mod += b;
      div -= 1;
    }
  } else {
    mod = b < 0 ? -0 : 0;
  }
  if (div === 0) return [0, mod];
  const floored = Math.floor(div);
  return [div - floored > 0.5 ? floored + 1 : floored, mod];
}

/** Python's `a // b`. */
export function floorDiv(a: number, b: number): number {
  return divmod(a, b)[0];
}

/** Half to even. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** `numpy.round`: scales, rounds half to even, scales back. */
export function roundDecimals(x: number, decimals: number): number {
  const scale = pow10(decimals);
  return roundHalfEven(x * scale) / scale;
}

/** The powers of ten that ticks of ordinary numbers need, −32 to 32: reading one from its text each time shows. */
const powers = Array.from({ length: 65 }, (_, i) => Number(`1e${i - 32}`));

/** Exact for whole exponents, which `Math.pow` is not everywhere. */
export function pow10(exponent: number): number {
  if (!Number.isInteger(exponent)) return 10 ** exponent;
  return exponent >= -32 && exponent <= 32 ? powers[exponent + 32] : Number(`1e${exponent}`);
}

/** `base ** exponent`, exact for powers of ten. */
export function power(base: number, exponent: number): number {
  return base === 10 ? pow10(exponent) : base ** exponent;
}

/** `numpy.arange`. */
export function arange(start: number, stop: number, step = 1): Float64Array {
  const count = Math.max(0, Math.ceil((stop - start) / step));
  checkTickCount(count);
  const out = new Float64Array(count);
  const delta = start + step - start;
  for (let i = 0; i < count; i++) out[i] = start + i * delta;
  return out;
}

/** `numpy.linspace`: both ends exact. */
export function linspace(start: number, stop: number, count: number): Float64Array {
  checkTickCount(count);
  const out = new Float64Array(count);
  const step = (stop - start) / (count - 1);
  for (let i = 0; i < count; i++) out[i] = i * step + start;
  if (count > 1) out[count - 1] = stop;
  else if (count === 1) out[0] = start;
  return out;
}

/** `math.isclose` / `numpy.isclose` against the nearest whole number. */
export function isCloseToInt(x: number): boolean {
  const r = roundHalfEven(x);
  return Math.abs(x - r) <= 1e-9 * Math.max(Math.abs(x), Math.abs(r));
}

/** `numpy.isclose`. */
export function isClose(a: number, b: number, rtol = 1e-5, atol = 1e-8): boolean {
  return Math.abs(a - b) <= atol + rtol * Math.abs(b);
}

/**
 * Matplotlib's `_nonsingular`: widens an interval that is empty or too small for its distance from zero, and sorts it.
 * `expander` is the fraction to widen by, `tiny` the smallest ratio of width to magnitude.
 */
export function nonsingular(v0: number, v1: number, expander = 0.001, tiny = 1e-15): [number, number] {
  if (!Number.isFinite(v0) || !Number.isFinite(v1)) return [-expander, expander];
  let [vmin, vmax] = v1 < v0 ? [v1, v0] : [v0, v1];
  const magnitude = Math.max(Math.abs(vmin), Math.abs(vmax));
  if (magnitude < (1e6 / tiny) * TINY) return [-expander, expander];
  if (vmax - vmin <= magnitude * tiny) {
    vmin -= expander * Math.abs(vmin);
    vmax += expander * Math.abs(vmax);
  }
  return [vmin, vmax];
}

/** The interval's ends in ascending order. */
export function sortedPair([a, b]: readonly [number, number]): [number, number] {
  return b < a ? [b, a] : [a, b];
}
