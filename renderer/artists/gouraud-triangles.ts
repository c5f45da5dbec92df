import { type Bbox, bboxOfPoints } from '../geometry/bbox.ts';
import { type TransformRef, transformPoints } from '../geometry/transform.ts';
import { Artist, type ArtistOptions, type DrawContext } from './artist.ts';

/** Triangles whose colours run from corner to corner (`TriMesh`, or a `QuadMesh` with Gouraud shading). */
export class GouraudTriangles extends Artist {
  override zorder = 1;
  /** Three points per triangle: x0, y0, … in the coordinates of `transform`. */
  readonly points: Float64Array;
  /** Packed r, g, b, a per point. */
  readonly colors: Float64Array;
  readonly transform: TransformRef;

  constructor(points: Float64Array, colors: Float64Array, transform: TransformRef, options: ArtistOptions = {}) {
    super();
    this.points = points;
    this.colors = colors;
    this.transform = transform;
    this.applyOptions(options);
  }

  override draw(ctx: DrawContext): void {
    if (this.points.length === 0) return;
    ctx.items.push({
      kind: 'gouraud',
      triangles: transformPoints(this.transform(), this.points),
      colors: this.colors,
      clip: this.currentClip(),
      antialiased: true,
      snap: null,
      gid: this.gid,
    });
  }

  override windowExtent(_ctx: DrawContext): Bbox | null {
    return bboxOfPoints(transformPoints(this.transform(), this.points));
  }
}

/**
 * Four triangles per cell around its middle, whose colour is the mean of the corners.
 * @param xy corners, row by row @param colors one packed colour per corner @param hidden corners without a value
 */
export function cellTriangles(
  rows: number,
  columns: number,
  xy: Float64Array,
  colors: Float64Array,
  hidden: (corner: number) => boolean,
): { readonly points: Float64Array; readonly colors: Float64Array } {
  const cells = (rows - 1) * (columns - 1);
  const points = new Float64Array(cells * 24);
  const shades = new Float64Array(cells * 48);
  let n = 0;
  for (let r = 0; r + 1 < rows; r++) {
    for (let c = 0; c + 1 < columns; c++) {
      const a = r * columns + c;
      const corners = [a, a + 1, a + columns + 1, a + columns];
      // A triangle reaches to the middle, so that one corner without a value hides the whole cell.
      if (corners.some(hidden)) continue;
      const mean = (v: Float64Array, width: number, k: number): number =>
        (v[width * corners[0] + k] +
          v[width * corners[1] + k] +
          v[width * corners[2] + k] +
          v[width * corners[3] + k]) /
        4;
      const middle = [mean(xy, 2, 0), mean(xy, 2, 1)];
      const shade = [0, 1, 2, 3].map((k) => mean(colors, 4, k));
      for (let side = 0; side < 4; side++, n++) {
        const [p, q] = [corners[side], corners[(side + 1) % 4]];
        points.set([xy[2 * p], xy[2 * p + 1], xy[2 * q], xy[2 * q + 1], middle[0], middle[1]], 6 * n);
        shades.set(colors.subarray(4 * p, 4 * p + 4), 12 * n);
        shades.set(colors.subarray(4 * q, 4 * q + 4), 12 * n + 4);
        shades.set(shade, 12 * n + 8);
      }
    }
  }
  return { points: points.subarray(0, 6 * n), colors: shades.subarray(0, 12 * n) };
}
