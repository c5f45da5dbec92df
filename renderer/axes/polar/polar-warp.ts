import { PathCode, type PathData } from '../../display-list/display-list.ts';
import { unitArc } from '../../geometry/shapes.ts';
import type { Scale } from '../../scales/scale.ts';
import { degrees } from './full-circle.ts';

const { LINETO } = PathCode;

/** Times that an arc goes round at most. */
const mostTurns = 16;

/** What bends (θ, r) into the plane: the direction and zero of the angle, the scale of the radius and where it starts. */
export interface PolarGeometry {
  readonly direction: 1 | -1;
  readonly offset: number;
  readonly scale: Scale;
  /** The radius in the middle, in the scale's places. */
  readonly origin: number;
  /** −1 when the radius grows inwards. */
  readonly sign: number;
}

/** Turns θ and scales r, in a new array: angles in the plane, radii in places of the scale. */
function shifted(g: PolarGeometry, xy: Float64Array): Float64Array {
  const out = new Float64Array(xy.length);
  for (let i = 0; i < xy.length; i += 2) {
    out[i] = xy[i] * g.direction + g.offset;
    out[i + 1] = g.scale.isLinear ? xy[i + 1] : g.scale.forward(xy[i + 1]);
  }
  return out;
}

/** Polar to Cartesian in place; radii below the origin have no place. */
function project(g: PolarGeometry, xy: Float64Array): Float64Array {
  for (let i = 0; i < xy.length; i += 2) {
    const theta = xy[i];
    const r = (xy[i + 1] - g.origin) * g.sign;
    const ok = r >= 0;
    xy[i] = ok ? r * Math.cos(theta) : Number.NaN;
    xy[i + 1] = ok ? r * Math.sin(theta) : Number.NaN;
  }
  return xy;
}

/** Points (θ, r) in the plane around the origin. */
export function warpPoints(g: PolarGeometry, xy: Float64Array): Float64Array {
  return project(g, shifted(g, xy));
}

/** A path whose straight pieces become arcs (equal radius), rays (equal angle), or `steps` short lines. */
export function warpPath(g: PolarGeometry, path: PathData, steps: number): PathData {
  const from = shifted(g, path.vertices);
  const xy: number[] = [];
  const codes: number[] = [];
  const add = (points: ArrayLike<number>, code: number): void => {
    for (let i = 0; i < points.length; i += 2) {
      xy.push(points[i], points[i + 1]);
      codes.push(code);
    }
  };
  let [lastT, lastR] = [Number.NaN, Number.NaN];
  for (let i = 0; i < from.length / 2; i++) {
    const code = path.codes ? path.codes[i] : i === 0 ? PathCode.MOVETO : LINETO;
    const [t, r] = [from[2 * i], from[2 * i + 1]];
    if (code !== LINETO || t === lastT) add(project(g, Float64Array.of(t, r)), code);
    else if (r === lastR) addArc((r - g.origin) * g.sign, degrees(lastT), degrees(t), xy, codes);
    else add(project(g, between(lastT, lastR, t, r, steps)), LINETO);
    [lastT, lastR] = [t, r];
  }
  return { vertices: Float64Array.from(xy), codes: Uint8Array.from(codes) };
}

/** Appends an arc from one angle to another in degrees, more than once around if need be, without its first point. */
function addArc(r: number, from: number, to: number, xy: number[], codes: number[]): void {
  const piece = (low: number, high: number, reversed: boolean): void => {
    const arc = unitArc(low, high);
    const n = arc.vertices.length / 2;
    for (let k = 1; k < n; k++) {
      const at = reversed ? n - 1 - k : k;
      xy.push(arc.vertices[2 * at] * r, arc.vertices[2 * at + 1] * r);
      codes.push(arc.codes?.[k] ?? LINETO);
    }
  };
  if (!Number.isFinite(from + to)) {
    xy.push(Number.NaN, Number.NaN);
    codes.push(LINETO);
    return;
  }
  // Going round again and again changes nothing but the time that it takes.
  const turns = Math.floor(Math.abs(to - from) / 360);
  let start = turns > mostTurns ? from + Math.sign(to - from) * 360 * (turns - mostTurns) : from;
  if (start <= to) {
    for (; to - start > 360; start += 360) piece(start, start + 360, false);
    piece(start, to, false);
  } else {
    for (; start - to > 360; start -= 360) piece(start - 360, start, true);
    piece(to, start, true);
  }
}

/** The points that divide a line into `steps`, without its start. */
function between(t0: number, r0: number, t1: number, r1: number, steps: number): Float64Array {
  const out = new Float64Array(2 * steps);
  const [dt, dr] = [(t1 - t0) / steps, (r1 - r0) / steps];
  for (let i = 1; i < steps; i++) {
    out[2 * i - 2] = dt * i + t0;
    out[2 * i - 1] = dr * i + r0;
  }
  out[2 * steps - 2] = t1;
  out[2 * steps - 1] = r1;
  return out;
}
