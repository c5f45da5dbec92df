import * as z from 'zod/mini';
import type { Artist } from '../../artists/artist.ts';
import { PathCollection } from '../../artists/path-collection.ts';
import type { Axes3D } from '../../axes/three-d/axes-3d.ts';
import { type Direction, juggle, pack } from '../../axes/three-d/directions.ts';
import { Faces3D } from '../../axes/three-d/faces-3d.ts';
import { type Path3D, Paths3D } from '../../axes/three-d/paths-3d.ts';
import { evenFaces, shadeColors } from '../../axes/three-d/shading.ts';
import { PathCode, type PathData } from '../../display-list/display-list.ts';
import { FigureError } from '../../schema/figure-error.ts';
import { boolean, count, expecting, number } from '../../schema/pieces.ts';
import { roundHalfEven } from '../../ticks/numeric.ts';
import type { Plotted } from '../mark.ts';

/** What contours in 3d axes take besides. */
export const contourShape3D = () => ({
  zdir: z.optional(expecting<'x' | 'y' | 'z'>('one of x, y, z', (v) => v === 'x' || v === 'y' || v === 'z')),
  offset: z.optional(z.nullable(number())),
  extend3d: z.optional(boolean()),
  stride: z.optional(count(1_000_000)),
});

/** Those keywords as they come from the schemas. */
export interface ContourKeywords3D {
  readonly zdir?: 'x' | 'y' | 'z';
  readonly offset?: number | null;
  readonly extend3d?: boolean;
  readonly stride?: number;
}

/** Coordinates and values at the points of contours. */
export interface ContourData {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Raises the flat contours that were just plotted to their levels, or to one plane at `offset` (`add_contour_set`). */
export function raiseContours(
  ax: Axes3D,
  plotted: Plotted,
  data: ContourData,
  k: ContourKeywords3D,
  hadData: boolean,
): Plotted {
  const scale = plotted.mappable?.contour;
  if (!scale) return plotted;
  const zdir = k.zdir ?? 'z';
  const flat = plotted.artists.filter((a) => a instanceof PathCollection);
  const { levels, extend, filled } = scale;
  const heights = filled ? middles(levels, extend) : levels;
  if (k.extend3d && !filled) {
    const bands = extended(ax, flat, levels, k.stride ?? 5);
    replace(ax, flat, [bands]);
    ax.include(data.x, data.y, data.z, hadData);
    return { ...plotted, artists: [bands] };
  }
  let level = 0;
  const raised = flat.map((artist) => {
    const paths = artist.geometry.paths.map((path) => lift(path, k.offset ?? heights[level++], `-${zdir}`));
    const options = { ...artist.options, facecolors: artist.facecolors, edgecolors: artist.edgecolors };
    const standing = new Paths3D(paths, ax.transData, options, ax.rc, { empty: 1e9 });
    standing.label = artist.label;
    return standing;
  });
  replace(ax, flat, raised);
  if (filled) includeFilled(ax, data, zdir, heights, hadData);
  else ax.include(data.x, data.y, data.z, hadData);
  return { ...plotted, artists: raised };
}

function lift({ vertices, codes }: PathData, height: number, direction: Direction): Path3D {
  const n = vertices.length / 2;
  const x = Float64Array.from({ length: n }, (_, i) => vertices[2 * i]);
  const y = Float64Array.from({ length: n }, (_, i) => vertices[2 * i + 1]);
  return { xyz: pack(...juggle(x, y, new Float64Array(n).fill(height), direction)), codes };
}

/** New artists where the old ones stood among the axes' children. */
function replace(ax: Axes3D, old: readonly Artist[], made: readonly Artist[]): void {
  const at = old.length > 0 ? ax.children.indexOf(old[0]) : ax.children.length;
  for (const artist of made) artist.clip = ax.clip;
  ax.children.splice(at, old.length, ...made);
}

/** The heights of filled regions: halfway between levels, open ends as far beyond. */
function middles(levels: Float64Array, extend: string): Float64Array {
  const n = levels.length;
  const out: number[] = [];
  for (let i = 0; i + 1 < n; i++) out.push(levels[i] + (levels[i + 1] - levels[i]) / 2);
  if (extend === 'min' || extend === 'both') out.unshift(levels[0] - (levels[1] - levels[0]) / 2);
  if (extend === 'max' || extend === 'both') out.push(levels[n - 1] + (levels[n - 1] - levels[n - 2]) / 2);
  return Float64Array.from(out);
}

function includeFilled(ax: Axes3D, data: ContourData, zdir: string, heights: Float64Array, hadData: boolean): void {
  const reach = (values: Float64Array): [number, number] => {
    let [low, high] = [Infinity, -Infinity];
    for (const v of values) {
      if (v < low) low = v;
      if (v > high) high = v;
    }
    return [low, high];
  };
  const of = (name: 'x' | 'y' | 'z'): [number, number] => reach(name === zdir ? heights : data[name]);
  ax.include(of('x'), of('y'), of('z'), hadData);
}

/** Bands half a level up and down along the first line of every level (`_3d_extend_contour`). */
function extended(ax: Axes3D, flat: readonly PathCollection[], levels: Float64Array, stride: number): Faces3D {
  if (levels.length < 2)
    throw new FigureError([
      { pointer: '', detail: 'extend3d needs at least two levels, whose distance is its height' },
    ]);
  const dz = (levels[1] - levels[0]) / 2;
  const xyz: number[] = [];
  const colors: number[] = [];
  const [lines] = flat;
  lines.geometry.paths.forEach((path, i) => {
    const xy = firstPart(path);
    const n = xy.length / 2;
    if (n === 0) return;
    const steps = Math.max(roundHalfEven(n / stride), 2);
    const size = (n - 1) / (steps - 1);
    const corner = (at: number, height: number): void => {
      xyz.push(xy[2 * at], xy[2 * at + 1], height);
    };
    for (let k = 0; k + 1 < steps; k++) {
      const [a, b] = [roundHalfEven(k * size), roundHalfEven((k + 1) * size)];
      corner(a, levels[i] - dz);
      corner(b, levels[i] - dz);
      corner(b, levels[i] + dz);
      corner(a, levels[i] + dz);
      const from = (4 * i) % lines.edgecolors.length;
      colors.push(...lines.edgecolors.subarray(from, from + 4));
    }
  });
  const faces = evenFaces(Float64Array.from(xyz), 4);
  const lit = shadeColors(Float64Array.from(colors), faces);
  return new Faces3D(faces, ax.transData, { facecolors: lit, edgecolors: lit, label: lines.label }, ax.rc);
}

/** The points of a path up to its second start. */
function firstPart({ vertices, codes }: PathData): Float64Array {
  const second = codes?.indexOf(PathCode.MOVETO, 1) ?? -1;
  return second < 0 ? vertices : vertices.subarray(0, 2 * second);
}
