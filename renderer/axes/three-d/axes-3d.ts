import type { Artist, Drawable, DrawContext } from '../../artists/artist.ts';
import { Line2D } from '../../artists/line2d.ts';
import { Patch } from '../../artists/patch.ts';
import { Text } from '../../artists/text.ts';
import { compose } from '../../geometry/affine.ts';
import { type Bbox, bboxUnion, toUnit, unitTo } from '../../geometry/bbox.ts';
import type { Transform } from '../../geometry/transform.ts';
import type { Figure } from '../../layout/figure.ts';
import { anchored, shrunkToAspect } from '../aspect.ts';
import { Axes, type AxesOptions } from '../axes.ts';
import type { Axis } from '../axis.ts';
import { AxisGroup } from '../axis-group.ts';
import type { AxisName } from '../axis-name.ts';
import type { Side } from '../spine.ts';
import { placeTitles } from '../titles.ts';
import { Axis3D } from './axis-3d.ts';
import { type BoxFrame, boxFrame } from './axis-frame.ts';
import { Extents } from './extent.ts';
import { autoscaleAxis, setLimits3D, viewMargin } from './limits-3d.ts';
import { type Camera, cameraDistance, projectionMatrix, type Vector3 } from './projection.ts';
import { isProjected, type View3D } from './view.ts';

/** How the box is looked at. */
export interface Axes3DOptions extends AxesOptions {
  readonly elev?: number;
  readonly azim?: number;
  readonly roll?: number;
  readonly projType?: 'persp' | 'ortho';
  readonly focalLength?: number;
  readonly boxAspect?: readonly number[] | null;
}

class Group3D extends AxisGroup {
  /** Whose data the limits follow: boxes that share a direction take those of the last one that got any. */
  latest: Axes3D | null = null;

  override minpos(): number {
    return Math.min(...this.members.map((ax) => (ax as Axes3D).extents[this.name].minpos));
  }
}

/** Size of the box in the picture: keeps what Matplotlib 3.2 showed at the default 4 : 4 : 3. */
const boxSize = (1.8294640721620434 * 25) / 24;

/** Edges in proportion, scaled to the box' size. */
export function boxEdges(aspect: readonly number[]): Vector3 {
  const [x, y, z] = aspect;
  const factor = boxSize / Math.sqrt(x * x + y * y + z * z);
  return [x * factor, y * factor, z * factor];
}

/** A box in space seen by a camera (`Axes3D`). Artists in it know how to `project` themselves. */
export class Axes3D extends Axes {
  readonly zaxis: Axis3D;
  readonly extents = new Extents();
  readonly elev: number;
  readonly azim: number;
  readonly roll: number;
  readonly focalLength: number;
  /** Edges as they are seen. */
  boxEdges: Vector3;
  zmargin: number;
  showGrid: boolean;

  override get projection(): '3d' {
    return '3d';
  }

  constructor(figure: Figure, options: Axes3DOptions) {
    super(figure, options);
    this.elev = options.elev ?? 30;
    this.azim = options.azim ?? -60;
    this.roll = options.roll ?? 0;
    this.focalLength = options.projType === 'ortho' ? Infinity : (options.focalLength ?? 1);
    this.boxEdges = boxEdges(options.boxAspect ?? [4, 4, 3]);
    this.zmargin = this.focalLength === Infinity ? this.rc['axes.zmargin'] : 0;
    this.showGrid = this.rc['axes3d.grid'];
    this.zaxis = new Axis3D(this, 'z', new Group3D('z', this.rc));
    this.zaxis.group.members.push(this);
    this.requestAutoscale();
  }

  protected override makeAxis(name: 'x' | 'y', group: AxisGroup): Axis {
    return new Axis3D(this, name, group);
  }

  protected override makeGroup(name: 'x' | 'y'): AxisGroup {
    return new Group3D(name, this.rc);
  }

  protected override sides(): readonly Side[] {
    return [];
  }

  override axisOf(name: AxisName): Axis {
    return name === 'z' ? this.zaxis : super.axisOf(name);
  }

  override axisNames(): readonly AxisName[] {
    return ['x', 'y', 'z'];
  }

  #axes(): readonly Axis3D[] {
    return [this.xaxis as Axis3D, this.yaxis as Axis3D, this.zaxis];
  }

  /** Whether anything with data has been plotted. */
  hasData(): boolean {
    return this.children.some((c) => !(c instanceof Text));
  }

  /** Only `include` counts in space. */
  override updateDataLimits(): void {}

  /** Takes points into the limits; the first data replace the empty box'. */
  include(x: ArrayLike<number>, y: ArrayLike<number>, z: ArrayLike<number> | null, hadData: boolean): void {
    this.extents.update(x, y, z, hadData);
    for (const axis of this.#axes()) (axis.group as Group3D).latest = this;
    this.requestAutoscale();
  }

  override requestAutoscale(which: AxisName | 'both' = 'both'): void {
    for (const name of this.axisNames()) if (which === 'both' || which === name) this.axisOf(name).group.stale = true;
  }

  override updateView(): void {
    for (const name of this.axisNames()) {
      const axis = this.axisOf(name);
      const { group } = axis;
      if (!group.stale) continue;
      group.stale = false;
      if (!group.autoscale) continue;
      const from = (group as Group3D).latest ?? this;
      const margins = { x: from.xmargin, y: from.ymargin, z: from.zmargin };
      autoscaleAxis(axis, from.extents[name], margins[name], from.tight);
    }
  }

  /** Room that limits leave at their ends when they are given by hand. */
  manualMargin(): number {
    return this.rc['axes3d.automargin'] ? viewMargin : 0;
  }

  override setLimits(axis: Axis, low: number, high: number): void {
    setLimits3D(axis, low, high, this.extents[axis.axisName], this.manualMargin());
  }

  /** An empty box whose height gets another scale needs limits that this scale knows. */
  zScaleChanged(): void {
    const { z, x } = this.extents;
    if (z.low !== 0 || z.high !== 1 || this.zaxis.group.scale.isLinear) return;
    const margin = 0.05 * (10 / 11);
    Object.assign(z, { low: margin, high: 1 - margin, minpos: x.minpos });
    this.zmargin = this.xmargin;
  }

  viewZ(): readonly [number, number] {
    this.updateView();
    return this.zaxis.group.view;
  }

  get camera(): Camera {
    const ends = this.#axes().flatMap((axis) => axis.group.view.map((v) => axis.group.scale.forward(v)));
    const { elev, azim, roll, focalLength } = this;
    const limits = ends as unknown as Camera['limits'];
    return { elev, azim, roll, focalLength, boxAspect: this.boxEdges, limits };
  }

  #view: { readonly key: string; readonly view: View3D; readonly frame: BoxFrame } | null = null;

  #look(): { readonly view: View3D; readonly frame: BoxFrame } {
    this.updateView();
    const { camera } = this;
    const key = [...camera.limits, ...camera.boxAspect].join();
    if (this.#view?.key === key) return this.#view;
    const axes = this.#axes();
    const view: View3D = {
      matrix: projectionMatrix(camera),
      scales: [axes[0].group.scale, axes[1].group.scale, axes[2].group.scale],
      bounds: axes.map(({ group: { view: v } }) => (v[0] <= v[1] ? v : [v[1], v[0]])),
      parallel: this.focalLength === Infinity,
    };
    this.#view = { key, view, frame: boxFrame(view) };
    return this.#view;
  }

  /** The projection as the limits are now. */
  view(): View3D {
    return this.#look().view;
  }

  /** The box in that projection. */
  frame(): BoxFrame {
    return this.#look().frame;
  }

  /** Titles that are given a height stand a little lower in space. */
  override setTitle(...[side, text, options, place]: Parameters<Axes['setTitle']>): void {
    const lower = side === 'center' && place?.y !== undefined ? { ...place, y: 0.92 * place.y } : place;
    super.setTitle(side, text, options, lower);
  }

  /** The plane of the picture → display; a little room to the left and below for labels. */
  protected override dataTransform(): Transform {
    const d = cameraDistance;
    const plane: Bbox = { x0: -(0.95 / d), y0: -(0.95 / d), x1: 0.9 / d, y1: 0.9 / d };
    return { warp: null, affine: compose(toUnit(plane), unitTo(this.bbox())), separable: true };
  }

  override prepare(): void {
    this.updateView();
    const position = this.insetPosition() ?? this.position;
    const [width, height] = this.figure.pixelSize();
    this.activePosition = anchored(shrunkToAspect(position, 1, height / width), this.anchor, position);
    for (const child of this.childAxes) child.prepare();
  }

  override draw(ctx: DrawContext): void {
    if (!this.visible) return;
    this.prepare();
    if (this.patch.visible) this.patch.draw(ctx);
    this.#project();
    const axes = this.axisOn ? this.#axes() : [];
    for (const axis of axes) axis.drawPane(ctx);
    if (this.showGrid) for (const axis of axes) axis.drawGrid(ctx);
    for (const axis of axes) axis.draw(ctx);
    placeTitles(this, ctx);
    const all: Drawable[] = [...this.children, ...this.decorations];
    all.push(this.title, this.leftTitle, this.rightTitle, ...this.childAxes);
    if (this.legend) all.push(this.legend);
    this.drawChildren([], all, ctx);
  }

  /** Places all artists; faces, markers and shapes are stacked by depth, all above the axes. */
  #project(): void {
    const view = this.view();
    const stacked: { readonly artist: Artist; readonly depth: number }[] = [];
    for (const artist of this.children) {
      if (!artist.visible || !isProjected(artist)) continue;
      const depth = artist.project(view);
      if (!(artist instanceof Line2D) && !(artist instanceof Text)) stacked.push({ artist, depth });
    }
    const below = this.axisbelow === true ? 0.5 : this.axisbelow === 'line' ? 1.5 : 2.5;
    let [collections, patches] = [below + 1, below + 1];
    for (const { artist } of stacked.sort((p, q) => q.depth - p.depth)) {
      if (artist instanceof Patch) artist.zorder = patches++;
      else artist.zorder = collections++;
    }
  }

  override tightBox(ctx: DrawContext, forLayout = false): Bbox | null {
    if (!this.visible) return null;
    this.#project();
    const box = super.tightBox(ctx, forLayout);
    const z = this.axisOn && this.zaxis.visible ? this.zaxis.tightBox(ctx, forLayout) : null;
    return bboxUnion([box, z].filter((b): b is Bbox => b !== null));
  }
}
