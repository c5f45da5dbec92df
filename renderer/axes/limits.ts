import type { Axes } from './axes.ts';
import type { Axis } from './axis.ts';
import { convertUnits } from './units.ts';

type Limit = number | string | null;

/** `set_xlim` and `set_inverted`: an end that is null keeps what the data gave. */
export function setLimits(
  axis: Axis,
  limits: readonly [Limit, Limit] | undefined,
  inverted: boolean | undefined,
): void {
  const { group, axes } = axis;
  if (limits) {
    axes.updateView();
    const value = (v: Limit, i: 0 | 1): number => {
      if (v === null) return group.view[i];
      return possibleLimit(axis, typeof v === 'number' ? v : convertUnits(axis, [v])[0], i);
    };
    axes.setLimits(axis, value(limits[0], 0), value(limits[1], 1));
    group.autoscale = false;
    group.viewIsSet = true;
    group.stale = false;
  }
  if (inverted !== undefined) {
    axes.updateView();
    const [a, b] = group.view;
    const sorted: [number, number] = a <= b ? [a, b] : [b, a];
    group.view = inverted ? [sorted[1], sorted[0]] : sorted;
  }
}

/** A limit that is wanted, or the old one where a log axis cannot have it (`set_xlim` ignores such). */
export function possibleLimit(axis: Axis, wanted: number, end: 0 | 1): number {
  if (axis.group.scale.name !== 'log' || !(wanted <= 0)) return wanted;
  axis.axes.updateView();
  return axis.group.view[end];
}

/** Finds the limits that a scale has without data, as setting it does: limits that are ignored later leave these. */
export function findEmptyLimits(axes: Axes): void {
  if (axes.dataLimits.x0 > axes.dataLimits.x1) axes.updateView();
}
