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
      const [b, d] = [a + 1, a + columns];
      const e = d + 1;
      // A triangle reaches to the middle, so that one corner without a value hides the whole cell.
      if (hidden(a) || hidden(b) || hidden(e) || hidden(d)) continue;
      for (let side = 0; side < 4; side++, n++) {
        const p = side === 0 ? a : side === 1 ? b : side === 2 ? e : d;
        const q = side === 0 ? b : side === 1 ? e : side === 2 ? d : a;
        for (let k = 0; k < 2; k++) {
          points[6 * n + k] = xy[2 * p + k];
          points[6 * n + 2 + k] = xy[2 * q + k];
          points[6 * n + 4 + k] = (xy[2 * a + k] + xy[2 * b + k] + xy[2 * e + k] + xy[2 * d + k]) / 4;
        }
        for (let k = 0; k < 4; k++) {
          shades[12 * n + k] = colors[4 * p + k];
          shades[12 * n + 4 + k] = colors[4 * q + k];
          shades[12 * n + 8 + k] = (colors[4 * a + k] + colors[4 * b + k] + colors[4 * e + k] + colors[4 * d + k]) / 4;
        }
      }
    }
  }
  return { points: points.subarray(0, 6 * n), colors: shades.subarray(0, 12 * n) };
}
