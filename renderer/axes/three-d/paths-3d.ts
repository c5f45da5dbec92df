import { type CollectionOptions, PathCollection } from '../../artists/path-collection.ts';
import type { PathData } from '../../display-list/display-list.ts';
import type { TransformRef } from '../../geometry/transform.ts';
import type { RcParams } from '../../rc/rc-params.ts';
import { inPlane, nearest, type Projected, projectPoints, type View3D } from './view.ts';

/** A path in space: packed x, y, z, and codes as those of plane paths. */
export interface Path3D {
  readonly xyz: Float64Array;
  readonly codes: Uint8Array | null;
}

/** Lines or areas in space that keep their order (`Line3DCollection`, contours). */
export class Paths3D extends PathCollection implements Projected {
  readonly #paths: readonly Path3D[];
  readonly #cut: boolean;
  readonly #empty: number;

  /** `empty` is the depth of a collection without points. */
  constructor(
    paths: readonly Path3D[],
    transform: TransformRef,
    options: CollectionOptions,
    rc: RcParams,
    place: { readonly cut?: boolean; readonly empty?: number } = {},
  ) {
    super({ paths: [], transform }, options, rc);
    this.#paths = paths;
    this.#cut = place.cut ?? false;
    this.#empty = place.empty ?? Number.NaN;
  }

  project(view: View3D): number {
    let depth = Infinity;
    const paths: PathData[] = this.#paths.map(({ xyz, codes }) => {
      const placed = projectPoints(view, xyz, this.#cut);
      depth = Math.min(depth, nearest(placed, Infinity));
      return { vertices: inPlane(placed), codes };
    });
    this.geometry = { ...this.geometry, paths };
    return depth === Infinity ? this.#empty : depth;
  }
}
