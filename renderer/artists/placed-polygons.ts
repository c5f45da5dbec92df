import { pairsOf } from '../columns/points.ts';
import { type Bbox, bboxOfPoints } from '../geometry/bbox.ts';
import { displayTransform, transformPoints } from '../geometry/transform.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { DrawContext } from './artist.ts';
import { type CollectionGeometry, type CollectionOptions, PathCollection } from './path-collection.ts';

/** Polygons at places whose shapes are only known when they are drawn, because they follow the axes' size (`PolyCollection`). */
export abstract class PlacedPolygons extends PathCollection {
  constructor(options: CollectionOptions, rc: RcParams) {
    // A legend sees a collection without places, which it shows as a patch.
    super({ paths: [] }, options, rc);
  }

  /** The shapes and their places. */
  protected abstract shapes(ctx: DrawContext): CollectionGeometry;

  override draw(ctx: DrawContext): void {
    drawShapes(ctx, this, this.shapes(ctx), this.options);
  }

  override windowExtent(ctx: DrawContext): Bbox | null {
    const { offsets, offsetTransform } = this.shapes(ctx);
    return offsets
      ? bboxOfPoints(transformPoints((offsetTransform ?? (() => displayTransform))(), pairsOf(offsets)))
      : null;
  }
}

/** Draws a collection in the place of an artist: with its clip and its group. */
export function drawShapes(
  ctx: DrawContext,
  artist: PathCollection,
  geometry: CollectionGeometry,
  options: CollectionOptions,
): void {
  const made = new PathCollection(geometry, options, artist.rc);
  made.clip = artist.clip;
  made.clipOn = artist.clipOn;
  made.gid = artist.gid;
  made.draw(ctx);
}
