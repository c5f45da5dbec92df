import { type Hatch, PathCode, type PathData, type Rgba } from '../display-list/display-list.ts';
import { joinPaths, unitCircle, unitRegularStar } from '../geometry/shapes.ts';

const { MOVETO, LINETO } = PathCode;

/** Whether a hatch is made of Matplotlib's letters only: `/ \ | - + x X o O . *`. */
export function isHatch(pattern: string): boolean {
  return /^[-+|/\\xXoO.*]*$/.test(pattern);
}

/** The hatch of a pattern in the unit square, with `density` (6) lines per letter; a letter given twice is twice as dense. */
export function hatchPath(pattern: string, density = 6): PathData {
  const count = (letters: string): number => [...pattern].filter((c) => letters.includes(c)).length * density;
  const parts = [
    straight(count('-+'), (v) => [0, v, 1, v]),
    straight(count('|+'), (v) => [v, 0, v, 1]),
    slanted(count('/xX'), (s) => [s, -s, 1 + s, 1 - s]),
    slanted(count('\\xX'), (s) => [s, 1 + s, 1 + s, s]),
    shapes(count('o'), unitCircle, 0.2, false),
    shapes(count('O'), unitCircle, 0.35, false),
    shapes(count('.'), unitCircle, 0.1, true),
    shapes(count('*'), unitRegularStar(5), 1 / 3, true),
  ];
  return joinPaths(parts.filter((p) => p.vertices.length > 0));
}

function segments(all: readonly (readonly [number, number, number, number])[]): PathData {
  return {
    vertices: Float64Array.from(all.flat()),
    codes: Uint8Array.from({ length: all.length * 2 }, (_, i) => (i % 2 === 0 ? MOVETO : LINETO)),
  };
}

function straight(lines: number, at: (v: number) => [number, number, number, number]): PathData {
  const step = 1 / lines;
  return segments(Array.from({ length: lines }, (_, i) => at(i * step + step / 2)));
}

function slanted(lines: number, at: (s: number) => [number, number, number, number]): PathData {
  if (lines === 0) return segments([]);
  return segments(Array.from({ length: lines + 1 }, (_, i) => at(i === lines ? 0.5 : -0.5 + i * (1 / lines))));
}

function shapes(rows: number, shape: PathData, size: number, filled: boolean): PathData {
  if (rows === 0) return { vertices: new Float64Array(0), codes: new Uint8Array(0) };
  const offset = 1 / rows;
  const scaled = shape.vertices.map((v) => v * offset * size);
  const one: PathData = { vertices: scaled, codes: shape.codes };
  // An unfilled shape is a ring: the outline forwards, then a smaller one backwards.
  const ring = filled ? one : joinPaths([one, { vertices: backwards(scaled), codes: shape.codes }]);
  const parts: PathData[] = [];
  for (let row = 0; row <= rows; row++) {
    const even = row % 2 === 0;
    const n = even ? rows + 1 : rows;
    const [from, to] = even ? [0, 1] : [offset / 2, 1 - offset / 2];
    for (let i = 0; i < n; i++) {
      const dx = n === 1 ? from : i === n - 1 ? to : from + i * ((to - from) / (n - 1));
      parts.push({ vertices: ring.vertices.map((v, k) => v + (k % 2 === 0 ? dx : row * offset)), codes: ring.codes });
    }
  }
  return joinPaths(parts);
}

function backwards(xy: Float64Array): Float64Array {
  const n = xy.length / 2;
  const out = new Float64Array(xy.length);
  for (let i = 0; i < n; i++) {
    out[2 * i] = xy[2 * (n - 1 - i)] * 0.9;
    out[2 * i + 1] = xy[2 * (n - 1 - i) + 1] * 0.9;
  }
  return out;
}

const tiles = new Map<string, PathData>();

/** A hatch in the given colour and line width (points). */
export function hatchTile(pattern: string, color: Rgba, width: number, dpi: number): Hatch {
  let path = tiles.get(pattern);
  if (!path) {
    path = hatchPath(pattern);
    if (tiles.size > 64) tiles.clear(); // bounded: clients choose the patterns
    tiles.set(pattern, path);
  }
  return { path, color, width: (width * dpi) / 72 };
}
