import { Patch, type PatchOptions } from '../../artists/patch.ts';
import type { TransformRef } from '../../geometry/transform.ts';
import type { RcParams } from '../../rc/rc-params.ts';
import { inPlane, nearest, type Projected, projectPoints, type View3D } from './view.ts';

/** A flat shape in space, such as a bar standing on a plane (`Patch3D`). */
export class Shape3D extends Patch implements Projected {
  readonly #xyz: Float64Array;
  readonly #cut: boolean;

  constructor(xyz: Float64Array, transform: TransformRef, options: PatchOptions, rc: RcParams, cut: boolean) {
    super({ vertices: new Float64Array(0), codes: null }, transform, options, rc);
    this.#xyz = xyz;
    this.#cut = cut;
  }

  project(view: View3D): number {
    const placed = projectPoints(view, this.#xyz, this.#cut, true);
    this.path = { vertices: inPlane(placed), codes: null };
    return nearest(placed);
  }
}
