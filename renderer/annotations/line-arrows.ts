import type { PathData } from '../display-list/display-list.ts';
import { beside, close, direction, line, move, type Point, pathOf, pointsOf, type Segment } from './points.ts';
import type { NamedStyle } from './style-string.ts';

/** A part of an arrow, and whether it is filled. */
export interface ArrowPart {
  readonly path: PathData;
  readonly filled: boolean;
}

/** A line with heads or brackets at its ends, as its style's name draws them: `<|-[`. */
export function lineArrow(style: NamedStyle, path: PathData, size: number, linewidth: number): ArrowPart[] {
  const o = style.options;
  const [begin, end] = style.name.split(/-(.*)/s);
  const points = pointsOf(path);
  const n = points.length;
  const head = { length: (o.head_length ?? 0.4) * size, width: (o.head_width ?? 0.2) * size, linewidth };
  // Bars have no arms.
  const flat = style.name === '|-|';
  const atBegin = ending(begin, points[1], points[0], head, {
    width: (o.widthA ?? 1) * (o.scaleA ?? size),
    length: flat ? 0 : (o.lengthA ?? 0.2) * (o.scaleA ?? size),
    angle: o.angleA ?? 0,
  });
  const atEnd = ending(end, points[n - 2], points[n - 1], head, {
    width: (o.widthB ?? 1) * (o.scaleB ?? size),
    length: flat ? 0 : (o.lengthB ?? 0.2) * (o.scaleB ?? size),
    angle: o.angleB ?? 0,
  });
  const vertices = path.vertices.slice();
  vertices[0] += atBegin.shift[0];
  vertices[1] += atBegin.shift[1];
  vertices[2 * n - 2] += atEnd.shift[0];
  vertices[2 * n - 1] += atEnd.shift[1];
  const shaft = { path: { vertices, codes: path.codes }, filled: false };
  return [shaft, ...[atBegin, atEnd].flatMap((e) => (e.path ? [{ path: e.path, filled: e.filled }] : []))];
}

interface Ending {
  readonly path: PathData | null;
  readonly filled: boolean;
  /** By how much the shaft is drawn back, so that a head's point and not its line ends at the place. */
  readonly shift: Point;
}

interface Head {
  readonly length: number;
  readonly width: number;
  readonly linewidth: number;
}

interface Bracket {
  readonly width: number;
  readonly length: number;
  /** Degrees. */
  readonly angle: number;
}

const nothing: Ending = { path: null, filled: false, shift: [0, 0] };

function ending(mark: string, from: Point, to: Point, head: Head, bracket: Bracket): Ending {
  if (mark.includes('<') || mark.includes('>')) {
    if (from[0] === to[0] && from[1] === to[1]) return nothing;
    const { lines, shift } = headLines(from, to, head);
    const filled = mark.includes('|');
    return { path: pathOf(filled ? [...lines, close([0, 0])] : lines), filled, shift };
  }
  return mark === '' ? nothing : { path: bracketPath(from, to, bracket), filled: false, shift: [0, 0] };
}

function headLines(from: Point, to: Point, { length, width, linewidth }: Head): { lines: Segment[]; shift: Point } {
  const distance = Math.hypot(length, width);
  const [cos, sin] = [length / distance, width / distance];
  const [dx0, dy0] = [from[0] - to[0], from[1] - to[1]];
  const reach = Math.hypot(dx0, dy0) || 1;
  const pad = (0.5 * linewidth) / sin;
  const shift: Point = [(pad * dx0) / reach, (pad * dy0) / reach];
  const [dx, dy] = [(dx0 / reach) * distance, (dy0 / reach) * distance];
  const tip: Point = [to[0] + shift[0], to[1] + shift[1]];
  return {
    lines: [
      move([tip[0] + (cos * dx + sin * dy), tip[1] + (-sin * dx + cos * dy)]),
      line(tip),
      line([tip[0] + (cos * dx - sin * dy), tip[1] + (sin * dx + cos * dy)]),
    ],
    shift,
  };
}

function bracketPath(from: Point, to: Point, { width, length, angle }: Bracket): PathData {
  const along = direction(from, to);
  const [p, q] = beside(to, along, width);
  const [dx, dy] = [length * along[0], length * along[1]];
  const points: Point[] = [[p[0] + dx, p[1] + dy], p, q, [q[0] + dx, q[1] + dy]];
  const radians = (angle * Math.PI) / 180;
  const [c, s] = [Math.cos(radians), Math.sin(radians)];
  const turned = angle
    ? points.map(([x, y]): Point => {
        const [rx, ry] = [x - to[0], y - to[1]];
        return [c * rx - s * ry + to[0], s * rx + c * ry + to[1]];
      })
    : points;
  return pathOf(turned.map((v, i) => (i === 0 ? move(v) : line(v))));
}
