import { roundHalfEven } from './barb-shape.ts';

/** The rectangular grid of a flow, evenly spaced, with its values in grid units. */
export interface StreamGrid {
  readonly nx: number;
  readonly ny: number;
  readonly dx: number;
  readonly dy: number;
  readonly x0: number;
  readonly y0: number;
  readonly width: number;
  readonly height: number;
}

/** A grid from the places of its columns and rows. */
export function streamGrid(x: Float64Array, y: Float64Array): StreamGrid {
  return {
    nx: x.length,
    ny: y.length,
    dx: x[1] - x[0],
    dy: y[1] - y[0],
    x0: x[0],
    y0: y[0],
    width: x[x.length - 1] - x[0],
    height: y[y.length - 1] - y[0],
  };
}

/** What is wrong with the places of a grid's columns or rows, or null. */
export function gridLineFault(v: Float64Array): string | null {
  if (v.length < 2) return 'needs at least two values';
  const step = (v[v.length - 1] - v[0]) / (v.length - 1);
  for (let i = 1; i < v.length; i++) {
    const d = v[i] - v[i - 1];
    if (!(d > 0)) return 'must increase strictly';
    if (!(Math.abs(d - step) <= 1e-8 + 1e-5 * Math.abs(step))) return 'must be equally spaced';
  }
  return null;
}

/** The value at a place between grid points (`interpgrid`); NaN beside a gap. */
export function interpolate(a: Float64Array, grid: StreamGrid, xi: number, yi: number): number {
  const { nx, ny } = grid;
  const x = Math.trunc(xi);
  const y = Math.trunc(yi);
  const xn = x === nx - 1 ? x : x + 1;
  const yn = y === ny - 1 ? y : y + 1;
  const xt = xi - x;
  const yt = yi - y;
  const a0 = a[y * nx + x] * (1 - xt) + a[y * nx + xn] * xt;
  const a1 = a[yn * nx + x] * (1 - xt) + a[yn * nx + xn] * xt;
  return a0 * (1 - yt) + a1 * yt;
}

/**
 * The cells of the picture that stream lines have passed: each takes one line, which keeps lines apart (`StreamMask` with its
 * `DomainMap`).
 */
export class StreamMask {
  readonly nx: number;
  readonly ny: number;
  readonly #taken: Uint8Array;
  readonly #toMaskX: number;
  readonly #toMaskY: number;
  #path: number[] = [];
  #current = -1;

  constructor(grid: StreamGrid, [densityX, densityY]: readonly [number, number]) {
    this.nx = Math.trunc(30 * densityX);
    this.ny = Math.trunc(30 * densityY);
    this.#taken = new Uint8Array(this.nx * this.ny);
    this.#toMaskX = (this.nx - 1) / (grid.nx - 1);
    this.#toMaskY = (this.ny - 1) / (grid.ny - 1);
  }

  taken(xm: number, ym: number): boolean {
    return this.#taken[ym * this.nx + xm] === 1;
  }

  /** The middle of a cell in grid units. */
  toGrid(xm: number, ym: number): [number, number] {
    return [xm * (1 / this.#toMaskX), ym * (1 / this.#toMaskY)];
  }

  #cell(xg: number, yg: number): number {
    return roundHalfEven(yg * this.#toMaskY) * this.nx + roundHalfEven(xg * this.#toMaskX);
  }

  /** Begins a line; false when its cell is taken. */
  start(xg: number, yg: number, broken: boolean): boolean {
    this.#path = [];
    return this.enter(xg, yg, broken);
  }

  /** Goes back to where the line began, to follow it the other way. */
  restart(xg: number, yg: number): void {
    this.#current = this.#cell(xg, yg);
  }

  /** Moves the line on; false when it runs into a cell that is taken. */
  enter(xg: number, yg: number, broken: boolean): boolean {
    const cell = this.#cell(xg, yg);
    if (cell === this.#current) return true;
    if (this.#taken[cell]) return !broken;
    this.#path.push(cell);
    this.#taken[cell] = 1;
    this.#current = cell;
    return true;
  }

  /** Frees the cells of the line again. */
  undo(): void {
    for (const cell of this.#path) this.#taken[cell] = 0;
  }

  /** Cells from the border inwards in a spiral, where lines begin. */
  *spiral(): Generator<[number, number]> {
    let [left, bottom, right, top] = [0, 1, this.nx - 1, this.ny - 1];
    let [x, y] = [0, 0];
    let direction: 'right' | 'up' | 'left' | 'down' = 'right';
    for (let i = 0; i < this.nx * this.ny; i++) {
      yield [x, y];
      if (direction === 'right') {
        x++;
        if (x >= right) {
          right--;
          direction = 'up';
        }
      } else if (direction === 'up') {
        y++;
        if (y >= top) {
          top--;
          direction = 'left';
        }
      } else if (direction === 'left') {
        x--;
        if (x <= left) {
          left++;
          direction = 'down';
        }
      } else {
        y--;
        if (y <= bottom) {
          bottom++;
          direction = 'right';
        }
      }
    }
  }
}
