import { Line2D, type LineOptions } from '../../artists/line2d.ts';
import type { TransformRef } from '../../geometry/transform.ts';
import type { RcParams } from '../../rc/rc-params.ts';
import { inPlane, nearest, type Projected, projectPoints, type View3D } from './view.ts';

/** A polyline in space with markers (`Line3D`). Lines lie in the order of their zorder, not of depth. */
export class Line3D extends Line2D implements Projected {
  readonly #xyz: Float64Array;
  readonly #cut: boolean;

  /** `cut` leaves out what lies outside the limits. */
  constructor(xyz: Float64Array, transform: TransformRef, options: LineOptions, rc: RcParams, cut: boolean) {
    super(new Float64Array(0), transform, options, rc);
    this.#xyz = xyz;
    this.#cut = cut;
  }

  project(view: View3D): number {
    const placed = projectPoints(view, this.#xyz, this.#cut, true);
    this.xy = inPlane(placed);
    return nearest(placed);
  }
}
