import { PathCode, type PathData } from '../display-list/display-list.ts';
import { Cell, GridCells, Side } from './cells.ts';

/** Points of one line and, for filled contours, which others it belongs with. */
interface Line {
  /** x0, y0, x1, y1, … */
  readonly points: number[];
  /** Of a hole: the outline around it. */
  readonly parent: Line | null;
  readonly holes: Line[];
}

/** Numbers on a grid: `x`, `y` and `z` per point, row by row. */
export interface ContourGridData {
  readonly nx: number;
  readonly ny: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** 1 where a point has no value; null when all have. */
  readonly hidden: Uint8Array | null;
}

type Index = 1 | 2;

const visited = 1;
const saddle = 4;
const saddleLeft = 16;
const saddleFromSouthWest = 64;

/**
 * Traces contours through a grid in the order of Matplotlib's default algorithm (contourpy's `mpl2014`), so that lines begin and
 * polygons run where its own do. Higher values lie to the left of a line.
 */
export class ContourGrid {
  readonly #data: ContourGridData;
  readonly #cells: GridCells;
  /** Per point: 0 at or below the lower level, 1 above it, 2 above the upper level. */
  readonly #above: Uint8Array;
  /** Flags per cell, for the lower level and, a bit higher, for the upper. */
  readonly #state: Uint8Array;
  /** Per cell the outline that a hole which begins here or further north lies in. */
  #outlines: (Line | null)[] = [];
  #levels: readonly [number, number] = [0, 0];
  #cell = 0;
  #side = 0;

  constructor(data: ContourGridData, options: { readonly cornerMask: boolean; readonly nchunk?: number }) {
    const { nx, ny } = data;
    this.#data = data;
    this.#cells = new GridCells(nx, ny, data.hidden, options.cornerMask, options.nchunk);
    this.#above = new Uint8Array(nx * ny);
    this.#state = new Uint8Array(nx * ny);
  }

  /** The lines at a level: open ones from border to border, then loops. */
  lines(level: number): PathData {
    this.#prepare(level, level);
    const lines: Line[] = [];
    for (const chunk of this.#chunks()) {
      for (let j = chunk.j0; j < chunk.j1; j++) {
        for (let i = chunk.i0; i < chunk.i1; i++) this.#openLines(j * this.#data.nx + i, lines);
      }
    }
    for (const chunk of this.#chunks()) {
      for (let j = chunk.j0; j < chunk.j1; j++) {
        for (let i = chunk.i0; i < chunk.i1; i++) this.#loops(j * this.#data.nx + i, lines);
      }
    }
    return linePath(lines.map((l) => l.points));
  }

  /** The areas above the lower and up to the upper level, each outline followed by its holes. */
  filled(lower: number, upper: number): PathData {
    this.#prepare(lower, upper);
    const { nx, ny } = this.#data;
    this.#cells.forgetFollowed();
    this.#outlines = new Array<Line | null>(nx * ny).fill(null);
    const rings: number[][] = [];
    for (const chunk of this.#chunks()) {
      const lines: Line[] = [];
      for (let j = chunk.j0; j <= Math.min(chunk.j1, ny - 1); j++)
        this.#outlines.fill(null, j * nx + chunk.i0, j * nx + Math.min(chunk.i1, nx - 1) + 1);
      for (let j = chunk.j0; j < chunk.j1; j++) {
        for (let i = chunk.i0; i < chunk.i1; i++) {
          const cell = j * nx + i;
          if (this.#cells.kind[cell] !== Cell.none) this.#areasFrom(cell, lines);
        }
      }
      const row = chunk.j1 * nx;
      if (chunk.j1 < ny) this.#cells.forgetBetween(row + chunk.i0, row + chunk.i1, 1, Side.S);
      if (chunk.i1 < nx) this.#cells.forgetBetween(chunk.j0 * nx + chunk.i1, row + chunk.i1, nx, Side.W);
      for (const line of lines) {
        if (line.parent === null) rings.push(line.points, ...line.holes.map((h) => h.points));
      }
    }
    return ringPath(rings);
  }

  *#chunks(): Generator<{ i0: number; i1: number; j0: number; j1: number }> {
    const { nx, ny } = this.#data;
    const [width, height] = this.#cells.chunk;
    const count = (n: number, size: number): number => Math.max(Math.ceil((n - 1) / size), 1);
    const [across, up] = [count(nx, width), count(ny, height)];
    for (let j = 0; j < up; j++) {
      for (let i = 0; i < across; i++) {
        yield {
          i0: i * width,
          i1: i === across - 1 ? nx : (i + 1) * width,
          j0: j * height,
          j1: j === up - 1 ? ny : (j + 1) * height,
        };
      }
    }
  }

  #prepare(lower: number, upper: number): void {
    const { z } = this.#data;
    const above = this.#above;
    this.#levels = [lower, upper];
    this.#state.fill(0);
    const two = lower !== upper;
    for (let p = 0; p < z.length; p++) above[p] = two && z[p] > upper ? 2 : z[p] > lower ? 1 : 0;
  }

  #has(cell: number, flag: number, index: Index): boolean {
    return (this.#state[cell] & (flag << (index - 1))) !== 0;
  }

  #set(cell: number, flag: number, index: Index): void {
    this.#state[cell] |= flag << (index - 1);
  }

  /** Whether a point lies on the side of a line that is on its left: above the lower level, or not above the upper one. */
  #left(point: number, index: Index): boolean {
    return this.#above[point] >= index !== (index === 2);
  }

  #openLines(cell: number, lines: Line[]): void {
    const cells = this.#cells;
    const above = this.#above;
    if (cells.kind[cell] === Cell.none) return;
    for (const side of lineStarts) {
      if (this.#has(cell, visited, 1)) return;
      if (side >= Side.NE && !cells.has(cell, side)) continue;
      if (!cells.isBorder(cell, side)) continue;
      if (above[cells.begin(cell, side)] < 1 || above[cells.end(cell, side)] >= 1) continue;
      const line: Line = { points: [], parent: null, holes: [] };
      this.#cell = cell;
      this.#side = side;
      this.#mark(line.points, 1);
      this.#through(line, 1, null, false);
      lines.push(line);
    }
  }

  #loops(cell: number, lines: Line[]): void {
    if (this.#cells.kind[cell] === Cell.none) return;
    while (!this.#has(cell, visited, 1)) {
      const side = this.#startSide(cell);
      if (side < 0) return;
      const line: Line = { points: [], parent: null, holes: [] };
      this.#cell = cell;
      this.#side = side;
      // A loop that begins in the north leaves out its first point and has it at its end.
      const late = side === Side.N;
      if (!late) this.#mark(line.points, 1);
      this.#through(line, 1, { cell, side, index: 1 }, false);
      if (late) line.points.push(line.points[0], line.points[1]);
      lines.push(line);
      if (!this.#has(cell, saddle, 1)) return;
    }
  }

  /** The side at which a line at the lower level comes into a cell; −1 when there is none. */
  #startSide(cell: number): number {
    const cells = this.#cells;
    const kind = cells.kind[cell];
    const again = this.#has(cell, saddle, 1) && !this.#has(cell, saddleFromSouthWest, 1);
    // A saddle has two such sides: a line that has not been there comes in from the south or west.
    const order = again ? startsNorthEast : startsSouthWest;
    for (const side of kind === Cell.whole ? order : startsAny) {
      if (!cells.has(cell, side)) continue;
      if (this.#left(cells.begin(cell, side), 1) && !this.#left(cells.end(cell, side), 1)) return side;
    }
    return -1;
  }

  /** Adds the point where a level crosses the side that tracing is at. */
  #mark(points: number[], index: Index): void {
    const { x, y, z } = this.#data;
    const a = this.#cells.begin(this.#cell, this.#side);
    const b = this.#cells.end(this.#cell, this.#side);
    const share = (z[b] - this.#levels[index - 1]) / (z[b] - z[a]);
    points.push(x[a] * share + x[b] * (1 - share), y[a] * share + y[b] * (1 - share));
  }

  /** Follows a level through cells until it meets a border or comes back to where the line began. */
  #through(
    line: Line,
    index: Index,
    start: { readonly cell: number; readonly side: number; readonly index: Index } | null,
    owns: boolean,
  ): void {
    const cells = this.#cells;
    const { nx } = this.#data;
    for (;;) {
      const cell = this.#cell;
      this.#side = cells.turned(cell, this.#side, this.#turn(index));
      if (owns) {
        if (this.#side === Side.E) this.#own(cell + 1, line);
        else if (this.#side === Side.W) this.#own(cell, line);
      }
      this.#mark(line.points, index);
      if (cells.isBorder(cell, this.#side)) return;
      this.#cell += this.#side === Side.E ? 1 : this.#side === Side.W ? -1 : this.#side === Side.N ? nx : -nx;
      this.#side = (this.#side + 2) & 3;
      if (start && this.#cell === start.cell && this.#side === start.side && index === start.index) return;
    }
  }

  /** By how many sides a line that came in at a side turns counter-clockwise to its way out. */
  #turn(index: Index): number {
    const cells = this.#cells;
    const cell = this.#cell;
    const side = this.#side;
    const whole = cells.kind[cell] === Cell.whole;
    const [toLeft, toRight] = [whole ? 3 : 2, 1];
    if (this.#has(cell, saddle, index)) {
      this.#set(cell, visited, index);
      return this.#has(cell, saddleLeft, index) ? toLeft : toRight;
    }
    const right = this.#left(cells.end(cell, cells.turned(cell, side, 1)), index);
    if (!whole) {
      this.#set(cell, visited, index);
      return right ? toRight : toLeft;
    }
    const left = this.#left(cells.begin(cell, cells.turned(cell, side, 3)), index);
    if (left || !right) {
      this.#set(cell, visited, index);
      return left ? (right ? toRight : 2) : toLeft;
    }
    const { z, nx } = this.#data;
    const middle = 0.25 * (z[cell] + z[cell + 1] + z[cell + nx] + z[cell + nx + 1]);
    this.#set(cell, saddle, index);
    if (side === Side.N || side === Side.E) this.#set(cell, saddleFromSouthWest, index);
    if (middle > this.#levels[index - 1] !== (index === 2)) return toRight;
    this.#set(cell, saddleLeft, index);
    return toLeft;
  }

  /** Follows the border until a level leaves it, or to where the line began. Returns the level that leaves. */
  #along(line: Line, from: Index, startCell: number, startSide: number): Index {
    const cells = this.#cells;
    const above = this.#above;
    const { x, y } = this.#data;
    let index = from;
    let begin = above[cells.begin(this.#cell, this.#side)];
    for (let first = true; ; first = false) {
      const point = cells.end(this.#cell, this.#side);
      const end = above[point];
      let leaves = false;
      if (begin <= index && end === 2) {
        index = 2;
        leaves = true;
      } else if (begin >= 1 && end === 0) {
        index = 1;
        leaves = true;
      }
      if (!first && !leaves && this.#cell === startCell && this.#side === startSide) return index;
      cells.follow(this.#cell, this.#side);
      if (leaves) {
        this.#mark(line.points, index);
        return index;
      }
      const next = cells.nextBorder(this.#cell, this.#side);
      this.#cell = next >> 3;
      this.#side = next & 7;
      const kind = cells.kind[this.#cell];
      if (southWestern[this.#side]) {
        if (kind !== Cell.se) this.#own(this.#cell, line);
      } else if (kind !== Cell.sw) this.#own(this.#cell + 1, line);
      line.points.push(x[point], y[point]);
      begin = end;
    }
  }

  #own(cell: number, line: Line): void {
    this.#outlines[cell] ??= line.parent ?? line;
  }

  /** Begins every area that has its first point in a cell, the southernmost first. */
  #areasFrom(cell: number, lines: Line[]): void {
    const cells = this.#cells;
    const above = this.#above;
    const { nx } = this.#data;
    const kind = cells.kind[cell];
    for (const side of [Side.S, Side.W]) {
      if (cells.isBorder(cell, side) && cells.has(cell, side)) this.#areasFromBorder(cell, side, lines);
    }
    if (kind === Cell.sw) {
      if (!cells.wasFollowed(cell, Side.NE) && above[cell + nx] === 1 && above[cell + 1] === 1)
        this.#area(cell, Side.NE, 1, true, true, lines);
    } else if (kind === Cell.nw) this.#areasInCorner(cell, cell + nx, cell, Side.N, Side.SE, lines);
    else if (kind === Cell.se) this.#areasInCorner(cell, cell, cell + 1, Side.NW, Side.E, lines);
    else if (kind === Cell.ne) this.#areasFromBorder(cell, Side.SW, lines);
    if (kind === Cell.whole || kind === Cell.ne) this.#areasInCorner(cell, cell + nx, cell + 1, Side.N, Side.E, lines);
    const gapBelow = cells.isBorder(cell, Side.N) && cells.has(cell, Side.N) && !cells.wasFollowed(cell, Side.N);
    if (gapBelow && above[cell + nx] === 1 && above[cell + nx + 1] === 1)
      this.#area(cell, Side.N, 1, true, true, lines);
  }

  #areasFromBorder(cell: number, side: number, lines: Line[]): void {
    const begin = this.#above[this.#cells.begin(cell, side)];
    const end = this.#above[this.#cells.end(cell, side)];
    const tries: readonly (readonly [boolean, Index, boolean])[] = [
      [begin >= 1 && end === 0, 1, false],
      [begin < 2 && end === 2, 2, false],
      [begin <= 1 && end === 1, 1, true],
      [begin === 2 && end === 1, 2, true],
    ];
    for (const [starts, index, border] of tries) {
      if (starts && !this.#cells.wasFollowed(cell, side)) this.#area(cell, side, index, false, border, lines);
    }
  }

  /** Areas that cut off the north-eastern point from the two beside it (`a`, `b`); they come in at `outer`, holes at `inner`. */
  #areasInCorner(cell: number, a: number, b: number, outer: number, inner: number, lines: Line[]): void {
    const above = this.#above;
    const [p, q, corner] = [above[a], above[b], above[cell + this.#data.nx + 1]];
    const open = (index: Index, hole: boolean): boolean =>
      !this.#has(cell, visited, index) &&
      (!this.#has(cell, saddle, index) || this.#has(cell, saddleLeft, index) !== hole);
    if (p === 0 && q === 0 && corner >= 1 && open(1, false)) this.#area(cell, outer, 1, false, false, lines);
    if (p < 2 && q < 2 && corner === 2 && open(2, true)) this.#area(cell, inner, 2, true, false, lines);
    if (p === 2 && q === 2 && corner < 2 && open(2, false)) this.#area(cell, outer, 2, false, false, lines);
    if (p >= 1 && q >= 1 && corner === 0 && open(1, true)) this.#area(cell, inner, 1, true, false, lines);
  }

  /** Goes around one area, or one hole, from a side until it is closed. */
  #area(cell: number, side: number, startIndex: Index, hole: boolean, onBorder: boolean, lines: Line[]): void {
    const parent = hole ? this.#outlineAround(cell + 1) : null;
    const line: Line = { points: [], parent, holes: [] };
    parent?.holes.push(line);
    lines.push(line);
    this.#cell = cell;
    this.#side = side;
    let index = startIndex;
    for (let border = onBorder; ; border = !border) {
      if (border) index = this.#along(line, index, cell, side);
      else this.#through(line, index, { cell, side, index: startIndex }, true);
      if (this.#cell === cell && this.#side === side && (border || index === startIndex)) return;
    }
  }

  #outlineAround(cell: number): Line {
    for (let at = cell; at >= 0; at -= this.#data.nx) {
      const line = this.#outlines[at];
      if (line) return line;
    }
    throw new Error('A hole in a contour has no outline around it.');
  }
}

/** Sides at which open lines may begin, in the order they are looked at. */
const lineStarts = [Side.S, Side.W, Side.N, Side.E, Side.NE, Side.NW, Side.SE, Side.SW];
const startsSouthWest = [Side.S, Side.W, Side.N, Side.E];
const startsNorthEast = [Side.N, Side.E, Side.S, Side.W];
const startsAny = [Side.E, Side.N, Side.W, Side.S, Side.NE, Side.NW, Side.SW, Side.SE];
/** Sides whose cell lies north-east of them. */
const southWestern = [false, false, true, true, false, false, true, true];

/** Lines one after another; one that ends where it began is closed. */
export function linePath(lines: readonly (readonly number[])[]): PathData {
  const vertices = Float64Array.from(lines.flat());
  const codes = new Uint8Array(vertices.length / 2).fill(PathCode.LINETO);
  let at = 0;
  for (const line of lines) {
    const n = line.length / 2;
    codes[at] = PathCode.MOVETO;
    const closed = n > 1 && line[0] === line[line.length - 2] && line[1] === line[line.length - 1];
    if (closed) codes[at + n - 1] = PathCode.CLOSEPOLY;
    at += n;
  }
  return { vertices, codes };
}

/** Rings one after another, each closed by a repetition of its first point. */
export function ringPath(rings: readonly (readonly number[])[]): PathData {
  const length = rings.reduce((sum, r) => sum + r.length + 2, 0);
  const vertices = new Float64Array(length);
  const codes = new Uint8Array(length / 2).fill(PathCode.LINETO);
  let at = 0;
  for (const ring of rings) {
    vertices.set(ring, at);
    vertices[at + ring.length] = ring[0];
    vertices[at + ring.length + 1] = ring[1];
    codes[at / 2] = PathCode.MOVETO;
    at += ring.length + 2;
    codes[at / 2 - 1] = PathCode.CLOSEPOLY;
  }
  return { vertices, codes };
}
