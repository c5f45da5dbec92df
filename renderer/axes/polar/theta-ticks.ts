import { formatFixed } from '../../ticks/format-number.ts';
import { MaxNLocator } from '../../ticks/max-n-locator.ts';
import type { Formatter, Locator, TickAxis } from '../../ticks/tick-axis.ts';
import { degrees, isFullCircle, radians } from './full-circle.ts';

const inDegrees = (axis: TickAxis): TickAxis => ({
  axisName: axis.axisName,
  scaleName: axis.scaleName,
  projection: axis.projection,
  rc: axis.rc,
  viewInterval: () => {
    const [a, b] = axis.viewInterval();
    return [degrees(a), degrees(b)];
  },
  dataInterval: () => {
    const [a, b] = axis.dataInterval();
    return [degrees(a), degrees(b)];
  },
  minpos: () => degrees(axis.minpos()),
  tickSpace: () => axis.tickSpace(),
  majorLocs: () => axis.majorLocs(),
});

/** Angles: every 45° around a full circle, else round numbers of degrees. */
export class ThetaLocator implements Locator {
  readonly #base: MaxNLocator;

  constructor(classic: boolean) {
    this.#base = new MaxNLocator({ nbins: classic ? 9 : 'auto', steps: [1, 1.5, 3, 4.5, 9, 10] });
  }

  ticks(axis: TickAxis): ArrayLike<number> {
    const turned = inDegrees(axis);
    const [a, b] = turned.viewInterval();
    if (!isFullCircle(a, b)) return Array.from(this.#base.ticks(turned), radians);
    const start = radians(Math.min(a, b));
    return Array.from({ length: 8 }, (_, i) => start + (i * 2 * Math.PI) / 8);
  }

  tickValues(vmin: number, vmax: number, axis: TickAxis | null): ArrayLike<number> {
    return this.#base.tickValues(vmin, vmax, axis);
  }

  nonsingular(v0: number, v1: number, axis: TickAxis): [number, number] {
    return this.#base.nonsingular(v0, v1, axis);
  }

  viewLimits(vmin: number, vmax: number, axis: TickAxis): [number, number] {
    const [a, b] = this.#base.viewLimits(degrees(vmin), degrees(vmax), inDegrees(axis));
    return [radians(a), radians(b)];
  }
}

/** Angles in degrees with as many digits as the view needs. */
export class ThetaFormatter implements Formatter {
  setLocs(): void {}

  format(x: number, _pos: number | null, axis: TickAxis): string {
    const [a, b] = axis.viewInterval();
    const digits = Math.max(-Math.trunc(Math.log10(degrees(Math.abs(b - a))) - 1.5), 0);
    return `${formatFixed(degrees(x), digits)}°`;
  }

  offset(): string {
    return '';
  }
}
