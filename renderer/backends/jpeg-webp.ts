import type { Sharp } from 'sharp';
import { FigureError } from '../schema/figure-error.ts';
import type { Frame } from './raster/frame.ts';

/** What the formats themselves can hold, pixels per side. */
const MAX_SIDE = { jpeg: 65_535, webp: 16_383 } as const;

function checkSize({ width, height }: Frame, format: 'jpeg' | 'webp'): void {
  const limit = MAX_SIDE[format];
  if (width <= limit && height <= limit) return;
  const name = format === 'jpeg' ? 'JPEG' : 'WebP';
  throw new FigureError([{ pointer: '/format', detail: `${name} pictures are at most ${limit} pixels wide and high` }]);
}

async function open(data: Uint8Array | Uint8ClampedArray, { width, height }: Frame, channels: 3 | 4): Promise<Sharp> {
  // Loaded here: libvips takes longer to load than most figures take to draw.
  const { default: sharp } = await import('sharp');
  return sharp(data, { raw: { width, height, channels } });
}

/** The frame over white, as Matplotlib lays transparent figures over it for JPEG: three bytes a pixel. */
export function flattenOnWhite({ data, width, height }: Frame): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0, from = 0, to = 0; i < width * height; i++, from += 4, to += 3) {
    const alpha = data[from + 3];
    for (let c = 0; c < 3; c++) rgb[to + c] = Math.round((data[from + c] * alpha + 255 * (255 - alpha)) / 255);
  }
  return rgb;
}

/** A JPEG of quality 75 with halved colour resolution: Pillow's defaults, which are Matplotlib's. Throws `FigureError`. */
export async function encodeJpeg(frame: Frame, dpi: number): Promise<Uint8Array> {
  checkSize(frame, 'jpeg');
  const picture = await open(flattenOnWhite(frame), frame, 3);
  return picture.jpeg({ quality: 75, chromaSubsampling: '4:2:0' }).withDensity(dpi).toBuffer();
}

/** A lossy WebP of quality 80 with lossless transparency: Pillow's defaults. Throws `FigureError`. */
export async function encodeWebp(frame: Frame, dpi: number): Promise<Uint8Array> {
  checkSize(frame, 'webp');
  const picture = await open(frame.data, frame, 4);
  return picture.webp({ quality: 80, alphaQuality: 100, effort: 4 }).withDensity(dpi).toBuffer();
}
