import { projectPlace, type View3D } from './view.ts';

type Vec = readonly [number, number, number];

/** The three axes' places around the box: which side of it they run along, as seen from the camera. */
export interface BoxFrame {
  readonly mins: Vec;
  readonly maxs: Vec;
  /** The eight corners, projected. */
  readonly corners: readonly (readonly [number, number, number])[];
  /** For x, y, z: whether the plane at the upper limit is the one further away, and so gets the pane. */
  readonly highs: readonly [boolean, boolean, boolean];
}

/** Corners of the planes across x, y and z, lower and upper. */
const planes = [
  [0, 3, 7, 4],
  [1, 2, 6, 5],
  [0, 1, 5, 4],
  [3, 2, 6, 7],
  [0, 1, 2, 3],
  [4, 5, 6, 7],
] as const;

/** The frame of the box in a view (`Axis._get_coord_info`). */
export function boxFrame(view: View3D): BoxFrame {
  const ends = view.scales.map((s, i) => view.bounds[i].map((v) => s.forward(v)));
  const mins = ends.map(([a, b]) => Math.min(a, b)) as unknown as Vec;
  const maxs = ends.map(([a, b]) => Math.max(a, b)) as unknown as Vec;
  const at = (x: number, y: number, z: number) => projectPlace(view.matrix, ends[0][x], ends[1][y], ends[2][z]);
  const corners = [
    at(0, 0, 0),
    at(1, 0, 0),
    at(1, 1, 0),
    at(0, 1, 0),
    at(0, 0, 1),
    at(1, 0, 1),
    at(1, 1, 1),
    at(0, 1, 1),
  ];
  const mean = (p: readonly number[]): number => p.reduce((sum, c) => sum + corners[c][2], 0) / 4;
  const low = [0, 1, 2].map((i) => mean(planes[2 * i]));
  const high = [0, 1, 2].map((i) => mean(planes[2 * i + 1]));
  const highs: [boolean, boolean, boolean] = [low[0] < high[0], low[1] < high[1], low[2] < high[2]];
  const edgeOn = [0, 1, 2].map((i) => Math.abs(low[i] - high[i]) <= Number.EPSILON);
  if (edgeOn.filter(Boolean).length === 2) {
    // Looking straight at a plane: its axes go to the left and below.
    const facing = edgeOn.indexOf(false);
    if (facing === 2) highs.splice(0, 2, true, true);
    else if (facing === 1) highs.splice(0, 3, true, highs[1], false);
    else highs.splice(1, 2, false, false);
  }
  return { mins, maxs, corners, highs };
}

/** The corners of the pane behind the data, across axis `i`. */
export function paneCorners(frame: BoxFrame, i: number): readonly (readonly [number, number, number])[] {
  return planes[2 * i + (frame.highs[i] ? 1 : 0)].map((c) => frame.corners[c]);
}

/** Which of an axis' four edges: Matplotlib's `lower`, `upper`, or the one that it prefers. */
export type EdgePosition = 'default' | 'lower' | 'upper';

const juggled = [
  [1, 0, 2],
  [0, 1, 2],
  [0, 2, 1],
] as const;

/** The order of coordinates in which axis `i` looks for its edge. */
export const edgeOrder = (i: number): readonly [number, number, number] => juggled[i];

/** Both ends of the edge that axis `i` runs along, in places of the scales. */
export function axisEdge(frame: BoxFrame, i: number, position: EdgePosition): [number[], number[]] {
  const { mins, maxs, highs } = frame;
  const far = [0, 1, 2].map((k) => (highs[k] ? maxs[k] : mins[k]));
  const near = [0, 1, 2].map((k) => (highs[k] ? mins[k] : maxs[k]));
  const [j0, j1, j2] = juggled[i];
  const start = [...far];
  const other = (position === 'lower' && near[j2] < far[j2]) || (position === 'upper' && near[j2] > far[j2]) ? j2 : j0;
  start[other] = near[other];
  const end = [...start];
  end[j1] = near[j1];
  return [start, end];
}

/** Along which coordinate the ticks of axis `i` stick out. */
export function tickDirection(i: number, position: EdgePosition, elev: number, azim: number): number {
  const mod = (a: number, n: number): number => ((a % n) + n) % n;
  const up = mod(elev + 180, 360) - 180 >= 0;
  const front = mod(azim, 360) < 180;
  if (position === 'upper') return [...(up ? [2, 2] : [1, 0]), front ? 1 : 0][i];
  if (position === 'lower') return [...(up ? [1, 0] : [2, 2]), front ? 0 : 1][i];
  return [1, 0, 0][i];
}
