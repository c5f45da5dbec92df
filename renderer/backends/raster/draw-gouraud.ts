import type { GouraudItem } from '../../display-list/display-list.ts';
import { blendPixel, multiply8, to8 } from './blend.ts';
import type { Canvas } from './canvas.ts';
import { sweep } from './spans.ts';

/** One corner: device position and 8-bit colour. */
interface Corner {
  x: number;
  y: number;
  readonly color: readonly [number, number, number, number];
}

/** Draws triangles whose colour runs linearly between the corners; each is grown by half a pixel so that neighbours join. */
export function drawGouraud(canvas: Canvas, item: GouraudItem): void {
  canvas.clipTo(item.clip, item.snap);
  const { triangles, colors } = item;
  for (let t = 0; t * 6 + 5 < triangles.length; t++) {
    const corners: Corner[] = [];
    for (let i = 0; i < 3; i++) {
      const c = t * 12 + i * 4;
      corners.push({
        x: triangles[t * 6 + i * 2],
        y: canvas.height - triangles[t * 6 + i * 2 + 1],
        color: [to8(colors[c]), to8(colors[c + 1]), to8(colors[c + 2]), to8(colors[c + 3])],
      });
    }
    if (corners.some((c) => !Number.isFinite(c.x) || !Number.isFinite(c.y))) continue;
    drawTriangle(canvas, corners);
  }
}

function drawTriangle(canvas: Canvas, corners: readonly Corner[]): void {
  const { cells, spans } = canvas.tools;
  const outline = dilate(corners, 0.5);
  cells.moveTo(outline[0], outline[1]);
  for (let i = 2; i < 12; i += 2) cells.lineTo(outline[i], outline[i + 1]);
  sweep(cells, spans);
  // The colours run over the grown triangle, whose corners are where its sides meet.
  const grown = corners.map((c, i) => {
    const before = (i * 4 + 8) % 12;
    const after = i * 4;
    const at = meet(outline, before, after);
    return at === null ? c : { ...c, x: at[0], y: at[1] };
  });
  const shade = new Shade(grown);
  const runs = spans.data;
  for (let i = 0, end = spans.count * 4; i < end; i += 4) {
    const x = runs[i];
    const y = runs[i + 1];
    shade.row(y);
    for (let k = x; k < x + runs[i + 2]; k++) {
      const at = y * canvas.width + k;
      const coverage = canvas.mask === null ? runs[i + 3] : (255 + runs[i + 3] * canvas.mask[at]) >> 8;
      const a = shade.channel(3, k);
      if (a === 0) continue;
      const r = shade.channel(0, k);
      const g = shade.channel(1, k);
      const b = shade.channel(2, k);
      if (a === 255 && coverage === 255) canvas.words[at] = r | (g << 8) | (b << 16) | (a << 24);
      else blendPixel(canvas.data, at * 4, r, g, b, multiply8(a, coverage));
    }
  }
}

/** The six points of a triangle whose sides are moved outwards by `d`: x0, y0, … */
function dilate(c: readonly Corner[], d: number): Float64Array {
  const out = new Float64Array(12);
  const turn = (c[2].x - c[1].x) * (c[1].y - c[0].y) - (c[2].y - c[1].y) * (c[1].x - c[0].x);
  const distance = Math.abs(turn) > 1e-30 ? (turn > 0 ? -d : d) : 0;
  for (let i = 0; i < 3; i++) {
    const p = c[i];
    const q = c[(i + 1) % 3];
    const dx = q.x - p.x;
    const dy = q.y - p.y;
    const length = Math.sqrt(dx * dx + dy * dy);
    const ox = distance === 0 ? 0 : (distance * dy) / length;
    const oy = distance === 0 ? 0 : (-distance * dx) / length;
    out[4 * i] = p.x + ox;
    out[4 * i + 1] = p.y + oy;
    out[4 * i + 2] = q.x + ox;
    out[4 * i + 3] = q.y + oy;
  }
  return out;
}

/** Where the lines through points `i`/2, `i`/2 + 1 and `j`/2, `j`/2 + 1 of an outline meet, or null. */
function meet(o: Float64Array, i: number, j: number): [number, number] | null {
  const num = (o[i + 1] - o[j + 1]) * (o[j + 2] - o[j]) - (o[i] - o[j]) * (o[j + 3] - o[j + 1]);
  const den = (o[i + 2] - o[i]) * (o[j + 3] - o[j + 1]) - (o[i + 3] - o[i + 1]) * (o[j + 2] - o[j]);
  if (Math.abs(den) < 1e-30) return null;
  const r = num / den;
  return [o[i] + r * (o[i + 2] - o[i]), o[i + 1] + r * (o[i + 3] - o[i + 1])];
}

function roundAway(v: number): number {
  return Math.trunc(v < 0 ? v - 0.5 : v + 0.5);
}

/** One side of the triangle: where it is at a row, and in which colour. */
class Side {
  x = 0;
  readonly value = new Int32Array(4);
  readonly perY: number;
  private readonly from: Corner;
  private readonly to: Corner;

  constructor(from: Corner, to: Corner) {
    this.from = from;
    this.to = to;
    const dy = to.y - from.y;
    this.perY = dy < 1e-5 ? 1e5 : 1 / dy;
  }

  at(y: number): void {
    const { from, to } = this;
    let k = (y - (from.y - 0.5)) * this.perY;
    k = k < 0 ? 0 : Math.min(k, 1);
    for (let c = 0; c < 4; c++) {
      this.value[c] = from.color[c] + roundAway((to.color[c] - from.color[c]) * k);
    }
    this.x = roundAway((from.x - 0.5 + (to.x - from.x) * k) * 16);
  }
}

/** Agg's colour interpolation: along two sides for every row, then in 1/16 pixels and 14 fractional bits along the row. */
class Shade {
  private readonly long: Side;
  private readonly upper: Side;
  private readonly lower: Side;
  private readonly middleY: number;
  private readonly swap: boolean;
  private left: Side;
  private readonly step = new Int32Array(4);
  private rowY = Number.NaN;

  constructor(corners: readonly Corner[]) {
    let [a, b, c] = corners;
    if (a.y > c.y) [a, c] = [c, a];
    if (a.y > b.y) [a, b] = [b, a];
    if (b.y > c.y) [b, c] = [c, b];
    this.middleY = Math.trunc(b.y);
    this.swap = (b.x - c.x) * (c.y - a.y) - (b.y - c.y) * (c.x - a.x) < 0;
    this.long = new Side(a, c);
    this.upper = new Side(a, b);
    this.lower = new Side(b, c);
    this.left = this.long;
  }

  row(y: number): void {
    if (y === this.rowY) return;
    this.rowY = y;
    this.long.at(y);
    const other = y <= this.middleY ? this.upper : this.lower;
    if (other === this.upper) other.at(y + other.perY);
    else other.at(y - other.perY);
    const left = this.swap ? other : this.long;
    const right = this.swap ? this.long : other;
    const length = Math.max(Math.abs(right.x - left.x), 1);
    for (let c = 0; c < 4; c++) this.step[c] = Math.trunc(((right.value[c] - left.value[c]) << 14) / length);
    this.left = left;
  }

  channel(c: number, x: number): number {
    const v = this.left.value[c] + (Math.imul(this.step[c], (x << 4) - this.left.x) >> 14);
    return v < 0 ? 0 : Math.min(v, 255);
  }
}
