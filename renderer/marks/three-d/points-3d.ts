import type { CollectionGeometry, CollectionOptions } from '../../artists/path-collection.ts';
import type { Axes3D } from '../../axes/three-d/axes-3d.ts';
import { type Direction, juggle, pack } from '../../axes/three-d/directions.ts';
import { Points3D } from '../../axes/three-d/points-3d.ts';

/** Keywords of `Axes3D.scatter` beyond those of the plane. */
export interface PointKeywords {
  readonly zdir?: Direction;
  readonly depthshade?: boolean;
  readonly depthshade_minalpha?: number;
  readonly axlim_clip?: boolean;
}

/** Adds markers in space (`Axes3D.scatter`). */
export function addPoints3D(
  ax: Axes3D,
  { x, y, z }: { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array },
  geometry: CollectionGeometry,
  options: CollectionOptions,
  k: PointKeywords,
): Points3D {
  const hadData = ax.hasData();
  const { rc } = ax;
  const shade = {
    on: k.depthshade ?? rc['axes3d.depthshade'],
    minAlpha: k.depthshade_minalpha ?? rc['axes3d.depthshade_minalpha'],
  };
  const xyz = pack(...juggle(x, y, z, k.zdir ?? 'z'));
  const points = new Points3D(xyz, geometry, options, rc, shade, k.axlim_clip ?? false);
  ax.addCollection(points, null);
  if (ax.zmargin < 0.05 && x.length > 0) ax.zmargin = 0.05;
  // Limits follow the columns as they are named, whatever direction they stand for.
  ax.include(x, y, z, hadData);
  return points;
}
