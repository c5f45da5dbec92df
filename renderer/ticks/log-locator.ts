import { BaseLocator } from './base-locator.ts';
import { AutoLocator } from './max-n-locator.ts';
import { arange, power, roundHalfEven } from './numeric.ts';
import { checkTickCount, type TickAxis, TickError } from './tick-axis.ts';

/** The largest power of `base` at or below x (for negative x by magnitude outwards). */
export function decadeLessEqual(x: number, base: number): number {
  if (x === 0) return x;
  return x < 0 ? -decadeGreaterEqual(-x, base) : power(base, Math.floor(Math.log(x) / Math.log(base)));
}

/** The smallest power of `base` at or above x. */
export function decadeGreaterEqual(x: number, base: number): number {
  if (x === 0) return x;
  return x < 0 ? -decadeLessEqual(-x, base) : power(base, Math.ceil(Math.log(x) / Math.log(base)));
}

/** The largest power of `base` truly below x. */
export function decadeLess(x: number, base: number): number {
  if (x < 0) return -decadeGreater(-x, base);
  const less = decadeLessEqual(x, base);
  return less === x ? less / base : less;
}

/** The smallest power of `base` truly above x. */
export function decadeGreater(x: number, base: number): number {
  if (x < 0) return -decadeLess(-x, base);
  const greater = decadeGreaterEqual(x, base);
  return greater === x ? greater * base : greater;
}

/** Keywords of Matplotlib's `LogLocator`. */
export interface LogLocatorOptions {
  readonly base?: number;
  /** Multiples of each power to mark; `auto` (or null) finds minor ticks, `all` those and the powers. */
  readonly subs?: readonly number[] | 'auto' | 'all' | null;
  readonly numticks?: number | 'auto' | null;
}

/** Powers of the base, thinned to the room there is, and their multiples. */
export class LogLocator extends BaseLocator {
  readonly #base: number;
  readonly #subs: readonly number[] | 'auto' | 'all';
  readonly #numticks: number | 'auto' | null;

  constructor(options: LogLocatorOptions = {}) {
    super();
    this.#base = options.base ?? 10;
    this.#subs = options.subs === undefined ? [1] : (options.subs ?? 'auto');
    this.#numticks = options.numticks ?? null;
  }

  #log(x: number): number {
    if (this.#base === 10) return Math.log10(x);
    return this.#base === 2 ? Math.log2(x) : Math.log(x) / Math.log(this.#base);
  }

  #request(axis: TickAxis | null): number {
    const numticks = this.#numticks ?? (axis?.rc['_internal.classic_mode'] ? 15 : 'auto');
    if (numticks !== 'auto') return numticks;
    return axis === null ? 9 : Math.min(Math.max(axis.tickSpace(), 2), 9);
  }

  override tickValues(v0: number, v1: number, axis: TickAxis | null): ArrayLike<number> {
    let vmin = v0;
    let vmax = v1;
    if (vmin <= 0) {
      if (axis !== null) vmin = axis.minpos();
      if (vmin <= 0 || !Number.isFinite(vmin)) {
        throw new TickError('data cannot be log-scaled because all values are ≤ 0');
      }
    }
    if (vmax < vmin) [vmin, vmax] = [vmax, vmin];
    const base = this.#base;
    const efmin = this.#log(vmin);
    const efmax = this.#log(vmax);
    const emin = Math.ceil(efmin);
    const emax = Math.floor(efmax);
    const available = emax - emin + 1;
    let subs: ArrayLike<number>;
    if (typeof this.#subs === 'string') {
      if (available >= 10 || base < 3) {
        if (this.#subs === 'auto') return [];
        subs = [1];
      } else {
        subs = arange(this.#subs === 'auto' ? 2 : 1, base);
      }
    } else {
      subs = this.#subs;
    }
    const request = this.#request(axis);
    const { stride, decades } = axis?.rc['_internal.classic_mode']
      ? classicDecades(emin, emax, available, request)
      : thinnedDecades(emin, emax, (efmin + efmax) / 2, available, request);
    const isMinor = subs.length > 1 || (subs.length === 1 && subs[0] !== 1);
    let locs: number[];
    if (isMinor) {
      locs = [];
      if (stride === 1 || available <= 1) {
        checkTickCount((emax - emin + 2) * subs.length);
        for (let e = emin - 1; e <= emax; e++) for (const s of Array.from(subs)) locs.push(s * power(base, e));
      }
    } else {
      locs = decades.map((e) => power(base, e));
    }
    const inView = locs.reduce((n, x) => (vmin <= x && x <= vmax ? n + 1 : n), 0);
    if (subs.length > 1 && stride === 1 && decades.length - 2 + inView <= 1) {
      return new AutoLocator(axis?.rc['_internal.classic_mode']).tickValues(vmin, vmax, null);
    }
    return locs;
  }

  override nonsingular(v0: number, v1: number, axis: TickAxis): [number, number] {
    let [vmin, vmax] = v0 > v1 ? [v1, v0] : [v0, v1];
    if (!Number.isFinite(vmin) || !Number.isFinite(vmax) || vmax <= 0) return [1, 10];
    const minpos = axis.minpos();
    if (vmin <= 0) vmin = Number.isFinite(minpos) ? minpos : 1e-300;
    if (vmin === vmax) {
      vmin = decadeLess(vmin, this.#base);
      vmax = decadeGreater(vmax, this.#base);
    }
    return [vmin, vmax];
  }

  override viewLimits(v0: number, v1: number, axis: TickAxis): [number, number] {
    const [vmin, vmax] = this.nonsingular(v0, v1, axis);
    if (axis.rc['axes.autolimit_mode'] !== 'round_numbers') return [vmin, vmax];
    return [decadeLessEqual(vmin, this.#base), decadeGreaterEqual(vmax, this.#base)];
  }
}

interface Decades {
  readonly stride: number;
  readonly decades: number[];
}

function classicDecades(emin: number, emax: number, available: number, request: number): Decades {
  const stride = Math.max(Math.ceil((available - 1) / (request - 1)), 1);
  return { stride, decades: [...arange(emin - stride, emax + stride + 1, stride)] };
}

/** Every `stride`th decade, chosen so that as many as requested lie in the view, with one more on either side. */
function thinnedDecades(emin: number, emax: number, middle: number, available: number, requested: number): Decades {
  let request = requested;
  let stride = Math.floor(available / (request + 1)) + 1;
  const count = Math.ceil(available / stride);
  if (count <= request) request = count;
  if (request === 0) return { stride: emax + 1 - (emin - 1), decades: [emin - 1, emax + 1] };
  if (request === 1) {
    const mid = roundHalfEven(middle);
    stride = Math.max(mid - (emin - 1), emax + 1 - mid);
    return { stride, decades: [mid - stride, mid, mid + stride] };
  }
  stride = Math.floor((available - 1) / (request - 1));
  if (stride < available / request) stride = Math.floor(available / request);
  const low = Math.max(available - stride * request, 0);
  const high = Math.min(available - stride * (request - 1), stride);
  let offset = ((-emin % stride) + stride) % stride;
  if (!(low <= offset && offset < high)) offset = low;
  return { stride, decades: [...arange(emin + offset - stride, emax + stride + 1, stride)] };
}
