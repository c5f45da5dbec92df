import type { AxesEntry } from '../../normalize/parse-figure.ts';
import { setLimits } from '../limits.ts';
import { placeTicks } from '../tick-options.ts';
import { radians } from './full-circle.ts';
import type { PolarAxes } from './polar-axes.ts';

const zeros: Readonly<Record<string, number>> = {
  N: Math.PI * 0.5,
  NW: Math.PI * 0.75,
  W: Math.PI,
  SW: Math.PI * 1.25,
  S: Math.PI * 1.5,
  SE: Math.PI * 1.75,
  E: 0,
  NE: Math.PI * 0.25,
};

/** Where θ starts and which way it goes: what marks look at. */
export function applyPolarBeforeMarks(ax: PolarAxes, entry: AxesEntry): void {
  ax.thetaOffset = entry.theta_offset ?? ax.thetaOffset;
  const direction = entry.theta_direction;
  if (direction !== undefined) ax.thetaDirection = direction === -1 || direction === 'clockwise' ? -1 : 1;
  if (entry.theta_zero_location !== undefined) ax.thetaOffset = zeros[entry.theta_zero_location];
  ax.labelPosition = entry.rlabel_position ?? ax.labelPosition;
}

/** Limits and grids, which the marks' autoscaling would undo. */
export function applyPolarAfterMarks(ax: PolarAxes, entry: AxesEntry): void {
  const { group } = ax.yaxis;
  if (entry.rlim) setLimits(ax.yaxis, entry.rlim as [number, number], undefined);
  ax.updateView();
  if (entry.rmin !== undefined) group.view = [entry.rmin, group.view[1]];
  if (entry.rmax !== undefined) group.view = [group.view[0], entry.rmax];
  if (entry.rorigin !== undefined) ax.origin = entry.rorigin;
  if (entry.thetalim) {
    const [low, high] = entry.thetalim as [number, number];
    setLimits(ax.xaxis, [radians(low), radians(high)], undefined);
  }
  if (entry.thetagrids) placeTicks(ax.xaxis, entry.thetagrids.map(radians), false);
  if (entry.rgrids) placeTicks(ax.yaxis, entry.rgrids, false);
}
