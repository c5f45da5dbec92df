import { linePath } from '../contours/contour-grid.ts';
import { PathCode, type PathData } from '../display-list/display-list.ts';
import type { Triangulation } from './triangulation.ts';

/**
 * Contours through triangles (`TriContourGenerator`). Sides are counted as 3 · triangle + k, from corner k to the next. Higher values
 * lie to the left of a line.
 */
export class TriContours {
  readonly #mesh: Triangulation;
  readonly #z: Float64Array;
  /** Borders as rings of sides. */
  readonly #borders: readonly Int32Array[];
  /** Of a side on a border: which border and where in it. */
  readonly #onBorder = new Map<number, readonly [number, number]>();
  /** Triangles that the lower and the upper level have been through. */
  #seen: [Uint8Array, Uint8Array];
  #followed: Uint8Array[] = [];
  #used: Uint8Array;

  constructor(mesh: Triangulation, z: Float64Array) {
    this.#mesh = mesh;
    this.#z = z;
    this.#borders = this.#findBorders();
    this.#borders.forEach((border, b) => {
      border.forEach((side, i) => {
        this.#onBorder.set(side, [b, i]);
      });
    });
    const n = mesh.corners.length / 3;
    this.#seen = [new Uint8Array(n), new Uint8Array(n)];
    this.#used = new Uint8Array(this.#borders.length);
  }

  lines(level: number): PathData {
    this.#forget();
    const lines: number[][] = [];
    for (const border of this.#borders) {
      for (const side of border) {
        if (!(this.#from(side) >= level && this.#to(side) < level)) continue;
        const line: number[] = [];
        this.#through(line, side, true, level, false);
        lines.push(line);
      }
    }
    this.#loops(lines, level, false, false);
    return linePath(lines);
  }

  filled(lower: number, upper: number): PathData {
    this.#forget();
    const lines: number[][] = [];
    this.#areasAtBorders(lines, lower, upper);
    this.#loops(lines, lower, false, true);
    this.#loops(lines, upper, true, true);
    return openPath(lines);
  }

  #forget(): void {
    for (const seen of this.#seen) seen.fill(0);
    this.#followed = this.#borders.map((b) => new Uint8Array(b.length));
    this.#used.fill(0);
  }

  #from(side: number): number {
    return this.#z[this.#mesh.corners[side]];
  }

  #to(side: number): number {
    return this.#z[this.#mesh.corners[nextSide(side)]];
  }

  /** The side of the neighbour that begins where `side` ends; −1 at a border. */
  #across(side: number): number {
    const { corners, neighbors } = this.#mesh;
    const t = neighbors[side];
    if (t < 0) return -1;
    const point = corners[nextSide(side)];
    for (let k = 0; k < 3; k++) if (corners[3 * t + k] === point) return 3 * t + k;
    return -1;
  }

  #findBorders(): Int32Array[] {
    const { corners, neighbors } = this.#mesh;
    const borders: Int32Array[] = [];
    const found = new Set<number>();
    for (let start = 0; start < neighbors.length; start++) {
      if (neighbors[start] >= 0 || found.has(start)) continue;
      const border: number[] = [];
      let side = start;
      do {
        border.push(side);
        found.add(side);
        side = nextSide(side);
        const point = corners[side];
        while (neighbors[side] >= 0) {
          const t = neighbors[side];
          side = 3 * t + [0, 1, 2].findIndex((k) => corners[3 * t + k] === point);
        }
      } while (side !== start && !found.has(side));
      borders.push(Int32Array.from(border));
    }
    return borders;
  }

  /** The side by which a level leaves a triangle; −1 when it does not go through. */
  #exit(triangle: number, level: number, onUpper: boolean): number {
    const { corners } = this.#mesh;
    let config = 0;
    for (let k = 0; k < 3; k++) if (this.#z[corners[3 * triangle + k]] >= level) config |= 1 << k;
    const k = exits[onUpper ? 7 - config : config];
    return k < 0 ? -1 : 3 * triangle + k;
  }

  #push(line: number[], x: number, y: number): void {
    const n = line.length;
    if (n === 0 || line[n - 2] !== x || line[n - 1] !== y) line.push(x, y);
  }

  #mark(line: number[], side: number, level: number): void {
    const { x, y, corners } = this.#mesh;
    const [a, b] = [corners[side], corners[nextSide(side)]];
    const share = (this.#z[b] - level) / (this.#z[b] - this.#z[a]);
    this.#push(line, x[a] * share + x[b] * (1 - share), y[a] * share + y[b] * (1 - share));
  }

  /** Follows a level from a side, to a border or to where it has been. Returns the last side within the triangles. */
  #through(line: number[], start: number, toBorder: boolean, level: number, onUpper: boolean): number {
    const seen = this.#seen[onUpper ? 1 : 0];
    let side = start;
    this.#mark(line, side, level);
    for (;;) {
      const triangle = Math.trunc(side / 3);
      if (!toBorder && seen[triangle]) return side;
      side = this.#exit(triangle, level, onUpper);
      seen[triangle] = 1;
      this.#mark(line, side, level);
      const beyond = this.#across(side);
      if (toBorder && beyond < 0) return side;
      side = beyond;
    }
  }

  #loops(lines: number[][], level: number, onUpper: boolean, filled: boolean): void {
    const seen = this.#seen[onUpper ? 1 : 0];
    for (let t = 0; t < seen.length; t++) {
      if (seen[t]) continue;
      seen[t] = 1;
      const side = this.#exit(t, level, onUpper);
      if (side < 0) continue;
      const line: number[] = [];
      this.#through(line, this.#across(side), false, level, onUpper);
      if (!filled) this.#push(line, line[0], line[1]);
      else dropRepeatedEnd(line);
      lines.push(line);
    }
  }

  #areasAtBorders(lines: number[][], lower: number, upper: number): void {
    this.#borders.forEach((border, b) => {
      border.forEach((start, i) => {
        if (this.#followed[b][i]) return;
        const [from, to] = [this.#from(start), this.#to(start)];
        const rises = from < upper && to >= upper;
        const falls = from >= lower && to < lower;
        if (!rises && !falls) return;
        const line: number[] = [];
        let side = start;
        let onUpper = rises;
        do {
          side = this.#through(line, side, true, onUpper ? upper : lower, onUpper);
          [side, onUpper] = this.#along(line, side, lower, upper, onUpper);
        } while (side !== start);
        dropRepeatedEnd(line);
        lines.push(line);
      });
    });
    const { x, y, corners } = this.#mesh;
    this.#borders.forEach((border, b) => {
      if (this.#used[b]) return;
      const z = this.#from(border[0]);
      if (!(z >= lower && z < upper)) return;
      const line: number[] = [];
      for (const side of border) this.#push(line, x[corners[side]], y[corners[side]]);
      lines.push(line);
    });
  }

  /** Follows a border until a level leaves it. Returns the side at which it does, and whether it is the upper level. */
  #along(line: number[], from: number, lower: number, upper: number, wasUpper: boolean): [number, boolean] {
    const { x, y, corners } = this.#mesh;
    const [b, at] = this.#onBorder.get(from) as readonly [number, number];
    const border = this.#borders[b];
    this.#used[b] = 1;
    let i = at;
    let side = from;
    for (let first = true; ; first = false) {
      this.#followed[b][i] = 1;
      const [z0, z1] = [this.#from(side), this.#to(side)];
      if (z1 > z0) {
        if (!(!wasUpper && first) && z1 >= lower && z0 < lower) return [side, false];
        if (z1 >= upper && z0 < upper) return [side, true];
      } else {
        if (!(wasUpper && first) && z0 >= upper && z1 < upper) return [side, true];
        if (z0 >= lower && z1 < lower) return [side, false];
      }
      i = (i + 1) % border.length;
      side = border[i];
      this.#push(line, x[corners[side]], y[corners[side]]);
    }
  }
}

/** By which side a level leaves, for each choice of corners at or above it. */
const exits = [-1, 2, 0, 2, 1, 1, 0, -1];

const nextSide = (side: number): number => (side % 3 === 2 ? side - 2 : side + 1);

function dropRepeatedEnd(line: number[]): void {
  const n = line.length;
  if (n > 2 && line[0] === line[n - 2] && line[1] === line[n - 1]) line.length = n - 2;
}

/** Rings that are closed by being filled. */
function openPath(lines: readonly (readonly number[])[]): PathData {
  const vertices = Float64Array.from(lines.flat());
  const codes = new Uint8Array(vertices.length / 2).fill(PathCode.LINETO);
  let at = 0;
  for (const line of lines) {
    codes[at] = PathCode.MOVETO;
    at += line.length / 2;
  }
  return { vertices, codes };
}
