import sharp from 'sharp';

/** Width, height and RGB bytes of a picture over white. */
export interface Rgb {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Decodes PNG, or SVG at `dpi`; tests only. */
export async function readRgb(file: Uint8Array, dpi = 72): Promise<Rgb> {
  // Points are scaled twice: by librsvg, which is told the density, and by sharp's own enlargement.
  const density = 72 * Math.sqrt(dpi / 72);
  const picture = sharp(file, { density }).flatten({ background: '#ffffff' }).removeAlpha();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Means over blocks of pixels: what is left of a picture when edges may fall half a pixel to either side. */
function coarse({ width, height, data }: Rgb, block: number): Float64Array {
  const columns = Math.floor(width / block);
  const rows = Math.floor(height / block);
  const out = new Float64Array(columns * rows * 3);
  for (let y = 0; y < rows * block; y++) {
    for (let x = 0; x < columns * block; x++) {
      const to = (Math.floor(y / block) * columns + Math.floor(x / block)) * 3;
      for (let c = 0; c < 3; c++) out[to + c] += data[(y * width + x) * 3 + c] / (block * block);
    }
  }
  return out;
}

/** Root mean square of the difference of two pictures of equal size, seen in blocks; 0..255. */
export function coarseRms(a: Rgb, b: Rgb, block = 8): number {
  if (a.width !== b.width || a.height !== b.height) {
    throw new Error(`the sizes differ: ${a.width}×${a.height} and ${b.width}×${b.height}`);
  }
  const p = coarse(a, block);
  const q = coarse(b, block);
  return Math.sqrt(p.reduce((sum, v, i) => sum + (v - q[i]) ** 2, 0) / p.length);
}
