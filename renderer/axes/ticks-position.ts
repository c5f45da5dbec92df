import { TickError } from '../ticks/tick-axis.ts';
import { tickParams } from './axes-tick-params.ts';
import type { Axis } from './axis.ts';
import { Axis3D, type AxisPosition } from './three-d/axis-3d.ts';

/** `Axis.set_ticks_position`: which sides have ticks, and which of them labels. Throws `TickError`. */
export function setTicksPosition(axis: Axis, position: string): void {
  if (axis instanceof Axis3D) {
    axis.ticksOn = position as AxisPosition;
    return;
  }
  const isX = axis.axisName === 'x';
  const [near, far] = isX ? (['bottom', 'top'] as const) : (['left', 'right'] as const);
  const sides = (nearOn: boolean, farOn: boolean, labels?: readonly [boolean, boolean]): void =>
    tickParams(axis.axes, {
      axis: axis.axisName,
      which: 'both',
      [near]: nearOn,
      [far]: farOn,
      ...(labels && { [`label${near}`]: labels[0], [`label${far}`]: labels[1] }),
    });
  if (position === near) {
    sides(true, false, [true, false]);
    axis.setOffsetSide(1);
  } else if (position === far) {
    sides(false, true, [false, true]);
    axis.setOffsetSide(2);
  } else if (position === 'both') sides(true, true);
  else if (position === 'none') sides(false, false);
  else if (position === 'default') {
    sides(true, true, [true, false]);
    if (isX) axis.setOffsetSide(1);
  } else throw new TickError(`${axis.axisName} ticks have no position "${position}"`);
}
