import type { ImageItem } from '../../display-list/display-list.ts';
import { roundToInt } from '../../paths/snap.ts';
import { blendPixel, multiply8 } from './blend.ts';
import type { Canvas } from './canvas.ts';
import { paintOnCopy, paysToCopy } from './paint-on-copy.ts';

/** Blending so many pixels in a kernel gains as much as painting one path there. */
const pixelsLikePath = 100;

/** Lays pixels that were resampled to the device over the canvas, at the nearest whole pixel. */
export function drawImage(canvas: Canvas, item: ImageItem): void {
  const { width, height, rgba } = item;
  canvas.clipTo(item.clip, item.snap);
  const { mask } = canvas;
  const left = roundToInt(item.x);
  const top = canvas.height - (roundToInt(item.y) + height);
  // Without a clip path Agg takes the clip rectangle's far edges as pixels, with one it does not.
  const [x1, y1, x2, y2] =
    mask === null
      ? canvas.pixelBounds(item.clip)
      : [canvas.box[0], canvas.box[1], canvas.box[2] - 1, canvas.box[3] - 1];
  const fromX = Math.max(left, x1);
  const toX = Math.min(left + width - 1, x2);
  const fromY = Math.max(top, y1);
  const toY = Math.min(top + height - 1, y2);
  if (toX < fromX || toY < fromY) return;
  const source = new Int32Array(rgba.buffer, rgba.byteOffset, width * height);
  const { words } = canvas;
  const pixels = (toX - fromX + 1) * (toY - fromY + 1);
  if (paysToCopy(canvas, pixels / pixelsLikePath) && (mask !== null || showsThrough(source))) {
    paintOnCopy(canvas, (kernel) => {
      const from = kernel.loadPixels(source) + 4 * ((fromY - top) * width + fromX - left);
      kernel.exports.layPixels(from, width, fromX, fromY, toX - fromX + 1, toY - fromY + 1);
    });
    return;
  }
  for (let y = fromY; y <= toY; y++) {
    const row = (y - top) * width - left;
    const target = y * canvas.width;
    if (mask === null) {
      layRow(words, target + fromX, source, row + fromX, row + toX + 1);
      continue;
    }
    for (let x = fromX; x <= toX; x++) {
      const color = source[row + x];
      const a = color >>> 24;
      const at = target + x;
      const coverage = mask[at];
      if (a === 255 && coverage === 255) words[at] = color;
      else if (a !== 0) {
        const alpha = multiply8(a, coverage);
        blendPixel(words, at, color & 255, (color >> 8) & 255, (color >> 16) & 255, alpha);
      }
    }
  }
}

function showsThrough(words: Int32Array): boolean {
  for (let i = 0; i < words.length; i++) if (words[i] >>> 24 !== 255) return true;
  return false;
}

/** Lays the colours from `from` to `end` over the pixels from `at` on. */
function layRow(words: Int32Array, at: number, source: Int32Array, from: number, end: number): void {
  let all = -1;
  for (let i = from; i < end; i++) all &= source[i];
  if (all >>> 24 === 255) {
    // Nothing shows through.
    words.set(source.subarray(from, end), at);
    return;
  }
  for (let i = from, to = at; i < end; i++, to++) {
    const color = source[i];
    const a = color >>> 24;
    if (a === 255) words[to] = color;
    else blendPixel(words, to, color & 255, (color >> 8) & 255, (color >> 16) & 255, a);
  }
}
