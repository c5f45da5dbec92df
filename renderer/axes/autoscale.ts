import type { Artist } from '../artists/artist.ts';
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
  let [x0, x1] = dataInterval(members, name);
  if (x0 > x1) {
    // No member has data.
    if (group.viewIsSet) return;
    [x0, x1] = [-Infinity, Infinity];
  }
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

/** From the lowest to the highest finite limit of the members' data; from high to low when there is none. */
function dataInterval(members: readonly Axes[], name: 'x' | 'y'): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const member of members) {
    for (const value of member.dataLimits.interval(name)) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return [low, high];
}

function stickyEdges(group: AxisGroup): number[] {
  const name = group.name === 'y' ? 'y' : 'x';
  const positive = group.scale.name === 'log';
  const all: number[] = [];
  const collect = ({ stickyEdges }: Artist): void => {
    for (const edge of stickyEdges[name]) if (!positive || edge > 0) all.push(edge);
  };
  for (const { children, xaxis, yaxis } of group.members) {
    for (const child of children) collect(child);
    collect(xaxis);
    collect(yaxis);
  }
  return all.length > 1 ? all.sort((a, b) => a - b) : all;
}

/** The sticky values just outside the data on either side; a small tolerance, as limits come from floating point. */
function stickyBounds(stickies: readonly number[], x0: number, x1: number): [number | null, number | null] {
  if (stickies.length === 0) return [null, null];
  const tolerance = 1e-5 * Math.abs(x1 - x0);
  const below = stickies.findLastIndex((v) => v < x0 + tolerance);
  const above = stickies.findIndex((v) => v >= x1 - tolerance);
  return [below === -1 ? null : stickies[below], above === -1 ? null : stickies[above]];
}
