import type { PathData } from '../display-list/display-list.ts';
import { PathCode } from '../display-list/display-list.ts';
import {
  beside,
  direction,
  type Inside,
  intersection,
  type Point,
  pathOf,
  type Segment,
  segmentsOf,
} from './points.ts';

/** A quadratic Bézier curve: start, control point, end. */
export type Quadratic = readonly [Point, Point, Point];

/** Pixels to which a crossing is found. */
const tolerance = 0.01;
/** Halvings after which floating point has nothing left to halve. */
const mostHalvings = 200;

function pointAt(points: readonly Point[], t: number): Point {
  const n = points.length - 1;
  let [x, y] = [0, 0];
  let choose = 1;
  for (let i = 0; i <= n; i++) {
    const weight = choose * (1 - t) ** (n - i) * t ** i;
    x += weight * points[i][0];
    y += weight * points[i][1];
    choose = (choose * (n - i)) / (i + 1);
  }
  return [x, y];
}

/** The two parts of a curve before and after where it enters or leaves something; null when it does neither. */
export function splitCurve(points: readonly Point[], inside: Inside): [Point[], Point[]] | null {
  let [t0, t1] = [0, 1];
  let [start, end] = [pointAt(points, 0), pointAt(points, 1)];
  let startInside = inside(start);
  const same = (p: Point, q: Point): boolean => p[0] === q[0] && p[1] === q[1];
  if (startInside === inside(end) && !same(start, end)) return null;
  for (let i = 0; i < mostHalvings && Math.hypot(start[0] - end[0], start[1] - end[1]) >= tolerance; i++) {
    const t = 0.5 * (t0 + t1);
    const middle = pointAt(points, t);
    const middleInside = inside(middle);
    if (startInside !== middleInside) {
      t1 = t;
      if (same(end, middle)) break;
      end = middle;
    } else {
      t0 = t;
      if (same(start, middle)) break;
      start = middle;
      startInside = middleInside;
    }
  }
  return casteljau(points, (t0 + t1) / 2);
}

function casteljau(points: readonly Point[], t: number): [Point[], Point[]] {
  const left: Point[] = [];
  const right: Point[] = [];
  let level: readonly Point[] = points;
  while (level.length > 0) {
    left.push(level[0]);
    right.unshift(level[level.length - 1]);
    const above = level;
    level = above.slice(1).map(([x, y], i): Point => [above[i][0] * (1 - t) + x * t, above[i][1] * (1 - t) + y * t]);
  }
  return [left, right];
}

const codeOfDegree = [0, PathCode.LINETO, PathCode.CURVE3, PathCode.CURVE4];

/** The parts of a path before and after it first enters or leaves something; null when it does neither. */
export function splitPath(path: PathData, inside: Inside): [PathData, PathData] | null {
  const segments = segmentsOf(path);
  const last = (s: Segment): Point => s.points[s.points.length - 1];
  if (segments.length === 0) return null;
  const begin = inside(last(segments[0]));
  const at = segments.findIndex((s, i) => i > 0 && inside(last(s)) !== begin);
  if (at === -1) return null;
  const halves = splitCurve([last(segments[at - 1]), ...segments[at].points], inside);
  if (!halves) return null;
  const [left, right] = halves;
  const code = codeOfDegree[left.length - 1];
  return [
    pathOf([...segments.slice(0, at), { code, points: left.slice(1) }]),
    pathOf([
      { code: PathCode.MOVETO, points: right.slice(0, 1) },
      { code, points: right.slice(1) },
      ...segments.slice(at + 1),
    ]),
  ];
}

/** Whether two directions are opposite. */
function opposite(dx1: number, dy1: number, dx2: number, dy2: number): boolean {
  const between = Math.abs(Math.atan2(dx1, dy1) - Math.atan2(dx2, dy2));
  return between >= 1e-5 && Math.abs(between - Math.PI) < 1e-5;
}

/** Two curves that run along a curve at a distance, on its right and on its left. */
export function parallels([c1, cm, c2]: Quadratic, width: number): [Quadratic, Quadratic] {
  const turnsBack = opposite(c1[0] - cm[0], c1[1] - cm[1], cm[0] - c2[0], cm[1] - c2[1]);
  const first = turnsBack ? direction(c1, c2) : direction(c1, cm);
  const second = turnsBack ? first : direction(cm, c2);
  const starts = beside(c1, first, width);
  const ends = beside(c2, second, width);
  const crossings = starts.map((s, i) => intersection(s, first, ends[i], second));
  const straight = crossings.includes(null);
  const middle = (i: 0 | 1): Point =>
    straight ? [0.5 * (starts[i][0] + ends[i][0]), 0.5 * (starts[i][1] + ends[i][1])] : (crossings[i] as Point);
  return [
    [starts[0], middle(0), ends[0]],
    [starts[1], middle(1), ends[1]],
  ];
}

/** Two curves beside a curve whose distance from it changes: `w1`, `wm` and `w2` times the width at start, middle and end. */
export function wedge([c1, cm, c3]: Quadratic, width: number, w1 = 1, wm = 0.5, w2 = 0): [Quadratic, Quadratic] {
  const starts = beside(c1, direction(c1, cm), width * w1);
  const ends = beside(c3, direction(cm, c3), width * w2);
  const c12: Point = [(c1[0] + cm[0]) * 0.5, (c1[1] + cm[1]) * 0.5];
  const c23: Point = [(cm[0] + c3[0]) * 0.5, (cm[1] + c3[1]) * 0.5];
  const c123: Point = [(c12[0] + c23[0]) * 0.5, (c12[1] + c23[1]) * 0.5];
  const middles = beside(c123, direction(c12, c23), width * wm);
  const through = (i: 0 | 1): Quadratic => [
    starts[i],
    [0.5 * (4 * middles[i][0] - (starts[i][0] + ends[i][0])), 0.5 * (4 * middles[i][1] - (starts[i][1] + ends[i][1]))],
    ends[i],
  ];
  return [through(0), through(1)];
}
