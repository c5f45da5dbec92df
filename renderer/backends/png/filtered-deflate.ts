import { deflateSync } from 'node:zlib';

/** How large a difference of two bytes is as a byte. */
function size(difference: number): number {
  return Math.abs((difference << 24) >> 24);
}

/**
 * Compresses pictures with fine gradations: every row as differences to its left neighbours or to the row above, whichever
 * has the smaller sum, then zlib at a low level: a fifth more bytes than at twice the time.
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
    for (let k = 0; k < depth; k++) left += size(row[k]);
    for (let k = depth; k < rowBytes; k++) left += size(row[k] - row[k - depth]);
    for (let k = 0; k < rowBytes; k++) up += size(row[k] - above[k]);
    const at = y * (rowBytes + 1) + 1;
    const besides = left <= up;
    out[at - 1] = besides ? 1 : 2;
    if (besides) {
      for (let k = 0; k < depth; k++) out[at + k] = row[k];
      for (let k = depth; k < rowBytes; k++) out[at + k] = row[k] - row[k - depth];
    } else for (let k = 0; k < rowBytes; k++) out[at + k] = row[k] - above[k];
    [row, above] = [above, row];
  }
  return deflateSync(out, { level: 2, memLevel: 9 });
}
