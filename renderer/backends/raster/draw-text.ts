import { PathCode, type TextItem } from '../../display-list/display-list.ts';
import { blendPixel, multiply8, packColor, Shades } from './blend.ts';
import type { Canvas } from './canvas.ts';
import { drawPath } from './draw-path.ts';
import type { GlyphBitmap, GlyphSource } from './glyph-source.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;
const rectCodes = Uint8Array.of(MOVETO, LINETO, LINETO, LINETO, CLOSEPOLY);

/** Draws the glyphs of a line of text, then the bars of its fractions and roots. Clip paths do not cut text (as in Agg). */
export function drawText(canvas: Canvas, item: TextItem, glyphs: GlyphSource): void {
  const color = packColor(item.color);
  const bounds = textBounds(canvas, item);
  if (color >>> 24 !== 0) glyphs.glyphs(item, canvas.height, (bitmap) => layBitmap(canvas, bitmap, color, bounds));
  for (const rect of item.rects) drawBar(canvas, item, rect);
}

type Bounds = readonly [number, number, number, number];

/** Columns and rows text may touch: left, top, and one past right and bottom. */
function textBounds(canvas: Canvas, item: TextItem): Bounds {
  const rect = item.clip?.rect ?? null;
  if (rect === null) return [0, 0, canvas.width, canvas.height];
  const [x, y, w, h] = rect;
  const round = (v: number): number => Math.trunc(v + (v >= 0 ? 0.5 : -0.5));
  return [
    Math.max(0, round(x)),
    Math.max(0, round(canvas.height - (y + h))),
    Math.min(canvas.width, round(x + w)),
    Math.min(canvas.height, round(canvas.height - y)),
  ];
}

// Most letters of most figures are black on white.
let shades = new Shades(0, 0);

function shadesOf(color: number, ground: number): Shades {
  if (shades.color !== color || shades.ground !== ground) shades = new Shades(color, ground);
  return shades;
}

function layBitmap(canvas: Canvas, bitmap: GlyphBitmap, color: number, bounds: Bounds): void {
  const { width, words, ground } = canvas;
  const { coverage } = bitmap;
  const shaded = shadesOf(color, ground).words;
  const r = color & 255;
  const g = (color >> 8) & 255;
  const b = (color >> 16) & 255;
  const a = color >>> 24;
  const left = Math.max(bitmap.x, bounds[0]);
  const right = Math.min(bitmap.x + bitmap.width, bounds[2]);
  const top = Math.max(bitmap.y, bounds[1]);
  const bottom = Math.min(bitmap.y + bitmap.height, bounds[3]);
  for (let y = top; y < bottom; y++) {
    const source = (y - bitmap.y) * bitmap.width - bitmap.x;
    for (let x = left; x < right; x++) {
      const c = coverage[source + x];
      if (c === 0) continue;
      const k = y * width + x;
      if (words[k] === ground) words[k] = shaded[c];
      else if (a === 255 && c === 255) words[k] = color;
      else blendPixel(words, k, r, g, b, multiply8(a, c));
    }
  }
}

/** A fraction bar or the roof of a root: at least one pixel thick unless snapping is off, and aligned when it is upright. */
function drawBar(canvas: Canvas, item: TextItem, rect: readonly [number, number, number, number]): void {
  let [dx, dy, w, h] = rect;
  if (item.snap !== false) {
    if (w < 1) {
      dx -= (1 - w) / 2;
      w = 1;
    }
    if (h < 1) {
      dy -= (1 - h) / 2;
      h = 1;
    }
  }
  const angle = (item.angle * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const vertices = new Float64Array(10);
  const corners = [dx, dy, dx + w, dy, dx + w, dy + h, dx, dy + h, dx, dy];
  for (let i = 0; i < 10; i += 2) {
    vertices[i] = cos * corners[i] - sin * corners[i + 1] + item.x;
    vertices[i + 1] = sin * corners[i] + cos * corners[i + 1] + item.y;
  }
  drawPath(canvas, {
    kind: 'path',
    path: { vertices, codes: rectCodes },
    fill: item.color,
    stroke: null,
    clip: null,
    antialiased: true,
    snap: item.snap,
  });
}
