import type { AxesSpec, TicksSpec } from '../schema/axes-schema.ts';
import type { Column } from '../schema/column.ts';
import { FigureError } from '../schema/figure-error.ts';
import { AutoMinorLocator } from '../ticks/auto-minor-locator.ts';
import { LogLocator } from '../ticks/log-locator.ts';
import { makeFormatter } from '../ticks/make-formatter.ts';
import { makeLocator } from '../ticks/make-locator.ts';
import { ScalarFormatter, type ScalarFormatterOptions } from '../ticks/scalar-formatter.ts';
import { FixedFormatter, PlacedFormatter } from '../ticks/simple-formatters.ts';
import { FixedLocator, NullLocator } from '../ticks/simple-locators.ts';
import { SymmetricalLogLocator } from '../ticks/symlog-locator.ts';
import type { Formatter } from '../ticks/tick-axis.ts';
import type { Axes } from './axes.ts';
import { tickParams } from './axes-tick-params.ts';
import type { Axis } from './axis.ts';
import { setTicksPosition } from './ticks-position.ts';
import { convertUnits } from './units.ts';

interface Level {
  readonly ticks?: Column;
  readonly labels?: readonly string[];
  readonly locator?: { readonly type: string } & Readonly<Record<string, unknown>>;
  readonly formatter?: string | ({ readonly type: string } & Readonly<Record<string, unknown>>);
}

/** `xticks` and `yticks`: places, labels, locators, formatters and the look of the labels. */
export function setTicks(axis: Axis, given: TicksSpec): void {
  if (Array.isArray(given) || 'base64' in given || 'arrow' in given) {
    placeTicks(axis, given as Column, false);
    return;
  }
  const { ticks, labels, minor, locator, formatter, params, rotation, position, visible, ...looks } = given as Exclude<
    TicksSpec,
    Column
  >;
  setLevel(axis, { ticks, labels, locator, formatter } as Level, false);
  if (minor === true) axis.group.minorLocator = new AutoMinorLocator();
  else if (minor === false) axis.group.minorLocator = new NullLocator();
  else if (minor !== undefined) {
    setLevel(axis, (Array.isArray(minor) || 'base64' in minor ? { ticks: minor } : minor) as Level, true);
  }
  if (position) setTicksPosition(axis, position);
  if (params) tickParams(axis.axes, { ...params, axis: axis.axisName });
  if (rotation !== undefined) {
    const degrees = rotation === 'vertical' ? 90 : rotation === 'horizontal' ? 0 : rotation;
    tickParams(axis.axes, { axis: axis.axisName, labelrotation: degrees });
  }
  if (visible !== undefined) axis.visible = visible;
  if (Object.keys(looks).length > 0) {
    const { color, ...rest } = looks;
    axis.labelOptions = color === undefined ? rest : { ...rest, color: axis.axes.color(color) };
  }
}

function setLevel(axis: Axis, level: Level, minor: boolean): void {
  const { group } = axis;
  if (level.locator) {
    const made = makeLocator(level.locator);
    if (minor) group.minorLocator = made;
    else group.majorLocator = made;
    group.ticksOf = axis.axes;
  }
  const places = level.ticks ? placeTicks(axis, level.ticks, minor) : null;
  if (level.labels) {
    const fixed = places ?? (group.majorLocator instanceof FixedLocator ? group.majorLocator.tickValues() : null);
    setFormatter(axis, fixed ? new PlacedFormatter(fixed, level.labels) : new FixedFormatter(level.labels), minor);
  }
  if (level.formatter) {
    setFormatter(axis, makeFormatter(level.formatter, minor ? group.minorLocator : group.majorLocator), minor);
  }
}

function setFormatter(axis: Axis, formatter: Formatter, minor: boolean): void {
  if (minor) axis.group.minorFormatter = formatter;
  else axis.group.majorFormatter = formatter;
}

/** Fixed ticks; the view grows so that all of them are seen (`Axis.set_ticks`). */
export function placeTicks(axis: Axis, column: Column, minor: boolean): Float64Array {
  const places = convertUnits(axis, column);
  const { group } = axis;
  axis.axes.updateView();
  if (places.length > 0) {
    const low = Math.min(...places);
    const high = Math.max(...places);
    const [a, b] = group.view;
    group.view = a <= b ? [Math.min(a, low), Math.max(b, high)] : [Math.max(a, high), Math.min(b, low)];
  }
  const locator = new FixedLocator(Array.from(places));
  if (minor) group.minorLocator = locator;
  else group.majorLocator = locator;
  return places;
}

/** `minorticks_on` for one axis. */
export function minorTicksOn(axis: Axis): void {
  const { group } = axis;
  const scale = group.scale as { name: string; base?: number; linthresh?: number };
  if (scale.name === 'log') group.minorLocator = new LogLocator({ base: scale.base, subs: 'auto' });
  else if (scale.name === 'symlog') {
    group.minorLocator = new SymmetricalLogLocator({ base: scale.base ?? 10, linthresh: scale.linthresh ?? 2 });
  } else if (group.scale.isLinear) group.minorLocator = new AutoMinorLocator();
}

type Format = Exclude<NonNullable<AxesSpec['ticklabel_format']>, readonly unknown[]>;

/** `Axes.ticklabel_format`. */
export function ticklabelFormat(ax: Axes, f: Format): void {
  for (const axis of ax.axisNames().map((name) => ax.axisOf(name))) {
    if ((f.axis ?? 'both') !== 'both' && f.axis !== axis.axisName) continue;
    const old = axis.group.majorFormatter;
    if (!(old instanceof ScalarFormatter)) {
      throw new FigureError([
        {
          pointer: `${ax.at}/ticklabel_format`,
          detail: `the ${axis.axisName} axis has another formatter than ScalarFormatter`,
        },
      ]);
    }
    const options: { -readonly [K in keyof ScalarFormatterOptions]: ScalarFormatterOptions[K] } = { ...old.settings };
    if (f.style === 'plain') options.scientific = false;
    else if (f.style === 'sci' || f.style === 'scientific') options.scientific = true;
    if (f.scilimits) options.powerlimits = f.scilimits;
    if (f.useOffset !== undefined) options.useOffset = f.useOffset;
    if (f.useMathText !== undefined) options.useMathText = f.useMathText;
    axis.group.majorFormatter = new ScalarFormatter(options);
  }
}
