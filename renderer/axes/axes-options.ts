import { type BoxKeywords, textBox } from '../artists/text-box.ts';
import { labelOuter } from '../layout/place-axes.ts';
import type { AxesEntry } from '../normalize/parse-figure.ts';
import type { ColorSpec, FontSize } from '../rc/rc-types.ts';
import { makeScale, type ScaleSpec } from '../scales/make-scale.ts';
import type { Axes } from './axes.ts';
import { tickParams } from './axes-tick-params.ts';
import type { Axis } from './axis.ts';
import type { AxisName } from './axis-name.ts';
import { axisWord } from './axis-words.ts';
import { setLimits } from './limits.ts';
import { PolarAxes } from './polar/polar-axes.ts';
import { applyPolarAfterMarks, applyPolarBeforeMarks } from './polar/polar-options.ts';
import { CycleStepper } from './prop-cycle.ts';
import type { Side } from './spine.ts';
import { Axes3D } from './three-d/axes-3d.ts';
import { Axis3D, type AxisPosition } from './three-d/axis-3d.ts';
import { applyMargins3D, axisWord3D, setAspect3D } from './three-d/options-3d.ts';
import { minorTicksOn, setTicks, ticklabelFormat } from './tick-options.ts';
import { applyTickParams } from './tick-style.ts';

const all = (ax: Axes): readonly [AxisName, Axis][] => ax.axisNames().map((name) => [name, ax.axisOf(name)]);

/** Scales and cycles: what marks look at while they are plotted. */
export function applyBeforeMarks(ax: Axes, entry: AxesEntry): void {
  for (const [name, axis] of all(ax)) {
    const scale = entry[`${name}scale`];
    if (scale === undefined) continue;
    axis.group.setScale(makeScale(scale as string | ScaleSpec), ax.rc);
    if (ax instanceof Axes3D && name === 'z') ax.zScaleChanged();
  }
  if (ax instanceof PolarAxes) applyPolarBeforeMarks(ax, entry);
  if (entry.prop_cycle) {
    ax.lineCycle = new CycleStepper(entry.prop_cycle);
    ax.fillCycle = new CycleStepper(entry.prop_cycle);
  }
}

/** All the rest that an entry says beside its marks, in the order of docs/figure.md. */
export function applyAfterMarks(ax: Axes, entry: AxesEntry): void {
  if (entry.facecolor !== undefined) ax.setFacecolor(ax.color(entry.facecolor));
  ax.axisbelow = entry.axisbelow ?? ax.axisbelow;
  ax.rasterizationZorder = entry.rasterization_zorder ?? null;
  ax.frameOn = entry.frame_on ?? ax.frameOn;
  applyMargins(ax, entry);
  if (entry.axis) {
    if (ax instanceof Axes3D) axisWord3D(ax, entry.axis);
    else axisWord(ax, entry.axis);
  }
  for (const [name, axis] of all(ax)) {
    setLimits(axis, entry[`${name}lim`], entry[`${name}inverted`]);
  }
  applyAspectKeys(ax, entry);
  if (entry.minorticks) for (const axis of [ax.xaxis, ax.yaxis]) minorTicksOn(axis);
  for (const [name, axis] of all(ax)) {
    const ticks = entry[`${name}ticks`];
    if (ticks !== undefined) setTicks(axis, ticks);
  }
  for (const p of many(entry.tick_params)) tickParams(ax, p);
  for (const f of many(entry.ticklabel_format)) ticklabelFormat(ax, f);
  applyTexts(ax, entry);
  applyGrid(ax, entry);
  applySpines(ax, entry);
  if (entry.label_outer) {
    labelOuter(ax, 'x');
    labelOuter(ax, 'y');
  }
  if (ax instanceof PolarAxes) applyPolarAfterMarks(ax, entry);
}

function many<T>(value: T | readonly T[] | null | undefined): readonly T[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value as T];
}

function applyMargins(ax: Axes, entry: AxesEntry): void {
  if (ax instanceof Axes3D) {
    applyMargins3D(ax, entry);
    return;
  }
  const { margins } = entry;
  const [mx, my] = Array.isArray(margins) ? margins : [margins, margins];
  const x = entry.xmargin ?? mx;
  const y = entry.ymargin ?? my;
  if (x !== undefined) ax.xmargin = x;
  if (y !== undefined) ax.ymargin = y;
  if (x !== undefined || y !== undefined) {
    // `margins` autoscales tightly, so that rounding locators leave the margin as it was given.
    ax.tight = true;
    ax.requestAutoscale();
  }
}

function applyAspectKeys(ax: Axes, entry: AxesEntry): void {
  if (ax instanceof Axes3D) {
    const asked = entry.aspect !== undefined || entry.adjustable !== undefined || entry.anchor !== undefined;
    if (asked) setAspect3D(ax, entry.aspect === 'equal' ? 'equal' : 'auto', entry.adjustable ?? 'box');
    return;
  }
  if (entry.aspect !== undefined) ax.aspect = entry.aspect === 'equal' ? 1 : (entry.aspect as 'auto' | number);
  ax.adjustable = entry.adjustable ?? ax.adjustable;
  if (entry.anchor !== undefined) ax.anchor = entry.anchor;
  if (typeof entry.box_aspect === 'number') {
    for (const one of ax.twins) {
      one.boxAspect = entry.box_aspect;
      one.adjustable = 'datalim';
    }
  }
}

type TextKey = 'title' | 'title_left' | 'title_right';
type TextValue = { readonly text: string } & Readonly<Record<string, unknown>>;

const textOf = (value: unknown): TextValue => (typeof value === 'string' ? { text: value } : (value as TextValue));

function applyTexts(ax: Axes, entry: AxesEntry): void {
  const places = { title: undefined, title_left: 'left', title_right: 'right' } as const;
  for (const key of Object.keys(places) as TextKey[]) {
    const value = entry[key];
    if (value === undefined || value === null) continue;
    const { text, loc, pad, x, y, ...options } = textOf(value);
    const side = (loc ?? places[key] ?? ax.rc['axes.titlelocation']) as 'left' | 'center' | 'right';
    ax.setTitle(side, text, styled(ax, options, ax.rc['axes.titlesize']), {
      pad: pad as number | undefined,
      x: x as number | undefined,
      y: (y as number | undefined) ?? ax.rc['axes.titley'] ?? undefined,
    });
  }
  for (const [name, axis] of all(ax)) {
    const value = entry[`${name}label`];
    if (value === undefined || value === null) continue;
    setAxisLabel(axis, textOf(value));
  }
}

/** Puts an axis label (`set_xlabel`). */
export function setAxisLabel(axis: Axis, value: TextValue): void {
  const { text, loc, labelpad, position, x, y, ...options } = value;
  const { axes } = axis;
  if (typeof labelpad === 'number') axis.labelpad = labelpad;
  const along = loc ?? axes.rc[`${axis.look}axis.labellocation`];
  const place: Record<string, [number, 'left' | 'center' | 'right']> = {
    left: [0, 'left'],
    center: [0.5, 'center'],
    right: [1, 'right'],
    bottom: [0, 'left'],
    top: [1, 'right'],
  };
  const [at, ha] = place[along as string] ?? [0.5, 'center'];
  const side = position === undefined ? axis.labelPosition : position === 'top' || position === 'right' ? 2 : 1;
  axis.labelText = axis.makeLabel(text, { ha, ...styled(axes, options, axes.rc['axes.labelsize']) });
  if (axis.look === 'x') axis.labelText.x = (x as number | undefined) ?? at;
  else axis.labelText.y = (y as number | undefined) ?? at;
  if (axis instanceof Axis3D) axis.labelOn = (position as AxisPosition | undefined) ?? axis.labelOn;
  else if (side === 2) axis.setLabelSide(2);
}

/** Text options with their colour and their box read; `size` is the font size unless they have one. */
function styled(ax: Axes, options: Readonly<Record<string, unknown>>, size: FontSize): Record<string, unknown> {
  const { color, bbox, backgroundcolor, ...rest } = options;
  const box = textBox(ax, { ...rest, bbox: bbox as BoxKeywords | null | undefined, backgroundcolor }, size);
  return color === undefined
    ? { ...rest, box }
    : { ...rest, box, color: ax.color(color as ColorSpec, (rest.alpha as number | null | undefined) ?? null) };
}

function applyGrid(ax: Axes, entry: AxesEntry): void {
  const { grid } = entry;
  if (grid === undefined || grid === null) return;
  if (ax instanceof Axes3D) {
    ax.showGrid = grid !== false;
    return;
  }
  const list =
    typeof grid === 'boolean' ? [{ visible: grid }] : typeof grid === 'string' ? [{ axis: grid }] : many(grid);
  for (const g of list as readonly Exclude<typeof grid, boolean | string | readonly unknown[]>[]) {
    for (const [name, axis] of all(ax)) {
      if ((g.axis ?? 'both') !== 'both' && g.axis !== name) continue;
      for (const [which, style] of [
        ['major', axis.major],
        ['minor', axis.minor],
      ] as const) {
        if ((g.which ?? 'major') !== 'both' && (g.which ?? 'major') !== which) continue;
        const params = {
          grid_color: g.color,
          grid_alpha: g.alpha,
          grid_linewidth: g.linewidth,
          grid_linestyle: g.linestyle,
        };
        applyTickParams(style, axis.look, params, ax.rc, ax.color);
        style.gridOn = g.visible ?? true;
      }
    }
  }
}

function applySpines(ax: Axes, entry: AxesEntry): void {
  for (const [side, value] of Object.entries(entry.spines ?? {})) {
    const spine = ax.spines.get(side as Side);
    if (!spine || value === undefined) continue;
    if (typeof value === 'boolean') {
      spine.visible = value;
      continue;
    }
    const { visible, position, bounds, color, alpha, ...style } = value;
    const fresh = ax.replaceSpine(side as Side, {
      ...style,
      edgecolor:
        color === undefined
          ? alpha === undefined
            ? undefined
            : ax.color(ax.rc['axes.edgecolor'], alpha)
          : ax.color(color, alpha ?? null),
    });
    fresh.visible = visible ?? spine.visible;
    fresh.position = position ?? null;
    fresh.bounds = bounds ?? null;
  }
}
