import { nonsingular } from '../../ticks/numeric.ts';
import type { Locator, TickAxis } from '../../ticks/tick-axis.ts';
import type { AxisGroup } from '../axis-group.ts';
import { degrees, isFullCircle } from './full-circle.ts';
import type { PolarAxes } from './polar-axes.ts';

/** Ticks along the radius: those of another locator without the one in the middle of a full circle. Limits start at zero. */
export class RadialLocator implements Locator {
  readonly #base: Locator;
  readonly #group: AxisGroup;

  constructor(base: Locator, group: AxisGroup) {
    this.#base = base;
    this.#group = group;
  }

  ticks(axis: TickAxis): ArrayLike<number> {
    const ax = this.#group.members[0] as PolarAxes;
    const places = this.#base.ticks(axis);
    const [t0, t1] = ax.xaxis.group.view;
    if (!isFullCircle(degrees(t0), degrees(t1))) return places;
    const origin = ax.radialOrigin() * ax.radialSign();
    return Math.min(...this.#group.view) <= origin ? Array.from(places).filter((r) => r > origin) : places;
  }

  tickValues(vmin: number, vmax: number, axis: TickAxis | null): ArrayLike<number> {
    return this.#base.tickValues(vmin, vmax, axis);
  }

  nonsingular(v0: number, v1: number, axis: TickAxis): [number, number] {
    if (this.#hasZero() && v0 === -Infinity && v1 === Infinity) return [0, 1];
    return this.#base.nonsingular(v0, v1, axis);
  }

  viewLimits(v0: number, v1: number, axis: TickAxis): [number, number] {
    const [low, high] = this.#base.viewLimits(v0, v1, axis);
    return nonsingular(this.#hasZero() && high > low ? Math.min(0, low) : low, high);
  }

  /** Whether the scale knows zero: a logarithmic radius does not. */
  #hasZero(): boolean {
    return this.#group.scale.limitRange(0, 1, 1e-5)[0] === 0;
  }
}
