import { type Affine, compose, invert, scaleTranslate } from '../geometry/affine.ts';
import { exactColumns, exactRows } from './coordinates.ts';
import { type Coverage, coveredRows } from './covered-rows.ts';
import { reflect } from './window.ts';

/** A picture with one word per pixel, first row first. */
export interface Words {
  readonly data: Int32Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Shows an upright picture by nearest neighbours: each of `width` × `height` pixels takes the word of the source pixel its centre
 * lies in, or 0 beside the picture. Rows are counted from below while it is resampled; what is returned has the first row on top.
 * @param transform from source pixels to output pixels, without turning
 */
export function nearestPixels(source: Words, width: number, height: number, transform: Affine): Int32Array {
  const inverse = invert(transform);
  const out = new Int32Array(Math.max(width, 0) * Math.max(height, 0));
  const x0 = transform.e;
  const y0 = transform.f;
  const outline = [x0, y0, transform.a * source.width + x0, transform.d * source.height + y0] as const;
  let columns = new Int32Array(0);
  let columnsFrom = -1;
  // The source rows of the row drawn last (the end of a run may lie in another one), and where it is.
  let [before, beforeEnd, beforeAt] = [-1, -1, 0];
  coveredRows(outline, width, height, (y, from, coverage) => {
    const n = coverage.shares.length;
    if (columnsFrom !== from || columns.length !== n) {
      columns = exactColumns(inverse, from, n).map((x) => reflect(x >> 8, source.width));
      columnsFrom = from;
      before = -1;
    }
    const [row, end] = exactRows(inverse, y).map((v) => reflect(v >> 8, source.height));
    const at = (height - 1 - y) * width + from;
    if (row === before && end === beforeEnd && whole(coverage)) {
      out.copyWithin(at, beforeAt, beforeAt + n);
      return;
    }
    const base = row * source.width;
    for (let k = 0; k < n - 1; k++) out[at + k] = source.data[base + columns[k]];
    out[at + n - 1] = source.data[end * source.width + columns[n - 1]];
    // The border of an unfiltered picture is sharp: a pixel is covered or it is not.
    for (const k of coverage.partly) if (coverage.shares[k] < 128) out[at + k] = 0;
    [before, beforeEnd, beforeAt] = whole(coverage) ? [row, end, at] : [-1, -1, 0];
  });
  return out;
}

function whole({ shares, partly }: Coverage): boolean {
  return partly.every((k) => shares[k] >= 128);
}

/** The picture mirrored, with the transform that shows it the right way round again. */
export function mirrored(
  { data, width, height }: Words,
  transform: Affine,
  vertically: boolean,
): { readonly source: Words; readonly transform: Affine } {
  const out = new Int32Array(data.length);
  for (let y = 0; y < height; y++) {
    const from = (vertically ? height - 1 - y : y) * width;
    for (let x = 0; x < width; x++) out[y * width + x] = data[from + width - 1 - x];
  }
  let shown = compose(scaleTranslate(-1, 1, width, 0), transform);
  if (vertically) shown = compose(scaleTranslate(1, -1, 0, height), shown);
  return { source: { data: out, width, height }, transform: shown };
}
