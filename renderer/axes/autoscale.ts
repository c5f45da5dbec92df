import type { Axes } from './axes.ts';
import type { AxisGroup } from './axis-group.ts';

/** Finds the view limits of a group from the data of its members, as `autoscale_view` does: margins (those of `ax`, which asks) that stop at sticky edges. */
export function autoscaleView(group: AxisGroup, ax: Axes): void {
  group.stale = false;
  if (!group.autoscale) return;
  const { members, scale } = group;
  const name = group.name === 'y' ? 'y' : 'x';
  const axis = members[0].axisOf(group.name);
  const margin = name === 'x' ? ax.xmargin : ax.ymargin;
  const values = members.flatMap((member) => member.dataLimits.interval(name)).filter(Number.isFinite);
  if (values.length === 0 && group.viewIsSet) return;
  let x0 = values.length > 0 ? Math.min(...values) : -Infinity;
  let x1 = values.length > 0 ? Math.max(...values) : Infinity;
  const locator = group.majorLocator;
  [x0, x1] = locator.nonsingular(x0, x1, axis);
  const stickies = margin !== 0 && ax.useStickyEdges ? stickyEdges(group) : [];
  const [low, high] = stickyBounds(stickies, x0, x1);
  [x0, x1] = scale.limitRange(x0, x1, group.minpos());
  const [t0, t1] = [scale.forward(x0), scale.forward(x1)];
  let delta = (t1 - t0) * margin;
  if (!Number.isFinite(delta)) delta = 0;
  [x0, x1] = [scale.inverse(t0 - delta), scale.inverse(t1 + delta)];
  if (low !== null) x0 = Math.max(x0, low);
  if (high !== null) x1 = Math.min(x1, high);
  if (!ax.tight) [x0, x1] = locator.viewLimits(x0, x1, axis);
  setBound(group, x0, x1);
}

/** Sets limits but keeps the direction of the axis (`set_xbound`). */
export function setBound(group: AxisGroup, low: number, high: number): void {
  const [a, b] = low <= high ? [low, high] : [high, low];
  setView(group, group.inverted ? b : a, group.inverted ? a : b);
}

/** Sets the view, widened when it is empty and moved into the scale's domain. */
export function setView(group: AxisGroup, v0: number, v1: number): void {
  const axis = group.members[0].axisOf(group.name);
  const reversed = v0 > v1;
  let [low, high] = group.majorLocator.nonsingular(v0, v1, axis);
  [low, high] = group.scale.limitRange(low, high, group.minpos());
  const [a, b] = low <= high ? [low, high] : [high, low];
  group.view = reversed ? [b, a] : [a, b];
}

function stickyEdges(group: AxisGroup): number[] {
  const all = group.members.flatMap((ax) =>
    [...ax.children, ax.xaxis, ax.yaxis].flatMap((child) => child.stickyEdges[group.name === 'y' ? 'y' : 'x']),
  );
  const kept = group.scale.name === 'log' ? all.filter((v) => v > 0) : all;
  return kept.sort((a, b) => a - b);
}

/** The sticky values just outside the data on either side; a small tolerance, as limits come from floating point. */
function stickyBounds(stickies: readonly number[], x0: number, x1: number): [number | null, number | null] {
  if (stickies.length === 0) return [null, null];
  const tolerance = 1e-5 * Math.abs(x1 - x0);
  const below = stickies.findLastIndex((v) => v < x0 + tolerance);
  const above = stickies.findIndex((v) => v >= x1 - tolerance);
  return [below === -1 ? null : stickies[below], above === -1 ? null : stickies[above]];
}
