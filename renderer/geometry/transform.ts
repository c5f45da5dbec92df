import type { PathData } from '../display-list/display-list.ts';
import { type Affine, applyAffine, applyPoint, compose, identity } from './affine.ts';

/**
 * Some coordinates → display: first `warp` (scales, projections; null when there is none), then `affine`. `separable` tells that x'
 * depends on x alone and y' on y alone, so that it can be blended. `warpPath` is for projections that bend straight lines (polar).
 */
export interface Transform {
  readonly warp: ((xy: Float64Array) => Float64Array) | null;
  readonly affine: Affine;
  readonly separable: boolean;
  readonly warpPath?: (path: PathData, steps: number) => PathData;
}

/** A transform that is looked up when drawing, because limits and boxes move until then (Matplotlib's invalidation). */
export type TransformRef = () => Transform;

export const displayTransform: Transform = { warp: null, affine: identity, separable: true };

export function affineTransform(affine: Affine): Transform {
  return { warp: null, affine, separable: affine.b === 0 && affine.c === 0 };
}

/** `transform`, then the affine `after` (in display space). */
export function thenAffine(transform: Transform, after: Affine): Transform {
  return {
    ...transform,
    affine: compose(transform.affine, after),
    separable: transform.separable && after.b === 0 && after.c === 0,
  };
}

/** Maps pairs x0, y0, … to display coordinates. */
export function transformPoints(t: Transform, xy: Float64Array): Float64Array {
  return applyAffine(t.affine, t.warp ? t.warp(xy) : xy);
}

export function transformPoint(t: Transform, x: number, y: number): [number, number] {
  if (t.warp === null) return applyPoint(t.affine, x, y);
  const out = transformPoints(t, Float64Array.of(x, y));
  return [out[0], out[1]];
}

/**
 * Maps a path to display coordinates; curves are mapped by their control points, as Matplotlib's separable transforms do. With more
 * than one step, projections bend the straight pieces.
 */
export function transformPath(t: Transform, path: PathData, steps = 1): PathData {
  const warped =
    t.warpPath && steps > 1
      ? t.warpPath(path, steps)
      : t.warp
        ? { vertices: t.warp(path.vertices), codes: path.codes }
        : path;
  return { vertices: applyAffine(t.affine, warped.vertices), codes: warped.codes };
}

/** x from one separable transform, y from another (`blended_transform_factory`). */
export function blend(x: Transform, y: Transform): Transform {
  const warp =
    x.warp || y.warp
      ? (xy: Float64Array): Float64Array => {
          const wx = x.warp ? x.warp(xy) : xy;
          const wy = y.warp ? y.warp(xy) : xy;
          const out = new Float64Array(xy.length);
          for (let i = 0; i < xy.length; i += 2) {
            out[i] = wx[i];
            out[i + 1] = wy[i + 1];
          }
          return out;
        }
      : null;
  return {
    warp,
    affine: { a: x.affine.a, b: 0, c: 0, d: y.affine.d, e: x.affine.e, f: y.affine.f },
    separable: true,
  };
}
