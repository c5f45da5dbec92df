import { PathCode, type PathData } from '../display-list/display-list.ts';
import { interp } from '../statistics/interp.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;

export interface Cut {
  /** Degrees. */
  readonly angle: number;
  /** The path with a gap for the label. */
  readonly path: PathData;
}

/**
 * Turns a label along its line and breaks the line beneath it (`_split_path_and_get_label_rotation`).
 * @param path in data coordinates @param index the vertex before which the label stands @param at the label's place in data
 * coordinates @param toScreen data to screen @param width of the label on the screen @param spacing beside it
 */
export function cutLine(
  path: PathData,
  index: number,
  at: readonly [number, number],
  toScreen: (xy: Float64Array) => Float64Array,
  width: number,
  spacing: number,
  rightsideUp: boolean,
): Cut {
  let xy = pairsOf(path.vertices);
  let codes = Array.from(path.codes ?? xy.map((_, i) => (i === 0 ? MOVETO : LINETO)));
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-8 + 1e-5 * Math.abs(b);
  if (!near(at[0], xy[index][0]) || !near(at[1], xy[index][1])) {
    xy = xy.toSpliced(index, 0, at);
    codes = codes.toSpliced(index, 0, LINETO);
  }
  const start = codes.lastIndexOf(MOVETO, index);
  const after = codes.indexOf(MOVETO, index + 1);
  const stop = after < 0 ? codes.length : after;
  let part = xy.slice(start, stop);
  let middle = index - start;
  const closed = codes[stop - 1] === CLOSEPOLY;
  if (closed) {
    part = [...part.slice(middle, -1), ...part.slice(0, middle + 1)];
    middle = 0;
  }
  const screen = pairsOf(toScreen(Float64Array.from(part.flat())));
  const along = lengths(screen, middle);
  const targets: [number, number] = [-width / 2, width / 2];
  if (closed) targets[0] += along[along.length - 1] - along[0];
  const column = (points: readonly (readonly [number, number])[], k: 0 | 1) => points.map((p) => p[k]);
  const [sx, sy] = [column(screen, 0), column(screen, 1)];
  const [sx0, sx1] = targets.map((t) => interp(t, along, sx));
  const [sy0, sy1] = targets.map((t) => interp(t, along, sy));
  let angle = (Math.atan2(sy1 - sy0, sx1 - sx0) * 180) / Math.PI;
  if (rightsideUp) angle = modulo(angle + 90, 180) - 90;
  const [t0, t1] = [targets[0] - spacing, targets[1] + spacing];
  const places = Array.from(along.keys());
  const i0 = Math.floor(interp(t0, along, places, -1));
  const i1 = Math.ceil(interp(t1, along, places, -1));
  const [px, py] = [column(part, 0), column(part, 1)];
  const before: readonly [number, number] = [interp(t0, along, px), interp(t0, along, py)];
  const behind: readonly [number, number] = [interp(t1, along, px), interp(t1, along, py)];
  const pieces: (readonly [number, number])[][] = [];
  if (closed) {
    if (i0 !== -1 && i1 !== -1) pieces.push([behind, ...part.slice(i1, i0 + 1), before]);
  } else {
    if (i0 !== -1) pieces.push([...part.slice(0, i0 + 1), before]);
    if (i1 !== -1) pieces.push([behind, ...part.slice(i1)]);
  }
  const newCodes = pieces.flatMap((p) => p.map((_, i) => (i === 0 ? MOVETO : LINETO)));
  return {
    angle,
    path: {
      vertices: Float64Array.from([...xy.slice(0, start), ...pieces.flat(), ...xy.slice(stop)].flat()),
      codes: Uint8Array.from([...codes.slice(0, start), ...newCodes, ...codes.slice(stop)]),
    },
  };
}

function pairsOf(xy: Float64Array): (readonly [number, number])[] {
  return Array.from({ length: xy.length / 2 }, (_, i) => [xy[2 * i], xy[2 * i + 1]] as const);
}

/** How far each point lies along the line from the point `from`. */
function lengths(points: readonly (readonly [number, number])[], from: number): number[] {
  let sum = 0;
  const out = points.map((p, i) => {
    if (i > 0) sum += Math.hypot(p[0] - points[i - 1][0], p[1] - points[i - 1][1]);
    return sum;
  });
  const zero = out[from];
  return out.map((v) => v - zero);
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}
