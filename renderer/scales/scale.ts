import type { RcParams } from '../rc/rc-params.ts';
import type { Formatter, Locator } from '../ticks/tick-axis.ts';

/** Thrown for parameters a scale cannot have; the message is fit for the person who wrote the figure. */
export class ScaleError extends Error {
  override readonly name = 'ScaleError';
}

/** What an axis gets from its scale until the figure says otherwise. */
export interface TickDefaults {
  readonly majorLocator: Locator;
  readonly majorFormatter: Formatter;
  readonly minorLocator: Locator;
  readonly minorFormatter: Formatter;
}

/** How data values become places along an axis: `forward` gives numbers that are then mapped linearly. */
export interface Scale {
  readonly name: string;
  /** Whether `forward` is the identity, so that it need not be called. */
  readonly isLinear: boolean;
  /** Outside the domain: NaN, or a far-away number when the scale clips. */
  forward(value: number): number;
  inverse(place: number): number;
  /** `forward` on every entry, in place. */
  forwardArray(values: Float64Array): void;
  /** `inverse` on every entry, in place. */
  inverseArray(places: Float64Array): void;
  /** View limits moved into the domain. `minpos` is the smallest positive datum (Infinity when there is none). */
  limitRange(vmin: number, vmax: number, minpos: number): [number, number];
  /** Whether a value lies in the domain. */
  inDomain(value: number): boolean;
  tickDefaults(axisName: string, rc: RcParams): TickDefaults;
}

/** Array forms from the scalar ones. */
export abstract class BaseScale implements Scale {
  abstract readonly name: string;
  abstract readonly isLinear: boolean;
  abstract forward(value: number): number;
  abstract inverse(place: number): number;
  abstract tickDefaults(axisName: string, rc: RcParams): TickDefaults;

  forwardArray(values: Float64Array): void {
    if (this.isLinear) return;
    for (let i = 0; i < values.length; i++) values[i] = this.forward(values[i]);
  }

  inverseArray(places: Float64Array): void {
    if (this.isLinear) return;
    for (let i = 0; i < places.length; i++) places[i] = this.inverse(places[i]);
  }

  limitRange(vmin: number, vmax: number, _minpos: number): [number, number] {
    return [vmin, vmax];
  }

  inDomain(value: number): boolean {
    return Number.isFinite(value);
  }
}
