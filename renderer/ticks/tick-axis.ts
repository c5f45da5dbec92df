import type { RcParams } from '../rc/rc-params.ts';

/** What locators and formatters ask of the axis that they serve. */
export interface TickAxis {
  readonly axisName: 'x' | 'y' | 'z' | string;
  /** Name of the axis' scale (`linear`, `log`, …). */
  readonly scaleName: string;
  /** Name of the projection of its axes (`rectilinear`, `polar`, `3d`). */
  readonly projection: string;
  readonly rc: RcParams;
  /** The view limits, inverted when the axis is. */
  viewInterval(): readonly [number, number];
  /** The extent of the data. */
  dataInterval(): readonly [number, number];
  /** The smallest positive value of the data over all axes that share this one; Infinity when there is none. */
  minpos(): number;
  /** How many labels fit, as `Axis.get_tick_space` estimates. */
  tickSpace(): number;
  /** Where the major ticks are. */
  majorLocs(): ArrayLike<number>;
  /** The width of the linear part of a symlog scale; undefined for other scales. */
  linthresh?(): number | undefined;
}

/** Where ticks go. Locators keep no state about the axis: one may serve several. */
export interface Locator {
  /** Tick places for the axis' current view, unsorted and possibly beyond it. Throws `TickError`. */
  ticks(axis: TickAxis): ArrayLike<number>;
  /** Tick places for a range; `axis` may be null, then nothing limits the number of labels but the locator itself. */
  tickValues(vmin: number, vmax: number, axis: TickAxis | null): ArrayLike<number>;
  /** A range that can be drawn, from one that perhaps cannot (empty, not finite). */
  nonsingular(v0: number, v1: number, axis: TickAxis): [number, number];
  /** The view for data of this extent (rounded outwards when `axes.autolimit_mode` is `round_numbers`). */
  viewLimits(vmin: number, vmax: number, axis: TickAxis): [number, number];
}

/** What ticks say. A formatter remembers the last places given to `setLocs`. */
export interface Formatter {
  /** Called with all places before `format` is called with each. */
  setLocs(locs: ArrayLike<number>, axis: TickAxis): void;
  /** The label at x, the `pos`th tick. */
  format(x: number, pos: number | null, axis: TickAxis): string;
  /** What stands at the end of the axis (`1e6`, `+3.4e2`); mostly empty. Valid after `setLocs`. */
  offset(axis: TickAxis): string;
}

/** Labels for all places at once (`Formatter.format_ticks`). */
export function formatTicks(formatter: Formatter, locs: ArrayLike<number>, axis: TickAxis): string[] {
  formatter.setLocs(locs, axis);
  const labels: string[] = [];
  for (let i = 0; i < locs.length; i++) labels.push(formatter.format(locs[i], i, axis));
  return labels;
}

/** Thrown when ticks cannot be placed; the message is fit for the person who wrote the figure. */
export class TickError extends Error {
  override readonly name = 'TickError';
}

/** More ticks than this are a mistake in the figure and would only cost memory (Matplotlib warns from 1,000 on). */
export const MAX_TICKS = 20_000;

/** Throws `TickError` when a locator is about to make more than `MAX_TICKS`. */
export function checkTickCount(count: number): void {
  if (!(count <= MAX_TICKS))
    throw new TickError(`the locator would make ${count} ticks; at most ${MAX_TICKS} are drawn`);
}

/** The true minus sign in place of the hyphen, unless `axes.unicode_minus` is off. */
export function fixMinus(text: string, axis: TickAxis): string {
  return text.includes('-') && axis.rc['axes.unicode_minus'] ? text.replaceAll('-', '\u2212') : text;
}
