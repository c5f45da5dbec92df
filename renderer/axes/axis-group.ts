import type { RcParams } from '../rc/rc-params.ts';
import { LinearScale } from '../scales/linear-scale.ts';
import type { Scale } from '../scales/scale.ts';
import type { Formatter, Locator } from '../ticks/tick-axis.ts';
import type { Axes } from './axes.ts';
import type { AxisName } from './axis-name.ts';

/**
 * What axes that share a direction have in common: scale, view limits, locators and formatters. Every axes has a group of its own
 * until it shares with another.
 */
export class AxisGroup {
  readonly name: AxisName;
  readonly members: Axes[] = [];
  scale: Scale = new LinearScale();
  view: [number, number] = [0, 1];
  /** Whether limits follow the data. */
  autoscale = true;
  /** Limits were set by hand, so axes without data keep them. */
  viewIsSet = false;
  /** Limits are to be found from data before the next look at them. Empty axes keep 0 to 1. */
  stale = false;
  #majorLocator: Locator;
  /** The axes whose axis the locators measure, when it is not the first member's: the last one that set them. */
  ticksOf: Axes | null = null;
  majorFormatter: Formatter;
  minorLocator: Locator;
  minorFormatter: Formatter;
  /** Names of the categories in order, once strings have been plotted. */
  categories: Map<string, number> | null = null;
  /** Whether strings on this axis are dates. */
  dates = false;

  constructor(name: AxisName, rc: RcParams) {
    this.name = name;
    const ticks = this.scale.tickDefaults(name, rc);
    this.#majorLocator = this.wrapLocator(ticks.majorLocator);
    this.majorFormatter = ticks.majorFormatter;
    this.minorLocator = ticks.minorLocator;
    this.minorFormatter = ticks.minorFormatter;
  }

  get majorLocator(): Locator {
    return this.#majorLocator;
  }

  set majorLocator(locator: Locator) {
    this.#majorLocator = this.wrapLocator(locator);
  }

  /** What a projection makes of the locators that its axis is given. */
  protected wrapLocator(locator: Locator): Locator {
    return locator;
  }

  /** Changes the scale, and with it locators and formatters. */
  setScale(scale: Scale, rc: RcParams): void {
    this.scale = scale;
    this.ticksOf = this.members.at(-1) ?? null;
    const ticks = scale.tickDefaults(this.name, rc);
    this.majorLocator = ticks.majorLocator;
    this.majorFormatter = ticks.majorFormatter;
    this.minorLocator = ticks.minorLocator;
    this.minorFormatter = ticks.minorFormatter;
    this.stale = true;
  }

  /** The view after the scale; it has the view's own direction even when the scale turns values round (reciprocals). */
  scaledView(): [number, number] {
    const [a, b] = this.view;
    const [p, q] = [this.scale.forward(a), this.scale.forward(b)];
    return a <= b === p <= q ? [p, q] : [q, p];
  }

  minpos(): number {
    return Math.min(...this.members.map((ax) => ax.dataLimits.minpos(this.name === 'y' ? 'y' : 'x')));
  }

  get inverted(): boolean {
    return this.view[0] > this.view[1];
  }
}
