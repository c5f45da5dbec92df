import { PathCode, type PathData } from '../../display-list/display-list.ts';
import { fontTable } from './sfnt.ts';

/** Reads glyph outlines from a TrueType file's `glyf` table (the OpenType specification's encoding). Font units, y up. */

/** Points of one contour: x, y and whether the curve goes through it. */
interface Contour {
  readonly x: number[];
  readonly y: number[];
  readonly on: boolean[];
}

const { MOVETO, LINETO, CURVE3, CLOSEPOLY } = PathCode;

// Components may nest; a font that nests them deeper than any real one is broken.
const maxNesting = 8;

/** The outline of a glyph as Matplotlib's path: contours of lines and quadratic curves, each closed. */
export function readOutline(bytes: Uint8Array, glyph: number): PathData {
  const vertices: number[] = [];
  const codes: number[] = [];
  for (const contour of readContours(bytes, glyph, 0)) trace(contour, vertices, codes);
  return { vertices: Float64Array.from(vertices), codes: Uint8Array.from(codes) };
}

function readContours(bytes: Uint8Array, glyph: number, nesting: number): Contour[] {
  const glyf = fontTable(bytes, 'glyf');
  const loca = fontTable(bytes, 'loca');
  const head = fontTable(bytes, 'head');
  if (glyf === null || loca === null || head === null || nesting > maxNesting) return [];
  const long = head.getInt16(50) === 1;
  const offset = (i: number): number => (long ? loca.getUint32(4 * i) : 2 * loca.getUint16(2 * i));
  const start = offset(glyph);
  if (offset(glyph + 1) === start) return [];
  const count = glyf.getInt16(start);
  return count >= 0 ? simple(glyf, start + 10, count) : composite(bytes, glyf, start + 10, nesting);
}

function simple(glyf: DataView, at: number, count: number): Contour[] {
  const ends = Array.from({ length: count }, (_, i) => glyf.getUint16(at + 2 * i));
  const points = count === 0 ? 0 : ends[count - 1] + 1;
  let p = at + 2 * count;
  p += 2 + glyf.getUint16(p); // the hinting program
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = glyf.getUint8(p++);
    let repeat = flag & 8 ? glyf.getUint8(p++) : 0;
    do flags.push(flag);
    while (repeat-- > 0);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? glyf.getUint8(p++) : -glyf.getUint8(p++);
      else if (!(flag & same)) {
        value += glyf.getInt16(p);
        p += 2;
      }
      return value;
    });
  };
  const x = coordinates(2, 16);
  const y = coordinates(4, 32);
  return ends.map((end, i) => {
    const first = i === 0 ? 0 : ends[i - 1] + 1;
    return {
      x: x.slice(first, end + 1),
      y: y.slice(first, end + 1),
      on: flags.slice(first, end + 1).map((flag) => (flag & 1) === 1),
    };
  });
}

function composite(bytes: Uint8Array, glyf: DataView, at: number, nesting: number): Contour[] {
  const contours: Contour[] = [];
  let p = at;
  let flags: number;
  do {
    flags = glyf.getUint16(p);
    const parts = readContours(bytes, glyf.getUint16(p + 2), nesting + 1);
    p += 4;
    const words = flags & 1;
    const first = words ? glyf.getInt16(p) : glyf.getInt8(p);
    const second = words ? glyf.getInt16(p + 2) : glyf.getInt8(p + 1);
    p += words ? 4 : 2;
    const scale = (): number => {
      p += 2;
      return glyf.getInt16(p - 2) / 16384;
    };
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & 0x08) a = d = scale();
    else if (flags & 0x40) [a, d] = [scale(), scale()];
    else if (flags & 0x80) [a, b, c, d] = [scale(), scale(), scale(), scale()];
    let [dx, dy] = [first, second];
    if (!(flags & 2)) {
      // Not an offset: a point of the part is laid on a point of what is there already.
      const point = (of: readonly Contour[], index: number): readonly [number, number] => {
        const xs = of.flatMap((contour) => contour.x);
        const ys = of.flatMap((contour) => contour.y);
        return [xs[index] ?? 0, ys[index] ?? 0];
      };
      const [ox, oy] = point(contours, first & (words ? 0xffff : 0xff));
      const [px, py] = point(parts, second & (words ? 0xffff : 0xff));
      [dx, dy] = [ox - (a * px + c * py), oy - (b * px + d * py)];
    }
    for (const part of parts) {
      contours.push({
        x: part.x.map((x, i) => a * x + c * part.y[i] + dx),
        y: part.y.map((y, i) => b * part.x[i] + d * y + dy),
        on: part.on,
      });
    }
  } while (flags & 0x20);
  return contours;
}

/** Between two points off the curve lies one on it, half way. */
function trace({ x, y, on }: Contour, vertices: number[], codes: number[]): void {
  const n = x.length;
  if (n === 0) return;
  const push = (code: number, px: number, py: number): void => {
    codes.push(code);
    vertices.push(px, py);
  };
  // A contour that begins off the curve starts at its last point, or half way to it.
  let [sx, sy] = [x[0], y[0]];
  let from = 1;
  let until = n;
  if (!on[0]) {
    from = 0;
    if (on[n - 1]) {
      [sx, sy] = [x[n - 1], y[n - 1]];
      until = n - 1;
    } else [sx, sy] = [(x[0] + x[n - 1]) / 2, (y[0] + y[n - 1]) / 2];
  }
  push(MOVETO, sx, sy);
  let closed = false;
  for (let i = from; i < until; i++) {
    if (on[i]) {
      push(LINETO, x[i], y[i]);
      continue;
    }
    closed = i + 1 >= until;
    push(CURVE3, x[i], y[i]);
    if (closed) push(CURVE3, sx, sy);
    else if (on[i + 1]) {
      push(CURVE3, x[i + 1], y[i + 1]);
      i++;
    } else push(CURVE3, (x[i] + x[i + 1]) / 2, (y[i] + y[i + 1]) / 2);
  }
  if (!closed) push(LINETO, sx, sy);
  push(CLOSEPOLY, 0, 0);
}
