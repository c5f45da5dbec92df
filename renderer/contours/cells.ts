/**
 * The cells of a grid and their sides. Points are counted row by row from the south-west; a cell is counted as its south-western
 * point. A cell is whole, or a triangle when one of its points has no value, or missing.
 */
export const Cell = { none: 0, whole: 1, sw: 2, se: 3, nw: 4, ne: 5 } as const;

/** Sides of a cell; the last four are the long sides of triangles, named by the direction they face. */
export const Side = { E: 0, N: 1, W: 2, S: 3, NE: 4, NW: 5, SW: 6, SE: 7 } as const;

/** The sides of each kind of cell, counter-clockwise. */
export const rings: readonly (readonly number[])[] = [
  [],
  [Side.E, Side.N, Side.W, Side.S],
  [Side.S, Side.NE, Side.W],
  [Side.S, Side.E, Side.NW],
  [Side.SE, Side.N, Side.W],
  [Side.E, Side.N, Side.SW],
];

/** Where each side begins and ends, counter-clockwise around its cell: east (0, 1) and north (0, 1) of the cell's point. */
const begins = [
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const ends = [
  [1, 1],
  [0, 1],
  [0, 0],
  [1, 0],
  [0, 1],
  [0, 0],
  [1, 0],
  [1, 1],
];

/** Place of a side in the ring of a kind of cell; −1 when it has no such side. `place[kind * 8 + side]`. */
const place = Int8Array.from({ length: 48 }, (_, i) => rings[i >> 3].indexOf(i & 7));

const visitedSouth = 1;
const visitedWest = 2;
const visitedLong = 4;

/** Which cells of a grid there are and where the contoured area ends; what tracing contours needs to look up. */
export class GridCells {
  readonly nx: number;
  readonly ny: number;
  readonly kind: Uint8Array;
  /** Whether triangles are possible. */
  readonly triangles: boolean;
  /** Cells along a piece of the grid that is traced on its own (`nchunk`). */
  readonly chunk: readonly [number, number];
  readonly #south: Uint8Array;
  readonly #west: Uint8Array;
  readonly #visited: Uint8Array;
  readonly #begin: Int32Array;
  readonly #end: Int32Array;

  /** @param hidden points without a value, or null @param triangles whether three values make a cell (`corner_mask`) */
  constructor(nx: number, ny: number, hidden: Uint8Array | null, triangles: boolean, nchunk = 0) {
    this.nx = nx;
    this.ny = ny;
    this.triangles = triangles && hidden !== null;
    const size = (n: number): number => Math.max(nchunk > 0 ? Math.min(nchunk, n - 1) : n - 1, 1);
    this.chunk = [size(nx), size(ny)];
    this.#begin = Int32Array.from(begins, ([east, north]) => east + north * nx);
    this.#end = Int32Array.from(ends, ([east, north]) => east + north * nx);
    this.kind = cellKinds(nx, ny, hidden, triangles);
    this.#south = new Uint8Array(nx * ny);
    this.#west = new Uint8Array(nx * ny);
    this.#visited = new Uint8Array(nx * ny);
    for (let j = 0, cell = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, cell++) {
        const beside = i > 0 && this.has(cell - 1, Side.E);
        const below = j > 0 && this.has(cell - nx, Side.N);
        const [w, s] = [this.has(cell, Side.W), this.has(cell, Side.S)];
        if (w !== beside || (w && i % this.chunk[0] === 0)) this.#west[cell] = 1;
        if (s !== below || (s && j % this.chunk[1] === 0)) this.#south[cell] = 1;
      }
    }
  }

  /** Whether a cell has that side. */
  has(cell: number, side: number): boolean {
    return place[this.kind[cell] * 8 + side] >= 0;
  }

  /** The side `turn` places on from `side`, counter-clockwise. */
  turned(cell: number, side: number, turn: number): number {
    const kind = this.kind[cell];
    const ring = rings[kind];
    return ring[(place[kind * 8 + side] + turn) % ring.length];
  }

  begin(cell: number, side: number): number {
    return cell + this.#begin[side];
  }

  end(cell: number, side: number): number {
    return cell + this.#end[side];
  }

  /** Whether the contoured area (or its piece) ends at that side. */
  isBorder(cell: number, side: number): boolean {
    switch (side) {
      case Side.E:
        return this.#west[cell + 1] === 1;
      case Side.N:
        return this.#south[cell + this.nx] === 1;
      case Side.W:
        return this.#west[cell] === 1;
      case Side.S:
        return this.#south[cell] === 1;
      default:
        return true;
    }
  }

  /** Whether a contour has gone along that border. */
  wasFollowed(cell: number, side: number): boolean {
    return (this.#visited[this.#owner(cell, side)] & flagOf(side)) !== 0;
  }

  follow(cell: number, side: number): void {
    this.#visited[this.#owner(cell, side)] |= flagOf(side);
  }

  /** Sides between two cells are kept with the cell to the east or the north. */
  #owner(cell: number, side: number): number {
    return side === Side.E ? cell + 1 : side === Side.N ? cell + this.nx : cell;
  }

  forgetFollowed(): void {
    this.#visited.fill(0);
  }

  /** Forgets what was followed on a row's southern or a column's western sides, which the next piece shares. */
  forgetBetween(from: number, to: number, step: number, side: typeof Side.S | typeof Side.W): void {
    for (let cell = from; cell < to; cell += step) this.#visited[cell] &= ~flagOf(side);
  }

  /** The next side along the border after `side`, the sharpest left turn first. Returns cell × 8 + side. */
  nextBorder(cell: number, side: number): number {
    const p = this.end(cell, side);
    const { nx, kind } = this;
    let index = firstTurn[side] + (this.triangles ? 0 : 1);
    for (let tries = 0; tries < 8; tries++) {
      switch (index) {
        case 0:
          if (kind[p - nx - 1] === Cell.se) return (p - nx - 1) * 8 + Side.NW;
          break;
        case 1:
          if (this.#south[p - 1] === 1) return (p - nx - 1) * 8 + Side.N;
          break;
        case 2:
          if (kind[p - 1] === Cell.sw) return (p - 1) * 8 + Side.NE;
          break;
        case 3:
          if (this.#west[p] === 1) return (p - 1) * 8 + Side.E;
          break;
        case 4:
          if (kind[p] === Cell.nw) return p * 8 + Side.SE;
          break;
        case 5:
          if (this.#south[p] === 1) return p * 8 + Side.S;
          break;
        case 6:
          if (kind[p - nx] === Cell.ne) return (p - nx) * 8 + Side.SW;
          break;
        default:
          if (this.#west[p - nx] === 1) return (p - nx) * 8 + Side.W;
      }
      index = (index + (this.triangles ? 1 : 2)) % 8;
    }
    throw new Error('A border of the contoured area has no next side.');
  }
}

/** Which of the eight turns to try first after each side. */
const firstTurn = [0, 6, 4, 2, 7, 5, 3, 1];

function flagOf(side: number): number {
  if (side === Side.E || side === Side.W) return visitedWest;
  return side === Side.N || side === Side.S ? visitedSouth : visitedLong;
}

function cellKinds(nx: number, ny: number, hidden: Uint8Array | null, triangles: boolean): Uint8Array {
  const kind = new Uint8Array(nx * ny);
  for (let j = 0; j + 1 < ny; j++) {
    for (let i = 0; i + 1 < nx; i++) {
      const cell = j * nx + i;
      if (hidden === null) {
        kind[cell] = Cell.whole;
        continue;
      }
      const [sw, se, nw, ne] = [hidden[cell], hidden[cell + 1], hidden[cell + nx], hidden[cell + nx + 1]];
      const missing = sw + se + nw + ne;
      if (missing === 0) kind[cell] = Cell.whole;
      else if (missing === 1 && triangles) kind[cell] = ne ? Cell.sw : nw ? Cell.se : se ? Cell.nw : Cell.ne;
    }
  }
  return kind;
}
