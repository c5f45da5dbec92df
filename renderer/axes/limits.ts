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
    const old = group.view;
    const value = (v: Limit, i: 0 | 1): number => {
      if (v === null) return old[i];
      const n = typeof v === 'number' ? v : convertUnits(axis, [v])[0];
      // Log axes ignore limits that they cannot have.
      return group.scale.name === 'log' && n <= 0 ? old[i] : n;
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
