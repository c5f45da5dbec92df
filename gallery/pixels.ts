/** How far two pictures are apart, as Matplotlib's image comparison counts it. */
import type { Picture } from './decode-png.ts';

/** Distance of two pictures of one size. */
export interface PixelDistance {
  /** Root of the mean square difference over all channels, 0..255. */
  readonly rms: number;
  /** The largest difference of one channel. */
  readonly largest: number;
}

/** Alpha counts when either picture has any transparency; else RGB alone, as `matplotlib.testing.compare` does. */
export function pixelDistance(a: Picture, b: Picture): PixelDistance {
  if (a.width !== b.width || a.height !== b.height) {
    throw new Error(`${a.width} × ${a.height} pixels instead of ${b.width} × ${b.height}`);
  }
  const channels = isOpaque(a) && isOpaque(b) ? 3 : 4;
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < a.rgba.length; i += 4) {
    for (let c = 0; c < channels; c++) {
      const difference = Math.abs(a.rgba[i + c] - b.rgba[i + c]);
      sum += difference * difference;
      if (difference > largest) largest = difference;
    }
  }
  return { rms: Math.sqrt(sum / ((a.rgba.length / 4) * channels)), largest };
}

/** The difference as a grey picture, ten times as strong as it is; RGB. */
export function differencePicture(a: Picture, b: Picture): Uint8Array {
  const out = new Uint8Array((a.rgba.length / 4) * 3);
  for (let i = 0; i < a.rgba.length; i += 4) {
    const alpha = Math.abs(a.rgba[i + 3] - b.rgba[i + 3]);
    for (let c = 0; c < 3; c++) {
      out[(i / 4) * 3 + c] = Math.min(255, 10 * Math.max(alpha, Math.abs(a.rgba[i + c] - b.rgba[i + c])));
    }
  }
  return out;
}

function isOpaque(picture: Picture): boolean {
  for (let i = 3; i < picture.rgba.length; i += 4) if (picture.rgba[i] !== 255) return false;
  return true;
}
