import type { PathData } from '../display-list/display-list.ts';
import { splitPath } from './bezier.ts';
import {
  curve,
  type Inside,
  insideCircle,
  intersection,
  line,
  move,
  type Point,
  pathOf,
  pointsOf,
  type Segment,
} from './points.ts';
import { type NamedStyle, readStyle, type StyleTable } from './style-string.ts';

type Options = NamedStyle['options'];
type Connector = (a: Point, b: Point, o: Options) => Segment[];

/** Connection styles and their parameters. */
export const connectionStyles: StyleTable = {
  arc3: ['rad'],
  angle3: ['angleA', 'angleB'],
  angle: ['angleA', 'angleB', 'rad'],
  arc: ['angleA', 'angleB', 'armA', 'armB', 'rad'],
  bar: ['armA', 'armB', 'fraction', 'angle'],
};

/** Reads a connection style, or says what is wrong with it. */
export function readConnectionStyle(text: string): NamedStyle | string {
  const style = readStyle(text, connectionStyles);
  if (typeof style === 'string' || !style.name.startsWith('angle')) return style;
  const [a, b] = [unit(style.options.angleA ?? 90), unit(style.options.angleB ?? 0)];
  return Math.abs(b[1] * a[0] - b[0] * a[1]) < 1e-12 ? 'angleA and angleB must not lie on one line' : style;
}

/** Whether a style is one quadratic curve, as arrows with a body of their own need it. */
export function isOneCurve(style: NamedStyle): boolean {
  return style.name === 'arc3' || style.name === 'angle3';
}

/** What a connection keeps clear of at its ends: shapes, and circles in pixels. */
export interface Clearance {
  readonly insideA: Inside | null;
  readonly insideB: Inside | null;
  readonly shrinkA: number;
  readonly shrinkB: number;
}

/** The path from `a` to `b`, cut off at the shapes around its ends, then shrunk. */
export function connect(style: NamedStyle, a: Point, b: Point, clear: Clearance): PathData {
  const whole = pathOf(connectors[style.name](a, b, style.options));
  const cut = cutEnds(whole, clear.insideA, clear.insideB);
  const points = pointsOf(cut);
  return cutEnds(
    cut,
    clear.shrinkA ? insideCircle(points[0], clear.shrinkA) : null,
    clear.shrinkB ? insideCircle(points[points.length - 1], clear.shrinkB) : null,
  );
}

function cutEnds(path: PathData, insideStart: Inside | null, insideEnd: Inside | null): PathData {
  let kept = path;
  if (insideStart) kept = splitPath(kept, insideStart)?.[1] ?? kept;
  if (insideEnd) kept = splitPath(kept, insideEnd)?.[0] ?? kept;
  return kept;
}

function unit(degrees: number): Point {
  const radians = (degrees * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}

const along = ([x, y]: Point, [dx, dy]: Point, d: number): Point => [x + d * dx, y + d * dy];

function corner(a: Point, b: Point, o: Options): Point {
  return intersection(a, unit(o.angleA ?? 90), b, unit(o.angleB ?? 0)) ?? b;
}

const connectors: Readonly<Record<string, Connector>> = {
  arc3: (a, b, o) => {
    const bend = o.rad ?? 0;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    return [move(a), curve([(a[0] + b[0]) / 2 + bend * dy, (a[1] + b[1]) / 2 - bend * dx], b)];
  },
  angle3: (a, b, o) => [move(a), curve(corner(a, b, o), b)],
  angle: (a, b, o) => {
    const c = corner(a, b, o);
    const radius = o.rad ?? 0;
    if (radius === 0) return [move(a), line(c), line(b)];
    const towards = (p: Point): Point => {
      const [dx, dy] = [p[0] - c[0], p[1] - c[1]];
      const f = radius / Math.hypot(dx, dy);
      return [c[0] + dx * f, c[1] + dy * f];
    };
    return [move(a), line(towards(a)), curve(c, towards(b)), line(b)];
  },
  arc: arms,
  bar,
};

/** An arm from each end, joined by a line, with rounded corners. */
function arms(a: Point, b: Point, o: Options): Segment[] {
  const { rad = 0, armA, armB } = o;
  const out: Segment[] = [move(a)];
  const from = ([x, y]: Point, p: Point): { readonly step: Point; readonly length: number } => {
    const [dx, dy] = [p[0] - x, p[1] - y];
    const length = (dx * dx + dy * dy) ** 0.5;
    return { step: [dx / length, dy / length], length };
  };
  /** Where the rounding of a corner begins, and the corner. */
  let rounded: [Point, Point] | null = null;
  const round = (next: Point): void => {
    if (rounded) out.push(line(rounded[0]), curve(rounded[1], along(rounded[1], from(rounded[1], next).step, rad)));
  };
  if (armA) {
    const out1 = unit(o.angleA ?? 0);
    rounded = [along(a, out1, armA - rad), along(a, out1, armA)];
  }
  if (armB) {
    const end = along(b, unit(o.angleB ?? 0), armB);
    const last: Point = rounded ? rounded[1] : a;
    round(end);
    const { step, length } = from(last, end);
    rounded = [along(last, step, length - rad), end];
  }
  round(b);
  out.push(line(b));
  return out;
}

/** Two upright arms with a bar between them. */
function bar(a: Point, b: Point, o: Options): Segment[] {
  let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const d = (dx * dx + dy * dy) ** 0.5;
  let end = b;
  let { armA = 0, armB = 0 } = o;
  let length = d;
  if (o.angle !== undefined) {
    const theta = (o.angle * Math.PI) / 180;
    const turn = Math.atan2(dy, dx) - theta;
    armB -= d * Math.sin(turn);
    end = along(a, [Math.cos(theta), Math.sin(theta)], d * Math.cos(turn));
    [dx, dy] = [end[0] - a[0], end[1] - a[1]];
    length = (dx * dx + dy * dy) ** 0.5;
  }
  const arm = Math.max(armA, armB);
  armA = (o.fraction ?? 0.3) * d + arm;
  const out: Point = [dy / length, -dx / length];
  return [move(a), line(along(a, out, armA)), line(along(end, out, armA)), line(b)];
}
