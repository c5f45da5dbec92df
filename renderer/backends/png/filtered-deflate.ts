import { deflateSync } from 'node:zlib';

/**
 * Compresses pictures with fine gradations: every row as differences to its left neighbours or to the row above, whichever
 * has the smaller sum, then zlib.
 * @param depth bytes per pixel: 3 or 4
 */
export function deflateFiltered(pixels: Int32Array, width: number, height: number, depth: 3 | 4): Uint8Array {
  const rowBytes = width * depth;
  const out = new Uint8Array((rowBytes + 1) * height);
  let row = new Uint8Array(rowBytes);
  let above = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y++) {
    for (let x = 0, k = 0; x < width; x++, k += depth) {
      const color = pixels[y * width + x];
      row[k] = color & 255;
      row[k + 1] = (color >>> 8) & 255;
      row[k + 2] = (color >>> 16) & 255;
      if (depth === 4) row[k + 3] = color >>> 24;
    }
    let left = 0;
    let up = 0;
    for (let k = 0; k < rowBytes; k++) {
      left += Math.abs(((row[k] - (k >= depth ? row[k - depth] : 0)) << 24) >> 24);
      up += Math.abs(((row[k] - above[k]) << 24) >> 24);
    }
    const at = y * (rowBytes + 1);
    out[at] = left <= up ? 1 : 2;
    for (let k = 0; k < rowBytes; k++) {
      const base = left <= up ? (k >= depth ? row[k - depth] : 0) : above[k];
      out[at + 1 + k] = row[k] - base;
    }
    [row, above] = [above, row];
  }
  return deflateSync(out, { level: 4, memLevel: 9 });
}
