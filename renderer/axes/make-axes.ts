import type { Figure } from '../layout/figure.ts';
import type { AxesEntry } from '../normalize/parse-figure.ts';
import { Axes, type AxesOptions } from './axes.ts';
import { PolarAxes } from './polar/polar-axes.ts';

/** Axes of the projection that an entry names. */
export function makeAxes(fig: Figure, options: AxesOptions, entry: AxesEntry): Axes {
  if (entry.projection === 'polar') return new PolarAxes(fig, options);
  return new Axes(fig, options);
}
