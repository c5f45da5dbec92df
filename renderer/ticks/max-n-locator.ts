import { BaseLocator } from './base-locator.ts';
import { arange, divmod, floorDiv, nonsingular, pow10, roundHalfEven } from './numeric.ts';
import type { TickAxis } from './tick-axis.ts';

/** Multiples of `step`, found with a tolerance that grows with the offset that was taken off. */
export class Edge {
  readonly step: number;
  readonly #offset: number;

  constructor(step: number, offset: number) {
    this.step = step;
    this.#offset = Math.abs(offset);
  }

  #closeTo(ms: number, edge: number): boolean {
    let tolerance = 1e-10;
    if (this.#offset > 0) {
      const digits = Math.log10(this.#offset / this.step);
      tolerance = Math.min(0.4999, Math.max(1e-10, 10 ** (digits - 12)));
    }
    return Math.abs(ms - edge) < tolerance;
  }

  /** The largest n with n · step ≤ x. */
  le(x: number): number {
    const [d, m] = divmod(x, this.step);
    return this.#closeTo(m / this.step, 1) ? d + 1 : d;
  }

  /** The smallest n with n · step ≥ x. */
  ge(x: number): number {
    const [d, m] = divmod(x, this.step);
    return this.#closeTo(m / this.step, 0) ? d : d + 1;
  }
}

function scaleRange(vmin: number, vmax: number, n: number): { scale: number; offset: number } {
  const dv = Math.abs(vmax - vmin);
  const mean = (vmax + vmin) / 2;
  const offset = Math.abs(mean) / dv < 100 ? 0 : Math.sign(mean) * pow10(Math.floor(Math.log10(Math.abs(mean))));
  return { scale: pow10(Math.floor(Math.log10(dv / n))), offset };
}

/** Keywords of Matplotlib's `MaxNLocator`. */
export interface MaxNOptions {
  /** Most intervals; `auto` asks the axis how many labels fit. */
  readonly nbins?: number | 'auto';
  /** Nice numbers from 1 to 10. */
  readonly steps?: readonly number[] | null;
  readonly integer?: boolean;
  readonly symmetric?: boolean;
  readonly prune?: 'lower' | 'upper' | 'both' | null;
  readonly min_n_ticks?: number;
}

const DEFAULT_STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** Found once: every axis has a locator of its own, most with the same steps. */
const known = new WeakMap<readonly number[], readonly number[]>();

/** Steps from 1 to 10 with those a decade below them and the first one above. */
function extended(steps: readonly number[]): readonly number[] {
  let all = known.get(steps);
  if (all === undefined) {
    const given = [...steps];
    if (given[0] !== 1) given.unshift(1);
    if (given.at(-1) !== 10) given.push(10);
    all = [...given.slice(0, -1).map((s) => 0.1 * s), ...given, 10 * given[1]];
    known.set(steps, all);
  }
  return all;
}

/** At most so many intervals, at nice numbers. */
export class MaxNLocator extends BaseLocator {
  protected readonly nbins: number | 'auto';
  readonly #steps: readonly number[];
  readonly #integer: boolean;
  readonly #symmetric: boolean;
  readonly #prune: 'lower' | 'upper' | 'both' | null;
  readonly #minTicks: number;

  constructor(options: MaxNOptions = {}) {
    super();
    const nbins = options.nbins ?? 10;
    this.nbins = nbins === 'auto' ? nbins : Math.trunc(nbins);
    this.#steps = extended(options.steps ?? DEFAULT_STEPS);
    this.#integer = options.integer ?? false;
    this.#symmetric = options.symmetric ?? false;
    this.#prune = options.prune ?? null;
    this.#minTicks = Math.max(1, options.min_n_ticks ?? 2);
  }

  #intervals(axis: TickAxis | null): number {
    if (this.nbins !== 'auto') return this.nbins;
    if (axis === null) return 9;
    return Math.min(Math.max(axis.tickSpace(), Math.max(1, this.#minTicks - 1)), 9);
  }

  /** What was found last: an axis asks for its ticks more than once, with nothing changed in between. */
  #last: { readonly key: readonly [number, number, number, boolean, boolean]; readonly ticks: Float64Array } | null =
    null;

  #rawTicks(vmin: number, vmax: number, axis: TickAxis | null): Float64Array {
    const nbins = this.#intervals(axis);
    const inSpace = axis?.projection === '3d';
    const round = axis?.rc['axes.autolimit_mode'] === 'round_numbers';
    const key = [vmin, vmax, nbins, inSpace, round] as const;
    if (this.#last === null || this.#last.key.some((v, i) => v !== key[i])) {
      this.#last = { key, ticks: this.#findTicks(...key) };
    }
    return this.#last.ticks;
  }

  #findTicks(vmin: number, vmax: number, nbins: number, inSpace: boolean, round: boolean): Float64Array {
    const { scale, offset } = scaleRange(vmin, vmax, nbins);
    const low = vmin - offset;
    const high = vmax - offset;
    let steps = this.#steps.map((s) => s * scale);
    if (this.#integer) steps = steps.filter((s) => s < 1 || Math.abs(s - roundHalfEven(s)) < 0.001);
    let rawStep = (high - low) / nbins;
    // A 3-D axis is a little longer than its labels' room: the two cancel only with this factor.
    if (inSpace) rawStep = (rawStep * 23) / 24;
    const large = (s: number): boolean => s >= rawStep && (!round || floorDiv(low, s) * s + s * nbins >= high);
    const first = steps.findIndex(large);
    let ticks: Float64Array = new Float64Array(0);
    for (let i = first < 0 ? steps.length - 1 : first; i >= 0; i--) {
      const wholeSteps = this.#integer && Math.floor(high) - Math.ceil(low) >= this.#minTicks - 1;
      const step = wholeSteps ? Math.max(1, steps[i]) : steps[i];
      const best = floorDiv(low, step) * step;
      const edge = new Edge(step, offset);
      ticks = arange(edge.le(low - best), edge.ge(high - best) + 1);
      let inside = 0;
      for (let k = 0; k < ticks.length; k++) {
        ticks[k] = ticks[k] * step + best;
        if (ticks[k] <= high && ticks[k] >= low) inside++;
      }
      if (inside >= this.#minTicks) break;
    }
    for (let k = 0; k < ticks.length; k++) ticks[k] += offset;
    return ticks;
  }

  override tickValues(v0: number, v1: number, axis: TickAxis | null): ArrayLike<number> {
    const bound = Math.max(Math.abs(v0), Math.abs(v1));
    const [vmin, vmax] = this.#symmetric ? nonsingular(-bound, bound, 1e-13, 1e-14) : nonsingular(v0, v1, 1e-13, 1e-14);
    const locs = this.#rawTicks(vmin, vmax, axis);
    const from = this.#prune === 'lower' || this.#prune === 'both' ? 1 : 0;
    const to = this.#prune === 'upper' || this.#prune === 'both' ? locs.length - 1 : locs.length;
    return from === 0 && to === locs.length ? locs : locs.subarray(from, Math.max(from, to));
  }

  override viewLimits(v0: number, v1: number, axis: TickAxis): [number, number] {
    const bound = Math.max(Math.abs(v0), Math.abs(v1));
    const [dmin, dmax] = this.#symmetric ? nonsingular(-bound, bound, 1e-12, 1e-13) : nonsingular(v0, v1, 1e-12, 1e-13);
    if (axis.rc['axes.autolimit_mode'] !== 'round_numbers') return [dmin, dmax];
    const ticks = this.#rawTicks(dmin, dmax, axis);
    return [ticks[0], ticks[ticks.length - 1]];
  }
}

const MODERN = { nbins: 'auto', steps: [1, 2, 2.5, 5, 10] } as const;
const CLASSIC = { nbins: 9, steps: [1, 2, 5, 10] } as const;

/** The default locator of linear axes; `classic` as `_internal.classic_mode` says. */
export class AutoLocator extends MaxNLocator {
  constructor(classic = false) {
    super(classic ? CLASSIC : MODERN);
  }
}
