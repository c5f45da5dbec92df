import { Artist, type DrawContext } from '../artists/artist.ts';
import { dashPattern, makeStroke } from '../artists/line-style.ts';
import { Text } from '../artists/text.ts';
import { textStyle } from '../artists/text-font.ts';
import type { PathData } from '../display-list/display-list.ts';
import { translation } from '../geometry/affine.ts';
import { type Bbox, bboxUnion } from '../geometry/bbox.ts';
import { thenAffine, transformPath, transformPoint } from '../geometry/transform.ts';
import { FigureError } from '../schema/figure-error.ts';
import type { TextStyle } from '../text/text-style.ts';
import { NullLocator } from '../ticks/simple-locators.ts';
import { formatTicks, type TickAxis, TickError } from '../ticks/tick-axis.ts';
import type { Axes } from './axes.ts';
import type { AxisGroup } from './axis-group.ts';
import type { AxisName } from './axis-name.ts';
import { tickMark } from './tick-mark.ts';
import { defaultTickStyle, type TickStyle, tickPadding } from './tick-style.ts';

/** A tick as it will be drawn. */
export interface Tick {
  readonly loc: number;
  readonly style: TickStyle;
  readonly label1: Text | null;
  readonly label2: Text | null;
}

/** Which side ticks and labels are on: 1 bottom or left, 2 top or right, as `get_ticks_position` sums it up. */
export type TicksPosition = 1 | 2 | 'default' | 'unknown';

/** Those of the labels on side 1, and on side 2. */
type Boxes = readonly [readonly Bbox[], readonly Bbox[]];

const offsetTextPad = 3;
/** Into how many pieces a projection bends a grid line. */
export const gridSteps = 180;

/**
 * An x or y axis (`Axis`): ticks, tick labels, grid lines, the axis label and the offset text. The scale, the view and the
 * locators live in its `group`, which axes that share this direction have in common.
 */
export class Axis extends Artist implements TickAxis {
  override zorder = 1.5;
  readonly axisName: AxisName;
  readonly axes: Axes;
  readonly group: AxisGroup;
  readonly major: TickStyle;
  readonly minor: TickStyle;
  /** The axis label; its place across the axis is found when drawing. */
  labelText: Text;
  labelpad: number;
  labelPosition: 1 | 2 = 1;
  offsetPosition: 1 | 2 = 1;
  readonly offsetText: Text;
  /** Properties for tick labels beyond tick_params (`ha`, `va`, `fontweight`, …), as `set_xticks(…, **text)` gives them. */
  labelOptions: Readonly<Record<string, unknown>> = {};

  constructor(axes: Axes, name: AxisName, group: AxisGroup) {
    super();
    this.axes = axes;
    this.axisName = name;
    this.group = group;
    this.clipOn = false;
    const { rc } = axes;
    this.major = defaultTickStyle(this.look, true, rc, axes.color);
    this.minor = defaultTickStyle(this.look, false, rc, axes.color);
    this.labelpad = rc['axes.labelpad'];
    this.labelText = this.makeLabel('');
    this.offsetText = new Text(
      name === 'x' ? 1 : 0,
      0,
      '',
      axes.offsetTransform,
      {
        color: this.major.labelcolor,
        fontsize: rc[`${this.look}tick.labelsize`],
        ha: name === 'x' ? 'right' : 'left',
        va: name === 'x' ? 'top' : 'baseline',
      },
      rc,
    );
  }

  /** A text with the look of an axis label. */
  makeLabel(text: string, options: Readonly<Record<string, unknown>> = {}): Text {
    const { axes, axisName } = this;
    const { rc } = axes;
    const isX = axisName === 'x';
    return new Text(
      isX ? 0.5 : 0,
      isX ? 0 : 0.5,
      text,
      isX ? axes.xLabelTransform : axes.yLabelTransform,
      {
        color: axes.color(rc['axes.labelcolor']),
        fontsize: rc['axes.labelsize'],
        fontweight: rc['axes.labelweight'],
        ha: 'center',
        va: isX ? 'top' : 'bottom',
        rotation: isX ? 0 : 90,
        rotation_mode: isX ? 'default' : 'anchor',
        ...options,
      },
      rc,
    );
  }

  /** Whether it looks like an x or a y axis; in space all are as x axes. */
  get look(): 'x' | 'y' {
    return this.axisName === 'y' && this.axes.projection !== '3d' ? 'y' : 'x';
  }

  get projection(): string {
    return this.axes.projection;
  }
  get rc() {
    return this.axes.rc;
  }
  get scaleName(): string {
    return this.group.scale.name;
  }
  viewInterval(): readonly [number, number] {
    return this.group.view;
  }
  dataInterval(): readonly [number, number] {
    return this.axes.dataLimits.interval(this.look);
  }
  minpos(): number {
    return this.group.minpos();
  }
  linthresh(): number | undefined {
    return (this.group.scale as { linthresh?: number }).linthresh;
  }
  /** The axis whose size says how many ticks there is room for: axes that share a direction have the same ticks. */
  protected measured(): Axis {
    const { ticksOf, members } = this.group;
    return (ticksOf ?? members[0] ?? this.axes).axisOf(this.axisName);
  }

  majorLocs(): ArrayLike<number> {
    return this.group.majorLocator.ticks(this.measured());
  }

  tickSpace(): number {
    const { bbox, dpi } = { bbox: this.axes.bbox(), dpi: this.axes.figure.dpi };
    const isX = this.look === 'x';
    const length = ((isX ? bbox.x1 - bbox.x0 : bbox.y1 - bbox.y0) / dpi) * 72;
    const size = this.major.labelsize * (isX ? 3 : 2);
    return size > 0 ? Math.floor(length / size) : 2 ** 31 - 1;
  }

  /** Places of the minor ticks that do not fall on a major one. */
  minorLocs(): number[] {
    const { scale, minorLocator, view } = this.group;
    const majors = Array.from(this.majorLocs(), (v) => scale.forward(v));
    const [a, b] = [scale.forward(view[0]), scale.forward(view[1])];
    const tolerance = Math.abs(b - a) * 1e-5;
    return Array.from(minorLocator.ticks(this.measured())).filter((loc) => {
      const at = scale.forward(loc);
      return !majors.some((m) => Math.abs(at - m) <= tolerance);
    });
  }

  /** The ticks inside the view, major before minor. Throws `FigureError` for those that cannot be. */
  ticks(): Tick[] {
    return this.#blamed(() => this.#findTicks());
  }

  /** Whether something stands at the end of the axis: much less work than its labels. Throws like `ticks`. */
  hasOffset(): boolean {
    const { majorLocator, majorFormatter } = this.group;
    if (!isShown(this.major)) return false;
    return this.#blamed(() => {
      if (!(majorLocator instanceof NullLocator)) majorFormatter.setLocs(this.majorLocs(), this);
      return majorFormatter.offset(this) !== '';
    });
  }

  /** Tells which ticks of the figure cannot be. */
  #blamed<T>(find: () => T): T {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof TickError) || this.axes.at === '') throw error;
      throw new FigureError([{ pointer: `${this.axes.at}/${this.axisName}ticks`, detail: error.message }]);
    }
  }

  #findTicks(): Tick[] {
    const out: Tick[] = [];
    const { group } = this;
    if (isShown(this.major) && !(group.majorLocator instanceof NullLocator)) {
      this.#collect(out, this.major, this.majorLocs(), group.majorFormatter);
    }
    if (isShown(this.minor) && !(group.minorLocator instanceof NullLocator)) {
      this.#collect(out, this.minor, this.minorLocs(), group.minorFormatter);
    }
    return out;
  }

  #collect(out: Tick[], style: TickStyle, locs: ArrayLike<number>, formatter: AxisGroup['majorFormatter']): void {
    const { scale, view } = this.group;
    const [low, high] = [scale.forward(Math.min(...view)), scale.forward(Math.max(...view))];
    const labels = formatTicks(formatter, locs, this);
    const font = this.#labelStyle(style);
    for (let i = 0; i < locs.length; i++) {
      const loc = locs[i];
      if (!intervalContainsClose(low, high, scale.forward(loc))) continue;
      out.push({
        loc,
        style,
        label1: style.label1On ? this.tickLabel(style, labels[i], loc, 1, font) : null,
        label2: style.label2On ? this.tickLabel(style, labels[i], loc, 2, font) : null,
      });
    }
  }

  #labelStyle(style: TickStyle): TextStyle {
    const family = style.labelfontfamily ? { fontfamily: style.labelfontfamily } : {};
    return textStyle({ fontsize: style.labelsize, ...family, ...this.labelOptions }, this.rc);
  }

  /** The label of a tick, in its place beside the axis. */
  protected tickLabel(style: TickStyle, text: string, loc: number, side: 1 | 2, font: TextStyle): Text {
    const { axes } = this;
    const isX = this.axisName === 'x';
    const pad = ((style.pad + tickPadding(style)) / 72) * axes.figure.dpi * (side === 1 ? -1 : 1);
    const shift = translation(isX ? 0 : pad, isX ? pad : 0);
    const across = side === 1 ? 0 : 1;
    return new Text(
      isX ? loc : across,
      isX ? across : loc,
      text,
      () => thenAffine(axes.tickTransform(this.look, side), shift),
      {
        color: style.labelcolor,
        ha: isX ? this.rc['xtick.alignment'] : side === 1 ? 'right' : 'left',
        va: isX ? (side === 1 ? 'top' : 'bottom') : this.rc['ytick.alignment'],
        rotation: style.labelrotation,
        rotation_mode: style.labelrotationMode,
        ...this.labelOptions,
        style: font,
      },
      this.rc,
    );
  }

  /** Ticks and labels on one side only (`tick_left`, `tick_top`, …); labels that were off stay off. */
  setTicksSide(side: 1 | 2): void {
    for (const style of [this.major, this.minor]) {
      const labelled = style.label1On || style.label2On;
      style.tick1On = side === 1;
      style.tick2On = side === 2;
      style.label1On = labelled && side === 1;
      style.label2On = labelled && side === 2;
    }
    this.showOffsetWithLabels();
    if (this.axisName === 'x') this.setOffsetSide(side);
  }

  /** The offset text is seen where tick labels are. */
  showOffsetWithLabels(): void {
    this.offsetText.visible = this.major.label1On || this.major.label2On;
  }

  setLabelSide(side: 1 | 2): void {
    this.labelPosition = side;
    if (this.axisName === 'x') this.labelText.va = side === 1 ? 'top' : 'baseline';
    else this.labelText.va = side === 1 ? 'bottom' : 'top';
    this.labelText.realign();
  }

  setOffsetSide(side: 1 | 2): void {
    this.offsetPosition = side;
    if (this.axisName === 'x') this.offsetText.va = side === 1 ? 'top' : 'bottom';
    else {
      this.offsetText.x = side === 1 ? 0 : 1;
      this.offsetText.ha = side === 1 ? 'left' : 'right';
    }
    this.offsetText.realign();
  }

  ticksPosition(): TicksPosition {
    const styles = [this.major, this.minor].filter((_, i) =>
      i === 0 ? true : !(this.group.minorLocator instanceof NullLocator),
    );
    const all = (t1: boolean, t2: boolean, l1: boolean, l2: boolean): boolean =>
      styles.every((s) => s.tick1On === t1 && s.tick2On === t2 && s.label1On === l1 && s.label2On === l2);
    if (all(true, false, true, false)) return 1;
    if (all(false, true, false, true)) return 2;
    return all(true, true, true, false) ? 'default' : 'unknown';
  }

  override draw(ctx: DrawContext): void {
    if (!this.visible) return;
    const ticks = this.ticks();
    for (const tick of ticks) this.#drawTick(ctx, tick);
    let boxes: Boxes | undefined;
    this.#place(ctx, ticks, () => {
      boxes ??= this.labelBoxes(ctx, ticks);
      return boxes;
    });
    this.labelText.draw(ctx);
    this.offsetText.draw(ctx);
  }

  #drawTick(ctx: DrawContext, tick: Tick): void {
    const { style, loc } = tick;
    if (style.gridOn) this.#drawGridLine(ctx, style, loc);
    if (style.tick1On) this.drawMark(ctx, style, loc, 1);
    if (style.tick2On) this.drawMark(ctx, style, loc, 2);
    tick.label1?.draw(ctx);
    tick.label2?.draw(ctx);
  }

  #drawGridLine(ctx: DrawContext, style: TickStyle, loc: number): void {
    const { rc } = this;
    const dash = dashPattern(style.gridStyle, style.gridWidth, rc);
    ctx.items.push({
      kind: 'path',
      path: this.gridPath(loc),
      fill: null,
      stroke: makeStroke(
        style.gridColor,
        style.gridWidth,
        dash,
        ctx.dpi,
        dash ? rc['lines.dash_capstyle'] : rc['lines.solid_capstyle'],
        dash ? rc['lines.dash_joinstyle'] : rc['lines.solid_joinstyle'],
      ),
      clip: this.axes.clip(),
      antialiased: rc['lines.antialiased'],
      snap: null,
    });
  }

  /** The grid line of a tick in display coordinates. */
  protected gridPath(loc: number): PathData {
    const isX = this.axisName === 'x';
    const vertices = Float64Array.of(isX ? loc : 0, isX ? 0 : loc, isX ? loc : 1, isX ? 1 : loc);
    return transformPath(this.axes.gridTransform(this.look), { vertices, codes: null }, gridSteps);
  }

  protected drawMark(ctx: DrawContext, style: TickStyle, loc: number, side: 1 | 2): void {
    const isX = this.axisName === 'x';
    const across = side === 1 ? 0 : 1;
    const [x, y] = transformPoint(this.axes.tickTransform(this.look, side), isX ? loc : across, isX ? across : loc);
    const size = (style.size * ctx.dpi) / 72;
    if (size <= 0) return;
    const { path, snap } = tickMark(this.look, style.direction, side, size);
    ctx.items.push({
      kind: 'markers',
      marker: path,
      fill: null,
      stroke: makeStroke(style.color, style.width, null, ctx.dpi, 'butt', 'round'),
      positions: Float64Array.of(x, y),
      clip: null,
      antialiased: this.rc['lines.antialiased'],
      snap,
    });
  }

  /** The boxes of the tick labels on both sides. */
  labelBoxes(ctx: DrawContext, ticks: readonly Tick[]): Boxes {
    const boxes = (side: 'label1' | 'label2'): Bbox[] =>
      ticks.flatMap((t) => {
        const box = t[side]?.windowExtent(ctx);
        return box && Number.isFinite(box.x0) && Number.isFinite(box.y0) ? [box] : [];
      });
    return [boxes('label1'), boxes('label2')];
  }

  /** Moves the axis label and the offset text clear of the tick labels, whose boxes are only asked for when one of the two is there. */
  #place(ctx: DrawContext, ticks: readonly Tick[], labels: () => Boxes): void {
    const isX = this.axisName === 'x';
    const pixels = ctx.dpi / 72;
    if (this.labelText.text !== '') {
      const near = labels()[this.labelPosition - 1];
      const side = isX ? (this.labelPosition === 1 ? 'bottom' : 'top') : this.labelPosition === 1 ? 'left' : 'right';
      const spine = this.axes.spines.get(side);
      const edge = spine ? spine.windowExtentWith(ctx, ticks) : this.axes.bbox();
      const all = bboxUnion([...near, edge]) ?? edge;
      const pad = this.labelpad * pixels;
      if (isX) this.labelText.y = this.labelPosition === 1 ? all.y0 - pad : all.y1 + pad;
      else this.labelText.x = this.labelPosition === 1 ? all.x0 - pad : all.x1 + pad;
    }
    this.offsetText.text = isShown(this.major) ? this.group.majorFormatter.offset(this) : '';
    if (this.offsetText.text === '') return;
    const bbox = this.axes.outlineBox() ?? this.axes.bbox();
    const pad = offsetTextPad * pixels;
    if (isX) {
      const near = bboxUnion(labels()[this.offsetPosition - 1]);
      this.offsetText.y =
        this.offsetPosition === 1 ? (near?.y0 ?? this.axes.bbox().y0) - pad : (near?.y1 ?? this.axes.bbox().y1) + pad;
    } else this.offsetText.y = bbox.y1 + pad;
  }

  /** The box around tick labels, axis label and offset text; null when nothing is there. For layouts, the label's length is ignored. */
  tightBox(ctx: DrawContext, forLayout = false): Bbox | null {
    if (!this.visible || (forLayout && !this.inLayout)) return null;
    const ticks = this.ticks();
    const boxes = this.labelBoxes(ctx, ticks);
    this.#place(ctx, ticks, () => boxes);
    const all = [...boxes[0], ...boxes[1]];
    // An empty offset text is a point in Matplotlib's union as well, at a place that lies within the axes' own box.
    if (this.offsetText.visible && this.offsetText.text !== '') pushBox(all, this.offsetText.windowExtent(ctx));
    if (this.labelText.visible && this.labelText.text !== '') {
      let box = this.labelText.windowExtent(ctx);
      if (box && forLayout) {
        if (this.axisName === 'x' && box.x1 > box.x0) {
          const x0 = (box.x0 + box.x1) / 2 - 0.5;
          box = { ...box, x0, x1: x0 + 1 };
        } else if (this.axisName === 'y' && box.y1 > box.y0) {
          const y0 = (box.y0 + box.y1) / 2 - 0.5;
          box = { ...box, y0, y1: y0 + 1 };
        }
      }
      pushBox(all, box);
    }
    return bboxUnion(all);
  }

  override windowExtent(ctx: DrawContext): Bbox | null {
    return this.tightBox(ctx);
  }
}

function pushBox(list: Bbox[], box: Bbox | null): void {
  if (box && Number.isFinite(box.x0) && Number.isFinite(box.y0)) list.push(box);
}

function isShown(s: TickStyle): boolean {
  return s.tick1On || s.tick2On || s.label1On || s.label2On || s.gridOn;
}

function intervalContainsClose(a: number, b: number, v: number): boolean {
  const [low, high] = a <= b ? [a, b] : [b, a];
  const slack = (high - low) * 1e-10;
  return low - slack <= v && v <= high + slack;
}
