import type { GouraudItem } from '../../display-list/display-list.ts';
import { roundToInt } from '../../paths/snap.ts';
import { blendPixel, multiply8, to8 } from './blend.ts';
import type { Canvas } from './canvas.ts';

// A picture has thousands of triangles: what one needs is kept from the one before.
const cornerX = new Float64Array(3);
const cornerY = new Float64Array(3);
/** Corners of the triangle grown by half a pixel, over which colours run. */
const grownX = new Float64Array(3);
const grownY = new Float64Array(3);
/** r, g, b, a per corner, 8 bits. */
const shade = new Int32Array(12);
/** The grown outline: both ends of every side, moved outwards. */
const outline = new Float64Array(12);

/** Draws triangles whose colour runs linearly between the corners; each is grown by half a pixel so that neighbours join. */
export function drawGouraud(canvas: Canvas, item: GouraudItem): void {
  canvas.clipTo(item.clip, item.snap);
  const { triangles, colors } = item;
  for (let t = 0; t * 6 + 5 < triangles.length; t++) {
    let finite = true;
    for (let i = 0; i < 3; i++) {
      const x = triangles[t * 6 + i * 2];
      const y = canvas.height - triangles[t * 6 + i * 2 + 1];
      finite &&= Number.isFinite(x) && Number.isFinite(y);
      cornerX[i] = x;
      cornerY[i] = y;
    }
    if (!finite || isOutside(canvas)) continue;
    for (let k = 0; k < 12; k++) shade[k] = to8(colors[t * 12 + k]);
    drawTriangle(canvas);
  }
}

/** Whether nothing of the triangle can be seen. */
function isOutside({ box }: Canvas): boolean {
  const [x0, y0, x1, y1] = box;
  const [a, b, c] = [cornerX[0], cornerX[1], cornerX[2]];
  const [d, e, f] = [cornerY[0], cornerY[1], cornerY[2]];
  return (
    Math.max(a, b, c) < x0 - 2 || Math.min(a, b, c) > x1 + 2 || Math.max(d, e, f) < y0 - 2 || Math.min(d, e, f) > y1 + 2
  );
}

function drawTriangle(canvas: Canvas): void {
  const { cells, spans } = canvas.tools;
  dilate(0.5);
  cells.moveTo(outline[0], outline[1]);
  for (let i = 2; i < 12; i += 2) cells.lineTo(outline[i], outline[i + 1]);
  cells.sweep(spans);
  // The colours run over the grown triangle, whose corners are where its sides meet.
  for (let i = 0; i < 3; i++) meet(i, (i * 4 + 8) % 12, i * 4);
  shades.begin();
  const { width } = canvas;
  const runs = spans.data;
  let rowY = -1;
  for (let i = 0, end = spans.count * 4; i < end; i += 4) {
    const y = runs[i + 1];
    if (y !== rowY) shades.row(y);
    rowY = y;
    const x = runs[i];
    shades.lay(canvas, x, y * width + x, runs[i + 2], runs[i + 3]);
  }
}

/** Moves the sides of the triangle outwards by `d`. */
function dilate(d: number): void {
  const turn =
    (cornerX[2] - cornerX[1]) * (cornerY[1] - cornerY[0]) - (cornerY[2] - cornerY[1]) * (cornerX[1] - cornerX[0]);
  const distance = Math.abs(turn) > 1e-30 ? (turn > 0 ? -d : d) : 0;
  for (let i = 0; i < 3; i++) {
    const j = i === 2 ? 0 : i + 1;
    const dx = cornerX[j] - cornerX[i];
    const dy = cornerY[j] - cornerY[i];
    const length = Math.sqrt(dx * dx + dy * dy);
    const ox = distance === 0 ? 0 : (distance * dy) / length;
    const oy = distance === 0 ? 0 : (-distance * dx) / length;
    outline[4 * i] = cornerX[i] + ox;
    outline[4 * i + 1] = cornerY[i] + oy;
    outline[4 * i + 2] = cornerX[j] + ox;
    outline[4 * i + 3] = cornerY[j] + oy;
  }
}

/** Puts the grown corner where the sides at `i` and `j` of the outline meet; parallel ones leave the corner where it is. */
function meet(corner: number, i: number, j: number): void {
  const o = outline;
  const num = (o[i + 1] - o[j + 1]) * (o[j + 2] - o[j]) - (o[i] - o[j]) * (o[j + 3] - o[j + 1]);
  const den = (o[i + 2] - o[i]) * (o[j + 3] - o[j + 1]) - (o[i + 3] - o[i + 1]) * (o[j + 2] - o[j]);
  if (Math.abs(den) < 1e-30) {
    grownX[corner] = cornerX[corner];
    grownY[corner] = cornerY[corner];
    return;
  }
  const r = num / den;
  grownX[corner] = o[i] + r * (o[i + 2] - o[i]);
  grownY[corner] = o[i + 1] + r * (o[i + 3] - o[i + 1]);
}

/** One side of the triangle: where it is at a row, and in which colour. */
class Side {
  x = 0;
  readonly value = new Int32Array(4);
  perY = 0;
  private fromX = 0;
  private fromY = 0;
  private dx = 0;
  private from = 0;
  private to = 0;

  /** Makes it the side between two corners. */
  between(from: number, to: number): void {
    const dy = grownY[to] - grownY[from];
    this.perY = dy < 1e-5 ? 1e5 : 1 / dy;
    this.fromX = grownX[from] - 0.5;
    this.fromY = grownY[from] - 0.5;
    this.dx = grownX[to] - grownX[from];
    this.from = 4 * from;
    this.to = 4 * to;
  }

  at(y: number): void {
    let k = (y - this.fromY) * this.perY;
    k = k < 0 ? 0 : k > 1 ? 1 : k;
    const { value, from, to } = this;
    for (let c = 0; c < 4; c++) {
      const start = shade[from + c];
      const change = shade[to + c] - start;
      value[c] = change === 0 ? start : start + roundToInt(change * k);
    }
    this.x = roundToInt((this.fromX + this.dx * k) * 16);
  }
}

/** Agg's colour interpolation: along two sides for every row, then in 1/16 pixels and 14 fractional bits along the row. */
class Shades {
  private readonly long = new Side();
  private readonly upper = new Side();
  private readonly lower = new Side();
  private left = this.long;
  private middleY = 0;
  private swap = false;
  /** Change of each channel over 1/16 pixel. */
  private stepR = 0;
  private stepG = 0;
  private stepB = 0;
  private stepA = 0;

  /** Takes up the triangle of the grown corners. */
  begin(): void {
    let [a, b, c] = [0, 1, 2];
    if (grownY[a] > grownY[c]) [a, c] = [c, a];
    if (grownY[a] > grownY[b]) [a, b] = [b, a];
    if (grownY[b] > grownY[c]) [b, c] = [c, b];
    this.middleY = Math.trunc(grownY[b]);
    const turn = (grownX[b] - grownX[c]) * (grownY[c] - grownY[a]) - (grownY[b] - grownY[c]) * (grownX[c] - grownX[a]);
    this.swap = turn < 0;
    this.long.between(a, c);
    this.upper.between(a, b);
    this.lower.between(b, c);
  }

  row(y: number): void {
    this.long.at(y);
    const upper = y <= this.middleY;
    const other = upper ? this.upper : this.lower;
    other.at(upper ? y + other.perY : y - other.perY);
    const left = this.swap ? other : this.long;
    const right = this.swap ? this.long : other;
    const length = Math.max(Math.abs(right.x - left.x), 1);
    this.stepR = (((right.value[0] - left.value[0]) << 14) / length) | 0;
    this.stepG = (((right.value[1] - left.value[1]) << 14) / length) | 0;
    this.stepB = (((right.value[2] - left.value[2]) << 14) / length) | 0;
    this.stepA = (((right.value[3] - left.value[3]) << 14) / length) | 0;
    this.left = left;
  }

  /** Lays `count` pixels of the row, from column `x` on and from pixel `at` of the canvas on, over what is there. */
  lay(canvas: Canvas, x: number, at: number, count: number, coverage: number): void {
    const { mask, words } = canvas;
    const { value } = this.left;
    const along = (x << 4) - this.left.x;
    let r = Math.imul(this.stepR, along);
    let g = Math.imul(this.stepG, along);
    let b = Math.imul(this.stepB, along);
    let a = Math.imul(this.stepA, along);
    const dr = this.stepR << 4;
    const dg = this.stepG << 4;
    const db = this.stepB << 4;
    const da = this.stepA << 4;
    const [r0, g0, b0, a0] = [value[0], value[1], value[2], value[3]];
    if (da === 0 && a0 === 255 && coverage === 255 && mask === null) {
      // Nothing shows through.
      for (let k = at; k < at + count; k++) {
        words[k] = byte(r0 + (r >> 14)) | (byte(g0 + (g >> 14)) << 8) | (byte(b0 + (b >> 14)) << 16) | (255 << 24);
        r = (r + dr) | 0;
        g = (g + dg) | 0;
        b = (b + db) | 0;
      }
      return;
    }
    for (let k = at; k < at + count; k++) {
      const red = byte(r0 + (r >> 14));
      const green = byte(g0 + (g >> 14));
      const blue = byte(b0 + (b >> 14));
      const alpha = byte(a0 + (a >> 14));
      r = (r + dr) | 0;
      g = (g + dg) | 0;
      b = (b + db) | 0;
      a = (a + da) | 0;
      if (alpha === 0) continue;
      const cover = mask === null ? coverage : (255 + coverage * mask[k]) >> 8;
      if (alpha === 255 && cover === 255) words[k] = red | (green << 8) | (blue << 16) | (alpha << 24);
      else blendPixel(words, k, red, green, blue, multiply8(alpha, cover));
    }
  }
}

function byte(v: number): number {
  return v < 0 ? 0 : v > 255 ? 255 : v;
}

const shades = new Shades();
