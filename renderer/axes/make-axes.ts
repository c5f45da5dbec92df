import type { Figure } from '../layout/figure.ts';
import type { AxesEntry } from '../normalize/parse-figure.ts';
import { Axes, type AxesOptions } from './axes.ts';
import { PolarAxes } from './polar/polar-axes.ts';
import { Axes3D } from './three-d/axes-3d.ts';

/** Axes of the projection that an entry names. */
export function makeAxes(fig: Figure, options: AxesOptions, entry: AxesEntry): Axes {
  if (entry.projection === 'polar') return new PolarAxes(fig, options);
  if (entry.projection === '3d') {
    return new Axes3D(fig, {
      ...options,
      elev: entry.elev,
      azim: entry.azim,
      roll: entry.roll,
      projType: entry.proj_type,
      focalLength: entry.focal_length,
      boxAspect: Array.isArray(entry.box_aspect) ? entry.box_aspect : null,
    });
  }
  return new Axes(fig, options);
}
