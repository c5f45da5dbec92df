import type { Artist, Drawable, DrawContext } from '../artists/artist.ts';
import { drawInOrder, visibleByZorder } from '../artists/draw-in-order.ts';
import type { Line2D } from '../artists/line2d.ts';
import { type Patch, type PatchOptions, Rectangle } from '../artists/patch.ts';
import { Text, type TextOptions } from '../artists/text.ts';
import { toRgba } from '../color/parse-color.ts';
import { extentOfPairs } from '../columns/extent.ts';
import { Points } from '../columns/points.ts';
import type { Clip, Rgba } from '../display-list/display-list.ts';
import { applyPoint, compose, invert, translation } from '../geometry/affine.ts';
import { type Bbox, bboxUnion, toUnit, unitTo } from '../geometry/bbox.ts';
import { lastOf } from '../geometry/last-of.ts';
import { pathExtremes } from '../geometry/path-extremes.ts';
import {
  affineTransform,
  blend,
  displayTransform,
  type Transform,
  type TransformRef,
  thenAffine,
} from '../geometry/transform.ts';
import type { Figure } from '../layout/figure.ts';
import type { SubplotSpec } from '../layout/grid-spec.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
import type { Scale } from '../scales/scale.ts';
import { type Anchor, type Aspect, applyAspect } from './aspect.ts';
import { autoscaleView, setView } from './autoscale.ts';
import { Axis } from './axis.ts';
import { AxisGroup } from './axis-group.ts';
import type { AxisName } from './axis-name.ts';
import type { Container } from './container.ts';
import { DataLimits } from './data-limits.ts';
import { CycleStepper } from './prop-cycle.ts';
import { isFrameSide, type Side, Spine } from './spine.ts';
import { placeTitles } from './titles.ts';

export interface AxesOptions {
  /** Left, bottom, right, top in figure fractions. */
  readonly position: Bbox;
  readonly sharex?: Axes;
  readonly sharey?: Axes;
}

type Interval = readonly [number, number];

/** How a colorbar stands beside the axes that it belongs to; `pad` and `fraction` are of their size. */
export interface ColorbarPlace {
  readonly parents: readonly Axes[];
  readonly location: 'left' | 'right' | 'top' | 'bottom';
  readonly anchor: readonly [number, number];
  readonly shrink: number;
  readonly fraction: number;
  readonly pad: number;
}

/**
 * A coordinate system with its frame, ticks, titles and everything plotted in it (`Axes`). Marks add artists with `add…`, which
 * also takes their data into the limits.
 */
export class Axes implements Drawable {
  readonly figure: Figure;
  /** Pointer to where the figure describes them, for faults that only show when ticks are computed. */
  at = '';
  readonly rc: RcParams;
  zorder = 0;
  visible = true;
  #position: Bbox;
  /** The cells that they fill, when they stand in a grid. */
  subplotSpec: SubplotSpec | null = null;
  /** Where the axes really stand, once the aspect is applied. */
  activePosition: Bbox;
  readonly xaxis: Axis;
  readonly yaxis: Axis;
  readonly dataLimits = new DataLimits();
  readonly children: Artist[] = [];
  readonly containers: Container[] = [];
  readonly childAxes: Axes[] = [];
  /** The axes of colorbars that took their room from these. */
  readonly colorbars: Axes[] = [];
  /** Set for the axes of a colorbar. */
  colorbarPlace: ColorbarPlace | null = null;
  /** All axes on the same spot (`twinx`, `twiny`), these included. */
  twins: Axes[] = [this];
  readonly spines = new Map<Side, Spine>();
  /** Further things that belong to the frame, e.g. a colorbar's outline. */
  readonly decorations: Drawable[] = [];
  patch: Patch;
  title: Text;
  leftTitle: Text;
  rightTitle: Text;
  titlePad: number;
  autoTitle = true;
  legend: Artist | null = null;
  frameOn = true;
  axisOn = true;
  axisbelow: boolean | 'line';
  /** On a page, artists up to this zorder become pixels (`set_rasterization_zorder`). */
  rasterizationZorder: number | null = null;
  aspect: Aspect = 'auto';
  adjustable: 'box' | 'datalim' = 'box';
  anchor: Anchor = 'C';
  boxAspect: number | null = null;
  xmargin: number;
  ymargin: number;
  useStickyEdges = true;
  tight = false;
  /** Set for inset axes: finds the place from the parent. */
  insetPosition: () => Bbox | null = () => null;
  /** The box that titles and offset texts keep clear of, when it is not the axes' own (colorbars). */
  outlineBox: () => Bbox | null = () => null;
  lineCycle: CycleStepper;
  fillCycle: CycleStepper;
  /** Colours that `C0`, `C1`, … stand for. */
  readonly cycleColors: readonly unknown[];

  get projection(): 'rectilinear' | 'polar' | '3d' {
    return 'rectilinear';
  }

  constructor(figure: Figure, options: AxesOptions) {
    this.figure = figure;
    this.rc = figure.rc;
    const { rc } = this;
    this.#position = options.position;
    this.activePosition = options.position;
    this.cycleColors = (rc['axes.prop_cycle'] as Record<string, readonly unknown[]>).color ?? ['k'];
    this.lineCycle = new CycleStepper(rc['axes.prop_cycle']);
    this.fillCycle = new CycleStepper(rc['axes.prop_cycle']);
    this.xmargin = rc['axes.xmargin'];
    this.ymargin = rc['axes.ymargin'];
    this.axisbelow = rc['axes.axisbelow'];
    this.titlePad = rc['axes.titlepad'];
    this.xaxis = this.makeAxis('x', options.sharex?.xaxis.group ?? this.makeGroup('x'));
    this.yaxis = this.makeAxis('y', options.sharey?.yaxis.group ?? this.makeGroup('y'));
    this.xaxis.group.members.push(this);
    this.yaxis.group.members.push(this);
    this.patch = this.makePatch(this.color(rc['axes.facecolor']));
    for (const side of this.sides()) {
      const look = { edgecolor: this.color(rc['axes.edgecolor']), linewidth: rc['axes.linewidth'] };
      const spine = this.makeSpine(side, look);
      spine.visible = isFrameSide(side) ? rc[`axes.spines.${side}`] : true;
      this.spines.set(side, spine);
    }
    const title = (x: number, ha: 'left' | 'center' | 'right'): Text =>
      new Text(x, 1, '', this.#titleTransform, this.titleOptions({ ha }), rc);
    this.title = title(0.5, 'center');
    this.leftTitle = title(0, 'left');
    this.rightTitle = title(1, 'right');
  }

  /** Left, bottom, right, top in figure fractions, before the aspect; twins move along. */
  get position(): Bbox {
    return this.#position;
  }

  set position(position: Bbox) {
    for (const ax of this.twins) {
      ax.#position = position;
      ax.activePosition = position;
    }
  }

  /** Title properties from the rcParams, under the given ones. */
  titleOptions(options: TextOptions): TextOptions {
    const { rc } = this;
    const color = rc['axes.titlecolor'] === 'auto' ? rc['text.color'] : rc['axes.titlecolor'];
    return {
      fontsize: rc['axes.titlesize'],
      fontweight: rc['axes.titleweight'],
      va: 'baseline',
      color: this.color(color),
      ...options,
    };
  }

  /** What a projection makes otherwise: axis, what it shares, spines, and the patch behind everything. */
  protected makeAxis(name: 'x' | 'y', group: AxisGroup): Axis {
    return new Axis(this, name, group);
  }

  protected makeGroup(name: 'x' | 'y'): AxisGroup {
    return new AxisGroup(name, this.rc);
  }

  protected sides(): readonly Side[] {
    return ['left', 'right', 'bottom', 'top'];
  }

  protected makeSpine(side: Side, options: PatchOptions): Spine {
    return new Spine(this, side, options);
  }

  protected makePatch(facecolor: Rgba): Patch {
    const patch = new Rectangle(0, 0, 1, 1, () => this.transAxes(), { facecolor, linewidth: 0 }, this.rc);
    patch.clipOn = false;
    return patch;
  }

  setFacecolor(color: Rgba): void {
    const { visible } = this.patch;
    this.patch = this.makePatch(color);
    this.patch.visible = visible;
  }

  /** Puts a title (`set_title`); a given height keeps it there. */
  setTitle(
    side: 'left' | 'center' | 'right',
    text: string,
    options: TextOptions,
    place: { readonly pad?: number; readonly x?: number; readonly y?: number } = {},
  ): void {
    this.titlePad = place.pad ?? this.titlePad;
    if (place.y !== undefined) this.autoTitle = false;
    const x = place.x ?? (side === 'left' ? 0 : side === 'center' ? 0.5 : 1);
    const title = new Text(
      x,
      place.y ?? 1,
      text,
      this.#titleTransform,
      this.titleOptions({ ha: side, ...options }),
      this.rc,
    );
    if (side === 'left') this.leftTitle = title;
    else if (side === 'center') this.title = title;
    else this.rightTitle = title;
  }

  readonly #titleTransform: TransformRef = () =>
    thenAffine(this.transAxes(), translation(0, (this.titlePad / 72) * this.figure.dpi));

  /** The axis of a direction, and the directions that there are. */
  axisOf(name: AxisName): Axis {
    return name === 'y' ? this.yaxis : this.xaxis;
  }

  axisNames(): readonly AxisName[] {
    return ['x', 'y'];
  }

  /** A new spine in place of an old one, with the properties that are given. */
  replaceSpine(side: Side, options: PatchOptions): Spine {
    const old = this.spines.get(side);
    const spine = this.makeSpine(side, {
      ...options,
      edgecolor: options.edgecolor ?? old?.edgecolor,
      linewidth: options.linewidth ?? old?.linewidth,
    });
    this.spines.set(side, spine);
    return spine;
  }

  /** Parses a colour; `C0` and so on are this figure's cycle. */
  readonly color = (spec: ColorSpec | unknown, alpha: number | null = null): Rgba =>
    toRgba(spec, alpha, this.cycleColors);

  /** The axes' box in display coordinates. */
  bbox(): Bbox {
    return this.#boxIn(this.activePosition, this.figure.box());
  }

  readonly #boxIn = lastOf((p: Bbox, { x0, y0 }: Bbox): Bbox => {
    const [width, height] = this.figure.pixelSize();
    return { x0: p.x0 * width + x0, y0: p.y0 * height + y0, x1: p.x1 * width + x0, y1: p.y1 * height + y0 };
  });

  /** A box in axes coordinates as fractions of the figure; by way of pixels, as Matplotlib goes, so that roundings agree. */
  fractionsOf(x0: number, y0: number, width: number, height: number): Bbox {
    const affine = compose(this.transAxes().affine, invert(this.figure.transFigure().affine));
    const [p, q] = [applyPoint(affine, x0, y0), applyPoint(affine, x0 + width, y0 + height)];
    return { x0: p[0], y0: p[1], x1: q[0], y1: q[1] };
  }

  readonly transAxes: TransformRef = () => this.#axesIn(this.bbox());

  readonly #axesIn = lastOf((box: Bbox): Transform => affineTransform(unitTo(box)));

  readonly transData: TransformRef = () => this.dataTransform();

  /** Data → display. */
  protected dataTransform(): Transform {
    const { xaxis, yaxis } = this;
    return this.#dataIn(this.bbox(), xaxis.group.view, xaxis.group.scale, yaxis.group.view, yaxis.group.scale);
  }

  readonly #dataIn = lastOf((box: Bbox, _xview: Interval, xs: Scale, _yview: Interval, ys: Scale): Transform => {
    const [[x0, x1], [y0, y1]] = [this.xaxis.group.scaledView(), this.yaxis.group.scaledView()];
    const affine = compose(toUnit({ x0, x1, y0, y1 }), unitTo(box));
    if (xs.isLinear && ys.isLinear) return { warp: null, affine, separable: true };
    const warp = (xy: Float64Array): Float64Array => {
      const out = Float64Array.from(xy);
      if (!xs.isLinear) for (let i = 0; i < out.length; i += 2) out[i] = xs.forward(out[i]);
      if (!ys.isLinear) for (let i = 1; i < out.length; i += 2) out[i] = ys.forward(out[i]);
      return out;
    };
    return { warp, affine, separable: true };
  });

  /** x in data, y in axes coordinates. */
  readonly xAxisTransform: TransformRef = () => this.gridTransform('x');
  /** x in axes, y in data coordinates. */
  readonly yAxisTransform: TransformRef = () => this.gridTransform('y');
  readonly xLabelTransform: TransformRef = () => blend(this.transAxes(), displayTransform);
  readonly yLabelTransform: TransformRef = () => blend(displayTransform, this.transAxes());
  readonly offsetTransform: TransformRef = () => blend(this.transAxes(), displayTransform);

  /** Where ticks sit: on the spine of that side. */
  tickTransform(axis: 'x' | 'y', side: 1 | 2): Transform {
    const spine = this.spines.get(axis === 'x' ? (side === 1 ? 'bottom' : 'top') : side === 1 ? 'left' : 'right');
    return spine ? spine.spineTransform() : this.gridTransform(axis);
  }

  gridTransform(axis: 'x' | 'y'): Transform {
    return axis === 'x'
      ? this.#alongX(this.transData(), this.transAxes())
      : this.#alongY(this.transAxes(), this.transData());
  }

  readonly #alongX = lastOf(blend);
  readonly #alongY = lastOf(blend);

  /** Clips to the axes' patch. */
  readonly clip = (): Clip => this.clipShape();

  protected clipShape(): Clip {
    const b = this.bbox();
    return { rect: [b.x0, b.y0, b.x1 - b.x0, b.y1 - b.y0], path: null };
  }

  #adopt<T extends Artist>(artist: T): T {
    artist.clip ??= this.clip;
    this.children.push(artist);
    return artist;
  }

  /** Adds an artist without looking at its data. */
  addArtist<T extends Artist>(artist: T): T {
    return this.#adopt(artist);
  }

  /** Adds a line in data coordinates and takes its points into the limits; `x`/`y` tell which directions count. */
  addLine(line: Line2D, x = true, y = true): Line2D {
    this.#adopt(line);
    if (line.label === '') line.label = `_child${this.children.length - 1}`;
    this.updateDataLimits(line.points, x, y);
    return line;
  }

  /** Adds a patch in data coordinates; a rectangle without width and height counts for nothing. */
  addPatch<T extends Patch>(patch: T, x = true, y = true): T {
    this.#adopt(patch);
    if (patch instanceof Rectangle && !patch.width && !patch.height) return patch;
    this.updateDataLimits(pathExtremes(patch.dataPath()), x, y);
    return patch;
  }

  /** Adds a collection whose data limits are these points, or nothing. */
  addCollection<T extends Artist>(collection: T, limits: Float64Array | Points | null): T {
    this.#adopt(collection);
    if (collection.label === '') collection.label = `_child${this.children.length - 1}`;
    if (limits) {
      this.updateView();
      this.updateDataLimits(limits);
    }
    return collection;
  }

  addContainer(container: Container): void {
    if (container.label === '') container.label = `_container${this.containers.length}`;
    this.containers.push(container);
  }

  /** Takes points, or pairs x0, y0, x1, y1, …, into the limits. */
  updateDataLimits(data: ArrayLike<number> | Points, x = true, y = true): void {
    this.dataLimits.update(data instanceof Points ? data.extent : extentOfPairs(data), x, y);
  }

  /** Asks for limits from data before the next look at them (`_request_autoscale_view`). */
  requestAutoscale(which: AxisName | 'both' = 'both'): void {
    if (which !== 'y') this.xaxis.group.stale = true;
    if (which !== 'x') this.yaxis.group.stale = true;
  }

  /** Brings the view limits up to date. */
  updateView(): void {
    if (this.xaxis.group.stale) autoscaleView(this.xaxis.group, this);
    if (this.yaxis.group.stale) autoscaleView(this.yaxis.group, this);
  }

  viewX(): readonly [number, number] {
    this.updateView();
    return this.xaxis.group.view;
  }
  viewY(): readonly [number, number] {
    this.updateView();
    return this.yaxis.group.view;
  }

  /** Limits that are given rather than found. */
  setLimits(axis: Axis, low: number, high: number): void {
    setView(axis.group, low, high);
  }

  /** Height over width of the data, when the projection knows better than the limits (`get_data_ratio`). */
  dataRatio(): number | null {
    return null;
  }

  /** Limits and box as they will be drawn. */
  prepare(): void {
    this.updateView();
    applyAspect(this);
    for (const child of this.childAxes) child.prepare();
  }

  draw(ctx: DrawContext): void {
    if (!this.visible) return;
    this.prepare();
    const below = this.axisbelow === true ? 0.5 : this.axisbelow === 'line' ? 1.5 : 2.5;
    this.xaxis.zorder = below;
    this.yaxis.zorder = below;
    placeTitles(this, ctx);
    const all: Drawable[] = [...this.children];
    if (this.axisOn && this.frameOn) all.push(...this.spines.values());
    all.push(...this.decorations);
    if (this.axisOn) all.push(this.xaxis, this.yaxis);
    all.push(this.title, this.leftTitle, this.rightTitle, ...this.childAxes);
    if (this.legend) all.push(this.legend);
    const patch = this.axisOn && this.frameOn && this.patch.visible ? [this.patch] : [];
    this.drawChildren(patch, all, ctx);
  }

  /** Draws by zorder, the patch first; on a page, all up to `rasterization_zorder` are one picture, the patch with them. */
  protected drawChildren(patch: readonly Drawable[], children: readonly Drawable[], ctx: DrawContext): void {
    const sorted = visibleByZorder(children);
    const most = this.rasterizationZorder;
    // As in Matplotlib: one at just this zorder goes with those below it, but makes no picture alone.
    if (ctx.drawAsPicture === null || most === null || !sorted.some(({ zorder }) => zorder < most)) {
      drawInOrder([...patch, ...sorted], ctx);
      return;
    }
    ctx.drawAsPicture([...patch, ...sorted.filter(({ zorder }) => zorder <= most)]);
    drawInOrder(
      sorted.filter(({ zorder }) => zorder > most),
      ctx,
    );
  }

  /** The box around everything that belongs to these axes (`get_tightbbox`). */
  tightBox(ctx: DrawContext, forLayout = false): Bbox | null {
    if (!this.visible) return null;
    this.prepare();
    const boxes: (Bbox | null)[] = [];
    if (this.axisOn) {
      if (this.xaxis.visible) boxes.push(this.xaxis.tightBox(ctx, forLayout));
      if (this.yaxis.visible) boxes.push(this.yaxis.tightBox(ctx, forLayout));
    }
    placeTitles(this, ctx);
    boxes.push(this.bbox());
    for (const title of [this.title, this.leftTitle, this.rightTitle]) {
      if (title.text === '' || !title.visible) continue;
      const box = title.windowExtent(ctx);
      if (box && forLayout && box.x1 > box.x0) {
        const x0 = (box.x0 + box.x1) / 2 - 0.5;
        boxes.push({ ...box, x0, x1: x0 + 1 });
      } else boxes.push(box);
    }
    const frame = this.axisOn && this.frameOn ? [...this.spines.values()] : [];
    const rest: Artist[] = [...this.children, ...frame, ...(this.legend ? [this.legend] : [])];
    for (const artist of rest) {
      if (!artist.visible || !artist.inLayout) continue;
      // What the axes clip cannot stick out of them.
      if (artist.clipOn && artist.clip === this.clip) continue;
      const box = artist.windowExtent(ctx);
      if (box && isArea(box)) boxes.push(box);
    }
    for (const child of this.childAxes) boxes.push(child.tightBox(ctx));
    return bboxUnion(boxes.filter((b): b is Bbox => b !== null));
  }

  /** A rectangle patch in data coordinates with the fill defaults of `patch.*`. */
  rectangle(x: number, y: number, width: number, height: number, options: PatchOptions): Rectangle {
    return new Rectangle(x, y, width, height, this.transData, options, this.rc);
  }
}

function isArea({ x0, x1, y0, y1 }: Bbox): boolean {
  return x0 < x1 && y0 < y1 && Number.isFinite(x1 - x0) && Number.isFinite(y1 - y0);
}
