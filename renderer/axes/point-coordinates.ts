import { scaleTranslate } from '../geometry/affine.ts';
import { affineTransform, blend, displayTransform, type Transform, thenAffine } from '../geometry/transform.ts';
import type { Axes } from './axes.ts';

/** What the coordinates of an annotation may count: a name for both directions or a pair of names. */
export const coordinateNames: readonly string[] = [
  ...['data', 'polar', 'figure points', 'figure pixels', 'figure fraction', 'subfigure fraction', 'axes points'],
  ...['axes pixels', 'axes fraction', 'offset points', 'offset pixels', 'offset fontsize'],
];
export type Coordinates = string | readonly [string, string];

/** Whether a value names coordinates. */
export function isCoordinates(v: unknown): v is Coordinates {
  const known = (name: unknown): boolean => coordinateNames.includes(name as string);
  return known(v) || (Array.isArray(v) && v.length === 2 && v.every(known));
}

/** Whether either direction counts from the annotated point. */
export function isOffset(c: Coordinates): boolean {
  return (typeof c === 'string' ? [c] : c).some((name) => name.startsWith('offset'));
}

/**
 * The transform of such coordinates to pixels; `origin` is where offsets count from, `fontsize` (points) what `offset fontsize`
 * counts.
 */
export function coordinateTransform(
  ax: Axes,
  coordinates: Coordinates,
  origin: () => readonly [number, number],
  fontsize: number,
): Transform {
  if (typeof coordinates !== 'string') {
    const [x, y] = coordinates.map((name) => coordinateTransform(ax, name, origin, fontsize));
    return blend(x, y);
  }
  if (coordinates === 'data') return ax.transData();
  if (coordinates === 'polar') return fromPolar(ax.transData());
  const [place, unit] = coordinates.split(' ');
  const box =
    place === 'axes' ? ax.bbox() : { x0: 0, y0: 0, x1: ax.figure.pixelSize()[0], y1: ax.figure.pixelSize()[1] };
  const [x0, y0] = place === 'offset' ? origin() : [box.x0, box.y0];
  const points = ax.figure.dpi / 72;
  const [sx, sy] =
    unit === 'points'
      ? [points, points]
      : unit === 'pixels'
        ? [1, 1]
        : unit === 'fontsize'
          ? [fontsize * points, fontsize * points]
          : [box.x1 - box.x0, box.y1 - box.y0];
  return affineTransform(scaleTranslate(sx, sy, x0, y0));
}

/** Angle and radius → x and y → display. */
function fromPolar(after: Transform): Transform {
  const warp = (xy: Float64Array): Float64Array => {
    const out = new Float64Array(xy.length);
    for (let i = 0; i < xy.length; i += 2) {
      out[i] = xy[i + 1] * Math.cos(xy[i]);
      out[i + 1] = xy[i + 1] * Math.sin(xy[i]);
    }
    return after.warp ? after.warp(out) : out;
  };
  return { ...thenAffine(displayTransform, after.affine), warp, separable: false };
}
