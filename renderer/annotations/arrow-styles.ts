import type { PathData } from '../display-list/display-list.ts';
import { parallels, type Quadratic, splitCurve, wedge } from './bezier.ts';
import { type ArrowPart, lineArrow } from './line-arrows.ts';
import { close, curve, insideCircle, line, move, type Point, pathOf, pointsOf } from './points.ts';
import { type NamedStyle, readStyle, type StyleTable } from './style-string.ts';

type Options = NamedStyle['options'];

const heads = 'head_length head_width widthA widthB lengthA lengthB angleA angleB scaleA scaleB'.split(' ');

/** Arrow styles and their parameters. */
export const arrowStyles: StyleTable = {
  '-': [],
  '<-': heads,
  '->': heads,
  '<->': heads,
  '<|-': heads,
  '-|>': heads,
  '<|-|>': heads,
  ']-': ['widthA', 'lengthA', 'angleA'],
  '-[': ['widthB', 'lengthB', 'angleB'],
  ']-[': ['widthA', 'lengthA', 'angleA', 'widthB', 'lengthB', 'angleB'],
  '|-|': ['widthA', 'angleA', 'widthB', 'angleB'],
  ']->': ['widthA', 'lengthA', 'angleA'],
  '<-[': ['widthB', 'lengthB', 'angleB'],
  simple: ['head_length', 'head_width', 'tail_width'],
  fancy: ['head_length', 'head_width', 'tail_width'],
  wedge: ['tail_width', 'shrink_factor'],
};

/** Reads an arrow style, or says what is wrong with it. */
export function readArrowStyle(text: string): NamedStyle | string {
  const style = readStyle(text, arrowStyles);
  if (typeof style === 'string') return style;
  const lineHead = !hasBody(style) && style.options.head_width === 0;
  return lineHead ? 'head_width must not be 0' : style;
}

/** Whether an arrow has a body of its own, which bends along one curve only. */
export function hasBody(style: NamedStyle): boolean {
  return style.name in bodies;
}

/** An arrow along a path: its parts in drawing order. `size` and `linewidth` are pixels, `aspect` squeezes heights. */
export function arrowParts(
  style: NamedStyle,
  path: PathData,
  size: number,
  linewidth: number,
  aspect: number,
): readonly ArrowPart[] {
  if (aspect !== 1) {
    const stretch = (p: PathData, factor: number): PathData => ({
      vertices: p.vertices.map((v, i) => (i % 2 === 0 ? v : v * factor)),
      codes: p.codes,
    });
    const parts = arrowParts(style, stretch(path, 1 / aspect), size, linewidth, 1);
    // Matplotlib leaves the bodies squeezed; only lines come back to their height.
    if (hasBody(style)) return parts;
    return parts.map((p) => ({ path: stretch(p.path, aspect), filled: p.filled }));
  }
  const body = bodies[style.name];
  if (body) return [{ path: body(pointsOf(path) as unknown as Quadratic, size, style.options), filled: true }];
  return lineArrow(style, path, size, linewidth);
}

const bodies: Readonly<Record<string, (c: Quadratic, size: number, o: Options) => PathData>> = {
  simple,
  fancy,
  wedge: wedged,
};

/** The head of an arrow cut off its curve; a straight one when the curve is shorter than the head. */
function cutHead(
  c: Quadratic,
  length: number,
): { readonly tail: Quadratic | null; readonly head: Quadratic; readonly all: Quadratic } {
  const [, control, tip] = c;
  const halves = splitCurve(c, insideCircle(tip, length));
  if (halves) return { tail: halves[0] as unknown as Quadratic, head: halves[1] as unknown as Quadratic, all: c };
  const [dx, dy] = [tip[0] - control[0], tip[1] - control[1]];
  const f = length / (dx * dx + dy * dy) ** 0.5;
  const start: Point = [tip[0] - f * dx, tip[1] - f * dy];
  const head: Quadratic = [start, [0.5 * (start[0] + tip[0]), 0.5 * (start[1] + tip[1])], tip];
  return { tail: null, head, all: head };
}

function simple(c: Quadratic, size: number, o: Options): PathData {
  const { tail, head } = cutHead(c, (o.head_length ?? 0.5) * size);
  const [left, right] = wedge(head, ((o.head_width ?? 0.5) * size) / 2);
  const around = [curve(right[1], right[2]), curve(left[1], left[0])];
  if (!tail) return pathOf([move(right[0]), ...around, close(left[0])]);
  const [tailLeft, tailRight] = parallels(tail, ((o.tail_width ?? 0.2) * size) / 2);
  return pathOf([
    move(tailRight[0]),
    curve(tailRight[1], tailRight[2]),
    line(right[0]),
    ...around,
    line(tailLeft[2]),
    curve(tailLeft[1], tailLeft[0]),
    line(tailRight[0]),
    close(tailRight[0]),
  ]);
}

function fancy(c: Quadratic, size: number, o: Options): PathData {
  const length = (o.head_length ?? 0.4) * size;
  const { head, all } = cutHead(c, length);
  const tail = (splitCurve(all, insideCircle(c[2], length * 0.8))?.[0] ?? all) as Quadratic;
  const tailWidth = (o.tail_width ?? 0.4) * size;
  const [left, right] = wedge(head, ((o.head_width ?? 0.4) * size) / 2, 1, 0.6);
  const [tailLeft, tailRight] = wedge(tail, tailWidth * 0.5, 1, 0.6, 0.3);
  const start = splitCurve(all, insideCircle(all[0], tailWidth * 0.3))?.[0].at(-1) ?? all[0];
  return pathOf([
    move(start),
    line(tailRight[0]),
    curve(tailRight[1], tailRight[2]),
    line(right[0]),
    curve(right[1], right[2]),
    curve(left[1], left[0]),
    line(tailLeft[2]),
    curve(tailLeft[1], tailLeft[0]),
    line(start),
    close(start),
  ]);
}

function wedged(c: Quadratic, size: number, o: Options): PathData {
  const [one, other] = wedge(c, ((o.tail_width ?? 0.3) * size) / 2, 1, o.shrink_factor ?? 0.5);
  return pathOf([move(one[0]), curve(one[1], one[2]), line(other[2]), curve(other[1], other[0]), close(other[0])]);
}
