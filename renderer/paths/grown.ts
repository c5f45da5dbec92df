import type { VertexSequence } from './vertex-sequence.ts';

const innerMiterLimit = 1.01;
const outerMiterLimit = 4;
const parallel = 1e-30;
/** Corners that turn by less than this (as a cross product) have no inner side. */
const straight = 1e-14;

/**
 * The corners x0, y0, … of a closed outline moved to the side by half of `width`, mitred as Agg's strokes are; see
 * `kernels/assembly/parts/outlines.ts`, which has all of a stroke.
 */
export function grownOutline({ x, y, distance, length }: VertexSequence, width: number): number[] {
  const half = width * 0.5;
  const out: number[] = [];
  for (let i = 0; i < length; i++) {
    const p = i === 0 ? length - 1 : i - 1;
    const q = i === length - 1 ? 0 : i + 1;
    const [dx1, dy1] = [(half * (y[i] - y[p])) / distance[p], (half * (x[i] - x[p])) / distance[p]];
    const [dx2, dy2] = [(half * (y[q] - y[i])) / distance[i], (half * (x[q] - x[i])) / distance[i]];
    const turn = (x[q] - x[i]) * (y[i] - y[p]) - (y[q] - y[i]) * (x[i] - x[p]);
    const inner = Math.abs(turn) > straight && turn > 0 === half > 0;
    const limit = inner ? Math.max(Math.min(distance[p], distance[i]) / half, innerMiterLimit) : outerMiterLimit;
    const at = meeting(
      [x[p] + dx1, y[p] - dy1, x[i] + dx1, y[i] - dy1],
      [x[i] + dx2, y[i] - dy2, x[q] + dx2, y[q] - dy2],
    );
    if (at === null) {
      // The three points lie on one line: straight on needs one point, a turn back needs both.
      const px = x[i] + dx1;
      const py = y[i] - dy1;
      const before = (px - x[i]) * (y[i] - y[p]) - (py - y[i]) * (x[i] - x[p]) < 0;
      const after = (px - x[q]) * (y[q] - y[i]) - (py - y[q]) * (x[q] - x[i]) < 0;
      if (before === after) {
        out.push(px, py);
        continue;
      }
    } else if (Math.sqrt((at[0] - x[i]) ** 2 + (at[1] - y[i]) ** 2) <= half * limit) {
      out.push(...at);
      continue;
    }
    out.push(x[i] + dx1, y[i] - dy1, x[i] + dx2, y[i] - dy2);
  }
  return out;
}

type Segment = readonly [number, number, number, number];

/** Where two lines meet; null when they are parallel. */
function meeting([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): [number, number] | null {
  const num = (ay - cy) * (dx - cx) - (ax - cx) * (dy - cy);
  const den = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (Math.abs(den) < parallel) return null;
  const r = num / den;
  return [ax + r * (bx - ax), ay + r * (by - ay)];
}
