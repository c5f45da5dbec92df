import type { PathData } from '../display-list/display-list.ts';
import type { TransformRef } from '../geometry/transform.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { CollectionGeometry, CollectionOptions } from './path-collection.ts';
import { PlacedPolygons } from './placed-polygons.ts';

/** Wind barbs (`Barbs`): shapes in points at places in data. */
export class Barbs extends PlacedPolygons {
  readonly #geometry: CollectionGeometry;

  /** `scale` is points per unit of the shapes. */
  constructor(
    paths: readonly PathData[],
    places: Float64Array,
    transform: TransformRef,
    scale: number,
    options: CollectionOptions,
    rc: RcParams,
  ) {
    super(options, rc);
    this.#geometry = { paths, offsets: places, offsetTransform: transform, scales: Float64Array.of(scale) };
  }

  protected override shapes(): CollectionGeometry {
    return this.#geometry;
  }
}
