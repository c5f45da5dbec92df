import { nonsingular } from './numeric.ts';
import type { Locator, TickAxis } from './tick-axis.ts';

/** What most locators share: ticks for the view interval, and limits that are only kept apart. */
export abstract class BaseLocator implements Locator {
  abstract tickValues(vmin: number, vmax: number, axis: TickAxis | null): ArrayLike<number>;

  ticks(axis: TickAxis): ArrayLike<number> {
    const [vmin, vmax] = axis.viewInterval();
    return this.tickValues(vmin, vmax, axis);
  }

  nonsingular(v0: number, v1: number, _axis: TickAxis): [number, number] {
    return nonsingular(v0, v1, 0.05);
  }

  viewLimits(vmin: number, vmax: number, _axis: TickAxis): [number, number] {
    return nonsingular(vmin, vmax);
  }
}
