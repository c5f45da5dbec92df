import type { DrawContext } from '../../artists/artist.ts';
import { Patch, type PatchOptions } from '../../artists/patch.ts';
import type { Clip, PathData, Rgba } from '../../display-list/display-list.ts';
import {
  type Affine,
  applyAffine,
  applyPoint,
  compose,
  identity,
  scaleTranslate,
  translation,
} from '../../geometry/affine.ts';
import { type Bbox, bboxOfPoints, toUnit, unitTo } from '../../geometry/bbox.ts';
import { mapPath } from '../../geometry/shapes.ts';
import type { Transform } from '../../geometry/transform.ts';
import type { Figure } from '../../layout/figure.ts';
import type { Locator } from '../../ticks/tick-axis.ts';
import { Axes, type AxesOptions } from '../axes.ts';
import type { Axis } from '../axis.ts';
import { AxisGroup } from '../axis-group.ts';
import type { Side, Spine } from '../spine.ts';
import { degrees, isFullCircle, radians } from './full-circle.ts';
import { PolarSpine } from './polar-spine.ts';
import { type PolarGeometry, warpPath, warpPoints } from './polar-warp.ts';
import { RadialAxis } from './radial-axis.ts';
import { RadialLocator } from './radial-locator.ts';
import { ThetaAxis } from './theta-axis.ts';
import { ThetaFormatter, ThetaLocator } from './theta-ticks.ts';
import { type WedgeShape, wedgePath } from './wedge.ts';

class RadialGroup extends AxisGroup {
  protected override wrapLocator(locator: Locator): Locator {
    return new RadialLocator(locator, this);
  }
}

/** The patch behind the axes: the disc, ring or sector that the limits leave. */
class WedgePatch extends Patch {
  readonly #path: () => PathData;

  constructor(axes: PolarAxes, path: () => PathData, facecolor: Rgba) {
    super({ vertices: new Float64Array(0), codes: null }, axes.transAxes, { facecolor, linewidth: 0 }, axes.rc);
    this.#path = path;
    this.clipOn = false;
  }

  override displayPath(): PathData {
    return mapPath(this.transform().affine, this.#path());
  }
}

/** Axes of angle and radius (`PolarAxes`): x is θ in radians, y is r. */
export class PolarAxes extends Axes {
  /** Radians that θ = 0 is turned by, counter-clockwise from the east. */
  thetaOffset = 0;
  thetaDirection: 1 | -1 = 1;
  /** Degrees at which the radius has its labels. */
  labelPosition = 22.5;
  /** The radius in the middle; the lower limit when null. */
  origin: number | null = null;

  override get projection(): 'polar' {
    return 'polar';
  }

  constructor(figure: Figure, options: AxesOptions) {
    super(figure, options);
    this.aspect = 1;
    const { group } = this.xaxis;
    group.view = [0, 2 * Math.PI];
    group.autoscale = false;
    group.viewIsSet = true;
    group.majorLocator = new ThetaLocator(this.rc['_internal.classic_mode']);
    group.majorFormatter = new ThetaFormatter();
    this.yaxis.stickyEdges = { x: [], y: [0] };
    for (const axis of [this.xaxis, this.yaxis]) {
      axis.major.gridOn = this.rc['polaraxes.grid'];
      for (const style of [axis.major, axis.minor]) {
        style.tick1On = false;
        style.tick2On = false;
      }
    }
  }

  protected override makeAxis(name: 'x' | 'y', group: AxisGroup): Axis {
    return name === 'x' ? new ThetaAxis(this, name, group) : new RadialAxis(this, name, group);
  }

  protected override makeGroup(name: 'x' | 'y'): AxisGroup {
    return name === 'x' ? new AxisGroup('x', this.rc) : new RadialGroup('y', this.rc);
  }

  protected override sides(): readonly Side[] {
    return ['polar', 'start', 'end', 'inner'];
  }

  protected override makeSpine(side: Side, options: PatchOptions): Spine {
    return new PolarSpine(this, side, options);
  }

  protected override makePatch(facecolor: Rgba): Patch {
    return new WedgePatch(this, () => wedgePath(this.wedge()), facecolor);
  }

  override dataRatio(): number {
    return 1;
  }

  /** The radius in the middle (`get_rorigin`). */
  radialOrigin(): number {
    return this.origin ?? this.viewY()[0];
  }

  /** 1 when the radius grows outwards, −1 inwards. */
  radialSign(): number {
    return Math.sign(this.viewY()[1] - this.radialOrigin());
  }

  /** Whether θ goes once around. */
  isFull(): boolean {
    const [a, b] = this.xaxis.group.view;
    return isFullCircle(degrees(a), degrees(b));
  }

  /** Angles as they are seen, the smaller one first. */
  turned(a: number, b: number): [number, number] {
    const [low, high] = [a, b].map((t) => t * this.thetaDirection + this.thetaOffset);
    return low <= high ? [low, high] : [high, low];
  }

  turnedView(): [number, number] {
    const [a, b] = this.xaxis.group.view;
    return this.turned(a, b);
  }

  #geometry(): PolarGeometry {
    const { scale } = this.yaxis.group;
    return {
      direction: this.thetaDirection,
      offset: this.thetaOffset,
      scale,
      origin: scale.forward(this.radialOrigin()),
      sign: this.radialSign(),
    };
  }

  /** The box around what is seen of the circle, as a share of the whole circle's box; square. */
  #wedgeBox(): Bbox {
    const key = [...this.xaxis.group.view, ...this.viewY(), this.origin, this.thetaOffset, this.thetaDirection].join();
    if (this.#box?.key !== key) this.#box = { key, box: this.#findWedgeBox() };
    return this.#box.box;
  }

  #box: { readonly key: string; readonly box: Bbox } | null = null;

  #findWedgeBox(): Bbox {
    const [low, high] = this.turnedView().map((t) => t * (180 / Math.PI));
    const [r0, r1] = this.viewY().map((r) => r - this.radialOrigin());
    const rscale = 0.5 / r1;
    const [inner, outer] = [r0 * rscale, r1 * rscale];
    const width = Math.min(outer - inner, 0.5);
    const path = wedgePath({ center: [0.5, 0.5], r: outer, theta1: low, theta2: high, width });
    const box = bboxOfPoints(path.vertices) ?? { x0: 0, y0: 0, x1: 1, y1: 1 };
    const [w, h] = [box.x1 - box.x0, box.y1 - box.y0];
    const dh = Math.max(w - h, 0) / 2;
    const dw = Math.max(h - w, 0) / 2;
    return { x0: box.x0 - dw, y0: box.y0 - dh, x1: box.x1 + dw, y1: box.y1 + dh };
  }

  /** The unit square of the whole circle → display. */
  wedgeToDisplay(): Affine {
    return compose(toUnit(this.#wedgeBox()), unitTo(this.bbox()));
  }

  protected override dataTransform(): Transform {
    return this.#projected(identity);
  }

  /** `before` maps to (θ, r), the projection does the rest. */
  #projected(before: Affine): Transform {
    const g = this.#geometry();
    const [a, b] = [g.origin, g.scale.forward(this.viewY()[1])];
    const span = Math.max(a, b) - Math.min(a, b);
    const plain = before === identity;
    const polar = scaleTranslate(0.5 / span, 0.5 / span, 0.5, 0.5);
    return {
      warp: (xy) => warpPoints(g, plain ? xy : applyAffine(before, xy)),
      warpPath: (path, steps) => warpPath(g, plain ? path : mapPath(before, path), steps),
      affine: compose(compose(polar, toUnit(this.#wedgeBox())), unitTo(this.bbox())),
      separable: false,
    };
  }

  /** For grid lines: θ runs (y) or r runs (x) from 0 to 1 over the view. */
  override gridTransform(axis: 'x' | 'y'): Transform {
    const [low, high] = axis === 'x' ? this.viewY() : this.viewX();
    const spread = high - low;
    return this.#projected(axis === 'x' ? scaleTranslate(1, spread, 0, low) : scaleTranslate(spread, 1, low, 0));
  }

  /** As the grid's, but 0 is the outer rim and 1 the inner. */
  thetaLabelTransform(): Transform {
    const [low, high] = this.viewY();
    const flip = { a: 1, b: 0, c: 0, d: -1, e: 0, f: 1 };
    return this.#projected(compose(flip, scaleTranslate(1, high - low, 0, low)));
  }

  /** Data turned to the angle of the radius' labels. */
  radialLabelTransform(): Transform {
    return this.#projected(translation(radians(this.labelPosition), 0));
  }

  /** The diameter of the hole, of 1. */
  innerDiameter(): number {
    const { scale } = this.yaxis.group;
    const [r0, r1] = this.viewY().map((r) => scale.forward(r));
    const origin = scale.forward(this.radialOrigin());
    return (r0 - origin) / (r1 - origin);
  }

  /** What is seen of the circle, in axes coordinates. */
  wedge(): WedgeShape {
    const { scale } = this.yaxis.group;
    const origin = scale.forward(this.radialOrigin());
    const [rmin, rmax] = this.viewY().map((r) => (scale.forward(r) - origin) * this.radialSign());
    const toAxes = toUnit(this.#wedgeBox());
    const center = applyPoint(toAxes, 0.5, 0.5);
    const r = applyPoint(toAxes, 1, 0)[0] - center[0];
    const [theta1, theta2] = this.turnedView().map(degrees);
    return { center, r, theta1, theta2, width: Math.min((r * (rmax - rmin)) / rmax, r) };
  }

  #clip: { readonly key: string; readonly clip: Clip } | null = null;

  protected override clipShape(): Clip {
    const { activePosition: p } = this;
    const key = [p.x0, p.y0, p.x1, p.y1, ...this.viewX(), ...this.viewY(), this.origin, this.thetaOffset].join();
    // One object as long as nothing changes, so that its mask is made once.
    if (this.#clip?.key !== key) this.#clip = { key, clip: { rect: null, path: this.patch.displayPath() } };
    return this.#clip.clip;
  }

  override draw(ctx: DrawContext): void {
    this.updateView();
    const { r, width } = this.wedge();
    const full = this.isFull();
    for (const spine of this.spines.values()) {
      if (spine.side === 'inner') spine.visible = r - width !== 0;
      if (spine.side === 'start' || spine.side === 'end') spine.visible = !full;
    }
    super.draw(ctx);
  }
}
