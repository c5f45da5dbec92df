import { type CollectionOptions, PathCollection } from '../../artists/path-collection.ts';
import type { PathData } from '../../display-list/display-list.ts';
import { closedCodes } from '../../geometry/shapes.ts';
import type { TransformRef } from '../../geometry/transform.ts';
import type { RcParams } from '../../rc/rc-params.ts';
import { fused } from './fused.ts';
import type { Faces } from './shading.ts';
import { nearest, type Projected, projectPoints, type View3D } from './view.ts';

/** What decides which face lies in front: the mean, least or largest depth of its corners. */
export type DepthSort = 'average' | 'min' | 'max';

/** Faces in space, drawn from the farthest to the nearest (`Poly3DCollection`). */
export class Faces3D extends PathCollection implements Projected {
  readonly #faces: Faces;
  readonly #cut: boolean;
  readonly #sort: DepthSort;
  /** Colours in the faces' own order. */
  readonly #faceColors: Float64Array;
  readonly #edgeColors: Float64Array;

  constructor(
    faces: Faces,
    transform: TransformRef,
    options: CollectionOptions,
    rc: RcParams,
    how: { readonly cut?: boolean; readonly sort?: DepthSort } = {},
  ) {
    super({ paths: [], transform }, options, rc);
    this.#faces = faces;
    this.#cut = how.cut ?? false;
    this.#sort = how.sort ?? 'average';
    this.#faceColors = this.facecolors;
    this.#edgeColors = this.edgecolors;
  }

  project(view: View3D): number {
    const { xyz, starts } = this.#faces;
    const placed = projectPoints(view, xyz, this.#cut);
    const n = starts.length - 1;
    let most = 0;
    for (let i = 0; i < n; i++) most = Math.max(most, starts[i + 1] - starts[i]);
    const depths = new Float64Array(n);
    for (let i = 0; i < n; i++) depths[i] = depthOf(placed, starts[i], starts[i + 1], this.#sort);
    const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => order3(depths[a], depths[b]) || a - b);
    this.#settleTies(view, depths, order);
    order.reverse();
    this.geometry = {
      ...this.geometry,
      paths: Array.from(order, (i) => outline(placed, starts[i], starts[i + 1], most)),
    };
    this.facecolors = ordered(this.#faceColors, order);
    this.edgecolors = this.#edgeColors.length === 4 * n ? ordered(this.#edgeColors, order) : this.#edgeColors;
    return nearest(placed);
  }

  /** Sorts faces again that lie at the same depth as their neighbours, by depths that are rounded as numpy rounds them. */
  #settleTies(view: View3D, depths: Float64Array, order: Uint32Array): void {
    const { xyz, starts } = this.#faces;
    if (this.#sort !== 'average' || !view.scales.every((s) => s.isLinear)) return;
    for (let from = 0; from < order.length; from++) {
      let to = from + 1;
      while (to < order.length && depths[order[to]] - depths[order[to - 1]] < tie) to++;
      if (to - from > 1) {
        const exact = new Map<number, number>();
        for (const face of order.subarray(from, to))
          exact.set(face, exactDepth(view, xyz, starts[face], starts[face + 1]));
        order.subarray(from, to).sort((a, b) => order3(exact.get(a) ?? 0, exact.get(b) ?? 0) || a - b);
      }
      from = to - 1;
    }
  }
}

/** Depths that differ by less are as good as equal: then only the last bit decides, and must be Matplotlib's. */
const tie = 1e-13;

/** Ascending, with what is not seen at the end. */
function order3(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  return Number.isNaN(b) ? -1 : a - b;
}

function exactDepth({ matrix: m }: View3D, xyz: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const [x, y, z] = [xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]];
    const row = (k: number): number => fused(m[k + 3], 1, fused(m[k + 2], z, fused(m[k + 1], y, m[k] * x)));
    sum += row(8) / row(12);
  }
  return sum / (to - from);
}

function depthOf(placed: Float64Array, from: number, to: number, sort: DepthSort): number {
  let [sum, least, most, count] = [0, Infinity, -Infinity, 0];
  for (let i = from; i < to; i++) {
    const z = placed[3 * i + 2];
    if (Number.isNaN(z)) continue;
    sum += z;
    count++;
    if (z < least) least = z;
    if (z > most) most = z;
  }
  if (count === 0) return Number.NaN;
  return sort === 'average' ? sum / count : sort === 'min' ? least : most;
}

/**
 * The closed outline of a face in the plane. Matplotlib fills faces of fewer corners than the largest up with gaps, and a gap before
 * the end turns the last join into two ends.
 */
function outline(placed: Float64Array, from: number, to: number, most: number): PathData {
  const n = to - from;
  const gap = n < most ? 1 : 0;
  const vertices = new Float64Array(2 * (n + gap + 1)).fill(Number.NaN);
  for (let i = 0; i < n; i++) {
    vertices[2 * i] = placed[3 * (from + i)];
    vertices[2 * i + 1] = placed[3 * (from + i) + 1];
  }
  vertices[2 * (n + gap)] = vertices[0];
  vertices[2 * (n + gap) + 1] = vertices[1];
  return { vertices, codes: closedCodes(n + gap + 1) };
}

/** Packed colours in a new order; one colour is for all faces. */
function ordered(colors: Float64Array, order: Uint32Array): Float64Array {
  if (colors.length === 0) return colors;
  const n = order.length;
  const each = colors.length === 4 * n;
  const out = new Float64Array(4 * n);
  for (let i = 0; i < n; i++) {
    const from = each ? 4 * order[i] : 0;
    for (let k = 0; k < 4; k++) out[4 * i + k] = colors[from + k];
  }
  return out;
}
