import type { Rgba } from '../../display-list/display-list.ts';
import type { Spans } from './spans.ts';

/** Pixels being drawn on: straight alpha, first row on top, little-endian ABGR. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly words: Int32Array;
}

/** One channel 0..1 as 8 bits, rounded. */
function to8(v: number): number {
  return (v * 255 + 0.5) & 255;
}

/** A colour as one little-endian word (signed: V8 hands 32 bits on without boxing only then). */
export function packColor(c: Rgba): number {
  return to8(c[0]) | (to8(c[1]) << 8) | (to8(c[2]) << 16) | (to8(c[3]) << 24);
}

/** a·b/255, rounded, over 8 bits. */
export function multiply8(a: number, b: number): number {
  const t = a * b + 128;
  return ((t >> 8) + t) >> 8;
}

// Dividing by a number below 2¹⁶ is multiplying by what is a little more than its reciprocal: too little to change what is left of a
// quotient below 2⁸ without its fraction, enough to make up for rounding.
const over = 1 + 2 ** -40;

/** Reciprocals for what lies on opaque pixels, by its alpha. */
const onOpaque = Float64Array.from({ length: 256 }, (_, alpha) => over / (65280 + alpha));

/**
 * Lays (r, g, b) with `alpha` (0..255, coverage already in it) over pixel `at`: the blending of Matplotlib's Agg, which keeps straight
 * alpha and 16 bits between the steps, to the last bit.
 */
export function blendPixel(words: Int32Array, at: number, r: number, g: number, b: number, alpha: number): void {
  if (alpha === 0) return;
  const below = words[at];
  const under = below >>> 24;
  const share = alpha << 8;
  const a = ((alpha + under) << 8) - alpha * under;
  const keep = under * (256 - alpha);
  const per = under === 255 ? onOpaque[alpha] : over / a;
  words[at] =
    ((r * share + (below & 255) * keep) * per) |
    (((g * share + ((below >> 8) & 255) * keep) * per) << 8) |
    (((b * share + ((below >> 16) & 255) * keep) * per) << 16) |
    ((a >> 8) << 24);
}

/** What one colour laid over one ground gives, by its coverage: letters are mostly drawn on what the canvas began with. */
export class Shades {
  readonly color: number;
  readonly ground: number;
  readonly words = new Int32Array(256);

  constructor(color: number, ground: number) {
    this.color = color;
    this.ground = ground;
    const [r, g, b, a] = [color & 255, (color >> 8) & 255, (color >> 16) & 255, color >>> 24];
    for (let c = 0; c < 256; c++) {
      this.words[c] = ground;
      if (a === 255 && c === 255) this.words[c] = color;
      else blendPixel(this.words, c, r, g, b, multiply8(a, c));
    }
  }
}

const opaque = 255 << 24;

/** From this length on, the language's own way to fill is faster than a loop. */
export const longRun = 40;

/** Lays one colour over the runs of `spans`, which lie within the surface. */
export function fillSpans(surface: Surface, spans: Spans, color: number): void {
  const { width, words } = surface;
  const runs = spans.data;
  const r = color & 255;
  const g = (color >> 8) & 255;
  const b = (color >> 16) & 255;
  const a = color >>> 24;
  if (a === 0) return;
  // What the last coverage comes to, and what it made of the last opaque pixel (0 when there was none): the same is wanted again and again
  // down an upright line.
  let coverage = -1;
  let share = 0;
  let keep = 0;
  let per = 0;
  let alpha = 0;
  let under = 0;
  let laid = 0;
  for (let i = 0, end = spans.count * 4; i < end; i += 4) {
    const from = runs[i + 1] * width + runs[i];
    const to = from + runs[i + 2];
    if (a === 255 && runs[i + 3] === 255) {
      if (to - from > longRun) words.fill(color, from, to);
      else for (let k = from; k < to; k++) words[k] = color;
      continue;
    }
    if (runs[i + 3] !== coverage) {
      coverage = runs[i + 3];
      alpha = multiply8(a, coverage);
      // As `blendPixel`, with what is the same for the whole run found once.
      share = alpha << 8;
      keep = 65280 - 255 * alpha;
      per = onOpaque[alpha];
      under = 0;
    }
    for (let k = from; k < to; k++) {
      const below = words[k];
      if (below === under && under !== 0) words[k] = laid;
      else if (below >>> 24 !== 255) blendPixel(words, k, r, g, b, alpha);
      else {
        laid =
          ((r * share + (below & 255) * keep) * per) |
          (((g * share + ((below >> 8) & 255) * keep) * per) << 8) |
          (((b * share + ((below >> 16) & 255) * keep) * per) << 16) |
          opaque;
        under = below;
        words[k] = laid;
      }
    }
  }
}

/** `fillSpans` through a mask of one byte per pixel. */
export function fillSpansMasked(surface: Surface, spans: Spans, color: number, mask: Uint8Array): void {
  const { width, words } = surface;
  const runs = spans.data;
  const r = color & 255;
  const g = (color >> 8) & 255;
  const b = (color >> 16) & 255;
  const a = color >>> 24;
  if (a === 0) return;
  for (let i = 0, end = spans.count * 4; i < end; i += 4) {
    const from = runs[i + 1] * width + runs[i];
    const to = from + runs[i + 2];
    const coverage = runs[i + 3];
    for (let k = from; k < to; k++) {
      const c = (255 + coverage * mask[k]) >> 8;
      if (c === 0) continue;
      if (a === 255 && c === 255) words[k] = color;
      else blendPixel(words, k, r, g, b, multiply8(a, c));
    }
  }
}
