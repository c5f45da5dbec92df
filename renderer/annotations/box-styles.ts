import { PathCode, type PathData } from '../display-list/display-list.ts';
import { scaleTranslate } from '../geometry/affine.ts';
import { mapPath, polygon, unitCircle } from '../geometry/shapes.ts';
import { type NamedStyle, readStyle, type StyleTable } from './style-string.ts';

type Point = readonly [number, number];
type Options = NamedStyle['options'];

/** The outline around a box at (x, y); `size` scales paddings and corners. */
type BoxMaker = (x: number, y: number, width: number, height: number, size: number, o: Options) => PathData;

const { MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY } = PathCode;
const arrow = ['pad', 'head_width', 'head_angle'];

/** Box styles and their parameters. */
export const boxStyles: StyleTable = {
  square: ['pad'],
  circle: ['pad'],
  ellipse: ['pad'],
  larrow: arrow,
  rarrow: arrow,
  darrow: arrow,
  round: ['pad', 'rounding_size'],
  round4: ['pad', 'rounding_size'],
  sawtooth: ['pad', 'tooth_size'],
  roundtooth: ['pad', 'tooth_size'],
};

/** The most teeth along a side: a tooth size of nearly nothing must not make a path without end. */
const mostTeeth = 10_000;

/** Reads a box style, or says what is wrong with it. */
export function readBoxStyle(text: string): NamedStyle | string {
  const style = readStyle(text, boxStyles);
  if (typeof style === 'string') return style;
  const { head_width: width = 1.5, head_angle: angle = 90, tooth_size: tooth, pad = 0.3 } = style.options;
  if (width < 0) return 'head_width must not be negative';
  if (angle % 360 === 0) return 'head_angle must not be a whole turn';
  if (style.name.endsWith('tooth') && !((tooth ?? pad * 0.5) > 0)) return 'teeth must be larger than 0';
  return style;
}

/** The outline of a box style around the box at (x, y). */
export function boxPath(
  style: NamedStyle,
  x: number,
  y: number,
  width: number,
  height: number,
  size: number,
): PathData {
  return makers[style.name](x, y, width, height, size, style.options);
}

const padded =
  (
    make: (x0: number, y0: number, x1: number, y1: number, size: number, pad: number, o: Options) => PathData,
  ): BoxMaker =>
  (x, y, width, height, size, o) => {
    const pad = size * (o.pad ?? 0.3);
    const [x0, y0] = [x - pad, y - pad];
    return make(x0, y0, x0 + (width + 2 * pad), y0 + (height + 2 * pad), size, pad, o);
  };

const makers: Readonly<Record<string, BoxMaker>> = {
  square: padded((x0, y0, x1, y1) =>
    polygon([
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ]),
  ),
  circle: padded((x0, y0, x1, y1) => {
    const r = Math.max(x1 - x0, y1 - y0) / 2;
    return mapPath(scaleTranslate(r, r, x0 + (x1 - x0) / 2, y0 + (y1 - y0) / 2), unitCircle);
  }),
  ellipse: padded((x0, y0, x1, y1) => {
    const [w, h] = [x1 - x0, y1 - y0];
    return mapPath(scaleTranslate(w / Math.SQRT2, h / Math.SQRT2, x0 + w / 2, y0 + h / 2), unitCircle);
  }),
  rarrow: padded((x0, y0, x1, y1, _size, _pad, o) => polygon(rightArrow(x0, y0, x1, y1, o))),
  larrow: (x, y, width, height, size, o) => {
    const right = makers.rarrow(x, y, width, height, size, o);
    return { vertices: right.vertices.map((v, i) => (i % 2 === 0 ? 2 * x + width - v : v)), codes: right.codes };
  },
  darrow: padded((x0, y0, x1, y1, _size, _pad, o) => polygon(doubleArrow(x0, y0, x1, y1, o))),
  round: padded((x0, y0, x1, y1, size, pad, o) => {
    const r = o.rounding_size ? size * o.rounding_size : pad;
    const corner = [CURVE3, CURVE3];
    return {
      vertices: Float64Array.of(
        ...[x0 + r, y0, x1 - r, y0, x1, y0, x1, y0 + r, x1, y1 - r, x1, y1, x1 - r, y1],
        ...[x0 + r, y1, x0, y1, x0, y1 - r, x0, y0 + r, x0, y0, x0 + r, y0, x0 + r, y0],
      ),
      codes: Uint8Array.of(
        MOVETO,
        LINETO,
        ...corner,
        LINETO,
        ...corner,
        LINETO,
        ...corner,
        LINETO,
        ...corner,
        CLOSEPOLY,
      ),
    };
  }),
  round4: (x, y, width, height, size, o) => {
    const pad = size * (o.pad ?? 0.3);
    const r = o.rounding_size ? size * o.rounding_size : pad / 2;
    const [x0, y0] = [x - pad + r, y - pad + r];
    const [x1, y1] = [x0 + (width + 2 * pad - 2 * r), y0 + (height + 2 * pad - 2 * r)];
    return {
      vertices: Float64Array.of(
        ...[x0, y0, x0 + r, y0 - r, x1 - r, y0 - r, x1, y0, x1 + r, y0 + r, x1 + r, y1 - r, x1, y1],
        ...[x1 - r, y1 + r, x0 + r, y1 + r, x0, y1, x0 - r, y1 - r, x0 - r, y0 + r, x0, y0, x0, y0],
      ),
      codes: Uint8Array.of(MOVETO, ...new Array<number>(12).fill(CURVE4), CLOSEPOLY),
    };
  },
  sawtooth: (x, y, width, height, size, o) => {
    const points = teeth(x, y, width, height, size, o);
    const codes = new Uint8Array(points.length).fill(LINETO);
    codes[0] = MOVETO;
    codes[points.length - 1] = CLOSEPOLY;
    return { vertices: Float64Array.from(points.flat()), codes };
  },
  roundtooth: (x, y, width, height, size, o) => {
    const points = teeth(x, y, width, height, size, o);
    const codes = new Uint8Array(points.length + 1).fill(CURVE3);
    codes[0] = MOVETO;
    codes[points.length] = CLOSEPOLY;
    return { vertices: Float64Array.from([...points, points[0]].flat()), codes };
  },
};

interface Head {
  readonly headDy: number;
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  readonly cot: number;
}

function head(y0: number, y1: number, o: Options): Head {
  const headDy = (o.head_width ?? 1.5) * (y1 - y0);
  const middle = (y0 + y1) / 2;
  const cot = 1 / Math.tan((((o.head_angle ?? 90) / 2) * Math.PI) / 180);
  return { headDy, middle, low: middle - headDy / 2, high: middle + headDy / 2, cot };
}

function rightArrow(x0: number, y0: number, x1: number, y1: number, o: Options): Point[] {
  const { headDy, middle, low, high, cot } = head(y0, y1, o);
  const dy = y1 - y0;
  if (cot > 0) {
    const tip = x1 + (cot * Math.min(dy, headDy)) / 2;
    const shaft = tip - (cot * headDy) / 2;
    return [
      [x0, y0],
      [shaft, y0],
      [shaft, low],
      [tip, middle],
      [shaft, high],
      [shaft, y1],
      [x0, y1],
    ];
  }
  // The head points backwards: its long side lies at the end of the box, its short one moves in, at most to the other end.
  const dx = Math.min((-cot * Math.max(headDy - dy, 0)) / 2, x1 - x0);
  return [
    [x0, y0],
    [x1 - dx, Math.min(low, y0) - dx / cot],
    [x1, low],
    [x1, high],
    [x1 - dx, Math.max(high, y1) + dx / cot],
    [x0, y1],
  ];
}

function doubleArrow(x0: number, y0: number, x1: number, y1: number, o: Options): Point[] {
  const { headDy, middle, low, high, cot } = head(y0, y1, o);
  const dy = y1 - y0;
  if (cot > 0) {
    const out = (cot * Math.min(dy, headDy)) / 2;
    const [tip0, tip1] = [x0 - out, x1 + out];
    const [shaft0, shaft1] = [tip0 + (cot * headDy) / 2, tip1 - (cot * headDy) / 2];
    return [
      [shaft0, y1],
      [shaft0, high],
      [tip0, middle],
      [shaft0, low],
      [shaft0, y0],
      [shaft1, y0],
      [shaft1, low],
      [tip1, middle],
      [shaft1, high],
      [shaft1, y1],
    ];
  }
  const dx = Math.min((-cot * Math.max(headDy - dy, 0)) / 2, (x1 - x0) / 2);
  const [y0In, y1In] = [Math.min(low, y0) - dx / cot, Math.max(high, y1) + dx / cot];
  return [
    [x0, low],
    [x0 + dx, y0In],
    [x1 - dx, y0In],
    [x1, low],
    [x1, high],
    [x1 - dx, y1In],
    [x0 + dx, y1In],
    [x0, high],
  ];
}

/** Python's rounding: halves go to the even neighbour. */
function roundEven(v: number): number {
  const whole = Math.floor(v);
  if (v - whole !== 0.5) return Math.round(v);
  return whole % 2 === 0 ? whole : whole + 1;
}

/** A closed row of teeth; as many per side as fit, in pairs. */
function teeth(x: number, y: number, width: number, height: number, size: number, o: Options): Point[] {
  const pad = size * (o.pad ?? 0.3);
  const tooth = o.tooth_size === undefined ? (o.pad ?? 0.3) * 0.5 * size : o.tooth_size * size;
  const half = tooth / 2;
  const [w, h] = [width + 2 * pad - tooth, height + 2 * pad - tooth];
  const along = (length: number): number =>
    Math.min(mostTeeth, Math.max(0, roundEven((length - tooth) / (tooth * 2)) * 2));
  const [nx, ny] = [along(w), along(h)];
  const [x0, y0] = [x - pad + half, y - pad + half];
  const [x1, y1] = [x0 + w, y0 + h];
  const line = (from: number, to: number, n: number): number[] =>
    Array.from({ length: n }, (_, i) => (n > 1 && i === n - 1 ? to : from + i * ((to - from) / Math.max(n - 1, 1))));
  const zigzag = (at: number, first: number, n: number): number[] =>
    Array.from({ length: Math.min(4 * n, 2 * n + 2) }, (_, i) => at + [0, first, 0, -first][i % 4]);
  const xs = [
    ...[x0, ...line(x0 + half, x1 - half, 2 * nx + 1)],
    ...zigzag(x1, half, ny),
    ...[x1, ...line(x1 - half, x0 + half, 2 * nx + 1)],
    ...zigzag(x0, -half, ny),
  ];
  const ys = [
    ...zigzag(y0, -half, nx),
    ...[y0, ...line(y0 + half, y1 - half, 2 * ny + 1)],
    ...zigzag(y1, half, nx),
    ...[y1, ...line(y1 - half, y0 + half, 2 * ny + 1)],
  ];
  const n = Math.min(xs.length, ys.length);
  const points = Array.from({ length: n }, (_, i): Point => [xs[i], ys[i]]);
  return [...points, points[0]];
}
