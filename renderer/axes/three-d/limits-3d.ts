import { setView } from '../autoscale.ts';
import type { Axis } from '../axis.ts';
import type { Extent } from './extent.ts';

/** Room that automatic limits leave at either end, as a share of the axis. */
export const viewMargin = 1 / 48;

/** Limits from data (`Axes3D._autoscale_axis`): the margin, the locator's word, then the room at the ends. */
export function autoscaleAxis(axis: Axis, extent: Extent, margin: number, tight: boolean): void {
  const { group } = axis;
  const { scale, majorLocator } = group;
  let [v0, v1] = majorLocator.nonsingular(extent.low, extent.high, axis);
  [v0, v1] = scale.limitRange(v0, v1, extent.minpos);
  if (margin > 0) {
    const [t0, t1] = [scale.forward(v0), scale.forward(v1)];
    const delta = (t1 - t0) * margin;
    const room = Number.isFinite(delta) ? delta : 0;
    [v0, v1] = [scale.inverse(t0 - room), scale.inverse(t1 + room)];
  }
  if (!tight) [v0, v1] = majorLocator.viewLimits(v0, v1, axis);
  const [low, high] = v0 <= v1 ? [v0, v1] : [v1, v0];
  if (group.inverted) setLimits3D(axis, high, low, extent, viewMargin);
  else setLimits3D(axis, low, high, extent, viewMargin);
}

/** Sets limits with so much room at either end (`Axes3D._set_lim3d`). */
export function setLimits3D(axis: Axis, lower: number, upper: number, extent: Extent, margin: number): void {
  const { group } = axis;
  const { scale } = group;
  let [low, high] = [lower, upper];
  if (margin > 0) {
    [low, high] = scale.limitRange(low, high, extent.minpos);
    const [t0, t1] = [scale.forward(low), scale.forward(high)];
    const delta = (t1 - t0) * margin;
    if (Number.isFinite(delta)) [low, high] = [scale.inverse(t0 - delta), scale.inverse(t1 + delta)];
  }
  setView(group, low, high);
}
