import { type Affine, applyPoint } from '../geometry/affine.ts';

/** Source positions along a row in 1/256 pixels; `at(i)` is for the i-th pixel of the run begun last. */
export interface Coordinates {
  begin(x: number, y: number, length: number): void;
  readonly x: Int32Array;
  readonly y: Int32Array;
}

function roundAway(v: number): number {
  return Math.trunc(v < 0 ? v - 0.5 : v + 0.5);
}

/** Positions that are exact for nearest neighbours: computed in floating point, cut off to the pixel they are in. */
export class ExactCoordinates implements Coordinates {
  readonly x: Int32Array;
  readonly y: Int32Array;
  private readonly inverse: Affine;

  constructor(inverse: Affine, width: number) {
    this.inverse = inverse;
    this.x = new Int32Array(width);
    this.y = new Int32Array(width);
  }

  begin(x: number, y: number, length: number): void {
    const last = length - 1;
    const [ax, ay] = applyPoint(this.inverse, x + 0.5, y + 0.5);
    const [bx, by] = applyPoint(this.inverse, x + 0.5 + last, y + 0.5);
    const x1 = ax * 256;
    const y1 = ay * 256;
    const x2 = bx * 256;
    const y2 = by * 256;
    const [dx, dy] = [x2 - x1, y2 - y1];
    for (let i = 0; i < last; i++) {
      // The small amount makes up for positions that fell just short of a pixel's edge.
      this.x[i] = Math.trunc(x1 + (dx * i) / last + 1e-8);
      this.y[i] = Math.trunc(dy === 0 ? y1 + 1e-8 : y1 + (dy * i) / last + 1e-8);
    }
    this.x[last] = Math.trunc(x2);
    this.y[last] = Math.trunc(y2);
  }
}

/** Positions on an integer line between the run's ends, as filters use them. */
export class LinearCoordinates implements Coordinates {
  readonly x: Int32Array;
  readonly y: Int32Array;
  private readonly inverse: Affine;

  constructor(inverse: Affine, width: number) {
    this.inverse = inverse;
    this.x = new Int32Array(width);
    this.y = new Int32Array(width);
  }

  begin(x: number, y: number, length: number): void {
    const last = length - 1;
    const [ax, ay] = applyPoint(this.inverse, x + 0.5, y + 0.5);
    const [bx, by] = applyPoint(this.inverse, x + 0.5 + last, y + 0.5);
    spread(this.x, roundAway(ax * 256), roundAway(bx * 256), length);
    spread(this.y, roundAway(ay * 256), roundAway(by * 256), length);
  }
}

/** Agg's integer interpolation from `from` to `to` over `length` entries. */
function spread(out: Int32Array, from: number, to: number, length: number): void {
  const steps = length - 1;
  const count = steps <= 0 ? 1 : steps;
  let lift = Math.trunc((to - from) / count);
  let rest = (to - from) % count;
  let mod = rest;
  if (mod <= 0) {
    mod += steps;
    rest += steps;
    lift--;
  }
  mod -= steps;
  let v = from;
  for (let i = 0; i < length; i++) {
    out[i] = v;
    mod += rest;
    v += lift;
    if (mod > 0) {
      mod -= count;
      v++;
    }
  }
}

/** Positions looked up per output pixel, for transforms that are not affine. */
export class MeshCoordinates implements Coordinates {
  readonly x: Int32Array;
  readonly y: Int32Array;
  private readonly mesh: Float64Array;
  private readonly width: number;
  private readonly offset: number;

  /** @param mesh source x, y of every output pixel's centre, row by row @param nearest whether no filter follows */
  constructor(mesh: Float64Array, width: number, nearest: boolean) {
    this.mesh = mesh;
    this.width = width;
    this.offset = nearest ? 0 : 0.5;
    this.x = new Int32Array(width);
    this.y = new Int32Array(width);
  }

  begin(x: number, y: number, length: number): void {
    for (let i = 0; i < length; i++) {
      const at = 2 * (y * this.width + x + i);
      this.x[i] = Math.trunc(this.mesh[at] * 256 + this.offset);
      this.y[i] = Math.trunc(this.mesh[at + 1] * 256 + this.offset);
    }
  }
}
