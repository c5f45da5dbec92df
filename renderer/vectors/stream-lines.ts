import { interpolate, type StreamGrid, StreamMask } from './stream-grid.ts';

export interface StreamOptions {
  readonly density: readonly [number, number];
  /** Grid coordinates where lines begin; null for everywhere. */
  readonly starts: readonly (readonly [number, number])[] | null;
  readonly minlength: number;
  readonly maxlength: number;
  readonly direction: 'both' | 'forward' | 'backward';
  /** Whether lines end where they meet others. */
  readonly broken: boolean;
  readonly stepScale: number;
  readonly errorScale: number;
  /** Steps of all lines together; `StreamCost` is thrown beyond. */
  readonly mostSteps: number;
}

/** The lines would take more steps than they may. */
export class StreamCost extends Error {
  override readonly name = 'StreamCost';
}

/** A line in grid units: x0, y0, x1, y1, …. */
export type StreamLine = Float64Array;

/**
 * Lines along a flow (u, v per grid point, data units; NaN is a gap), by Heun's method with steps that follow the error, in the
 * order in which `streamplot` finds them.
 */
export function streamLines(u: Float64Array, v: Float64Array, grid: StreamGrid, options: StreamOptions): StreamLine[] {
  const mask = new StreamMask(grid, options.density);
  const tracer = new Tracer(u, v, grid, mask, options);
  const lines: StreamLine[] = [];
  if (options.starts) {
    for (const [x, y] of options.starts) {
      const line = tracer.trace(x, y);
      if (line) lines.push(line);
    }
    return lines;
  }
  for (const [xm, ym] of mask.spiral()) {
    if (mask.taken(xm, ym)) continue;
    const line = tracer.trace(...mask.toGrid(xm, ym));
    if (line) lines.push(line);
  }
  return lines;
}

type Slope = 'inside' | 'outside' | 'still';

class Tracer {
  readonly #u: Float64Array;
  readonly #v: Float64Array;
  readonly #speed: Float64Array;
  readonly #grid: StreamGrid;
  readonly #mask: StreamMask;
  readonly #options: StreamOptions;
  readonly #longest: number;
  #steps = 0;
  /** What `#slope` found. */
  #dx = 0;
  #dy = 0;

  constructor(u: Float64Array, v: Float64Array, grid: StreamGrid, mask: StreamMask, options: StreamOptions) {
    const [perX, perY] = [1 / grid.dx, 1 / grid.dy];
    // What is not finite is a gap.
    const usable = (a: number): number => (Number.isFinite(a) ? a : Number.NaN);
    this.#u = u.map((a) => usable(a) * perX);
    this.#v = v.map((a) => usable(a) * perY);
    this.#speed = this.#u.map((a, i) => Math.sqrt((a / (grid.nx - 1)) ** 2 + (this.#v[i] / (grid.ny - 1)) ** 2));
    this.#grid = grid;
    this.#mask = mask;
    this.#options = options;
    this.#longest = options.direction === 'both' ? options.maxlength / 2 : options.maxlength;
  }

  /** The line through a place, or null where there is no room or it would be too short. */
  trace(x: number, y: number): StreamLine | null {
    const { direction, broken, minlength } = this.#options;
    if (!this.#mask.start(x, y, broken)) return null;
    let total = 0;
    const points: number[] = [];
    if (direction !== 'forward') {
      const { length, path } = this.#follow(x, y, -1);
      total += length;
      for (let i = path.length - 2; i >= 0; i -= 2) points.push(path[i], path[i + 1]);
    }
    if (direction !== 'backward') {
      this.#mask.restart(x, y);
      const { length, path } = this.#follow(x, y, 1);
      total += length;
      for (let i = 2; i < path.length; i++) points.push(path[i]);
    }
    if (total > minlength) return Float64Array.from(points);
    this.#mask.undo();
    return null;
  }

  #within(x: number, y: number): boolean {
    return x >= 0 && x <= this.#grid.nx - 1 && y >= 0 && y <= this.#grid.ny - 1;
  }

  /** Leaves the direction of the flow in `#dx`, `#dy`, in grid units per length of the picture's side. */
  #slope(x: number, y: number, sign: 1 | -1): Slope {
    if (!this.#within(x, y)) return 'outside';
    const speed = interpolate(this.#speed, this.#grid, x, y);
    if (speed === 0 || Number.isNaN(speed)) return 'still';
    const time = 1 / speed;
    const dx = interpolate(this.#u, this.#grid, x, y) * time;
    const dy = interpolate(this.#v, this.#grid, x, y) * time;
    if (Number.isNaN(dx) || Number.isNaN(dy)) return 'still';
    this.#dx = sign * dx;
    this.#dy = sign * dy;
    return 'inside';
  }

  #follow(x0: number, y0: number, sign: 1 | -1): { length: number; path: number[] } {
    const { stepScale, errorScale, broken, mostSteps } = this.#options;
    const { nx, ny } = this.#grid;
    const mask = this.#mask;
    const mostError = 0.003 * errorScale;
    const longestStep = Math.min(1 / mask.nx, 1 / mask.ny, 0.1) * stepScale;
    let step = longestStep;
    let length = 0;
    let [x, y] = [x0, y0];
    const path: number[] = [];
    for (;;) {
      if (++this.#steps > mostSteps) throw new StreamCost(`stream lines of more than ${mostSteps} steps`);
      let found: Slope = 'outside';
      let [k1x, k1y] = [0, 0];
      if (this.#within(x, y)) {
        path.push(x, y);
        found = this.#slope(x, y, sign);
        [k1x, k1y] = [this.#dx, this.#dy];
        if (found === 'inside') found = this.#slope(x + step * k1x, y + step * k1y, sign);
      }
      if (found === 'still') break;
      if (found === 'outside') {
        if (path.length > 0) length += this.#toBorder(path, sign);
        break;
      }
      const dx = step * 0.5 * (k1x + this.#dx);
      const dy = step * 0.5 * (k1y + this.#dy);
      const error = Math.hypot((dx - step * k1x) / (nx - 1), (dy - step * k1y) / (ny - 1));
      if (error < mostError) {
        x += dx;
        y += dy;
        if (!this.#within(x, y) || !mask.enter(x, y, broken)) break;
        if (length + step > this.#longest) break;
        length += step;
      }
      step = error === 0 ? longestStep : Math.min(longestStep, 0.85 * step * Math.sqrt(mostError / error));
    }
    return { length, path };
  }

  /** Draws a line out to the border of the grid, in one straight step. */
  #toBorder(path: number[], sign: 1 | -1): number {
    const { nx, ny } = this.#grid;
    const [x, y] = path.slice(-2);
    if (this.#slope(x, y, sign) !== 'inside') return 0;
    const [cx, cy] = [this.#dx, this.#dy];
    const along = (at: number, c: number, n: number): number =>
      c === 0 ? Infinity : c < 0 ? at / -c : (n - 1 - at) / c;
    const ds = Math.min(along(x, cx, nx), along(y, cy, ny));
    path.push(x + cx * ds, y + cy * ds);
    return ds;
  }
}
