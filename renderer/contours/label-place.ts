import { PathCode, type PathData } from '../display-list/display-list.ts';

/** x0, y0, x1, y1, … on the screen. */
type Points = Float64Array;

/** Parts of a path from one MOVETO to the next. */
export function components({ vertices, codes }: PathData): PathData[] {
  if (codes === null) return [{ vertices, codes }];
  const starts = Array.from(codes.keys()).filter((i) => codes[i] === PathCode.MOVETO);
  return starts.map((from, k) => {
    const to = starts[k + 1] ?? codes.length;
    return { vertices: vertices.subarray(2 * from, 2 * to), codes: codes.subarray(from, to) };
  });
}

/** Whether a line is long enough to hold a label (`print_label`). */
export function hasRoom(line: Points, width: number): boolean {
  const n = line.length / 2;
  if (n > 10 * width) return true;
  if (n === 0) return false;
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < line.length; i += 2) {
    x0 = Math.min(x0, line[i]);
    x1 = Math.max(x1, line[i]);
    y0 = Math.min(y0, line[i + 1]);
    y1 = Math.max(y1, line[i + 1]);
  }
  return x1 - x0 > 1.2 * width || y1 - y0 > 1.2 * width;
}

/** The straightest piece of a line that is not near another label (`locate_label`). */
export function straightestPlace(
  line: Points,
  width: number,
  taken: (x: number, y: number) => boolean,
): { readonly x: number; readonly y: number; readonly index: number } {
  const n = line.length / 2;
  const count = width > 1 ? Math.ceil(n / width) : 1;
  const size = count === 1 ? n : Math.trunc(width);
  // The last block goes on at the line's start.
  const at = (block: number, i: number): number => (block * size + i) % n;
  const bends = Array.from({ length: count }, (_, block) => {
    const [first, last] = [at(block, 0), at(block, size - 1)];
    const [dx, dy] = [line[2 * last] - line[2 * first], line[2 * last + 1] - line[2 * first + 1]];
    const length = Math.hypot(dx, dy);
    let sum = 0;
    for (let i = 0; i < size; i++) {
      const p = at(block, i);
      const s = (line[2 * first + 1] - line[2 * p + 1]) * dx - (line[2 * first] - line[2 * p]) * dy;
      sum += Math.abs(s) / length;
    }
    return sum;
  });
  const order = Array.from(bends.keys()).sort((a, b) => {
    const [p, q] = [bends[a], bends[b]];
    return Number.isNaN(p) || Number.isNaN(q) ? Number(Number.isNaN(p)) - Number(Number.isNaN(q)) : p - q;
  });
  const half = size >> 1;
  const place = (block: number) => {
    const index = at(block, half);
    return { x: line[2 * index], y: line[2 * index + 1], index };
  };
  return place(order.find((block) => !taken(place(block).x, place(block).y)) ?? order[0]);
}

/** The point of a line that is nearest to (x, y), and the vertex that ends its piece. */
export function nearestPoint(
  line: Points,
  x: number,
  y: number,
): { readonly distance: number; readonly x: number; readonly y: number; readonly index: number } {
  const n = line.length / 2;
  if (n === 1) return { distance: (x - line[0]) ** 2 + (y - line[1]) ** 2, x: line[0], y: line[1], index: 0 };
  let best = { distance: Infinity, x: Number.NaN, y: Number.NaN, index: 0 };
  for (let i = 0; i + 1 < n; i++) {
    const [ax, ay] = [line[2 * i], line[2 * i + 1]];
    const [dx, dy] = [line[2 * i + 2] - ax, line[2 * i + 3] - ay];
    const share = Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    const [px, py] = [ax + share * dx, ay + share * dy];
    const distance = (px - x) ** 2 + (py - y) ** 2;
    if (distance < best.distance) best = { distance, x: px, y: py, index: i + 1 };
  }
  return best;
}
