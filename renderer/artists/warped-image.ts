import type { Axes } from '../axes/axes.ts';
import type { Bbox } from '../geometry/bbox.ts';
import { transformPoints } from '../geometry/transform.ts';
import type { Placement } from '../images/placement.ts';
import { type Direction, warpedPlacement } from '../images/warped-placement.ts';
import { FigureError } from '../schema/figure-error.ts';

/** left, right, bottom, top in data coordinates. */
export type Extent = readonly [number, number, number, number];

/** Whether the axes' scales put a picture's pixels anywhere but evenly. */
export function warps({ xaxis, yaxis }: Axes): boolean {
  return !xaxis.group.scale.isLinear || !yaxis.group.scale.isLinear;
}

/** The box of an extent on the canvas, from all its corners (`TransformedBbox`); a corner without a place may leave it without one. */
export function warpedBox(axes: Axes, [x0, x1, y0, y1]: Extent): Bbox {
  const p = transformPoints(axes.transData(), Float64Array.of(x0, y0, x1, y0, x0, y1, x1, y1));
  const [left, right] = range(p[0], p[2], p[4], p[6], x0 > x1);
  const [bottom, top] = range(p[1], p[3], p[5], p[7], y0 > y1);
  return { x0: left, y0: bottom, x1: right, y1: top };
}

/** Least and greatest as Python finds them: what is not a number counts only when it comes first. */
function range(a: number, b: number, c: number, d: number, reversed: boolean): [number, number] {
  let [low, high] = [a, a];
  for (const v of [b, c, d]) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return reversed ? [high, low] : [low, high];
}

/** The output pixels of a picture and its whole box in them. */
export interface Shown {
  readonly box: Bbox;
  /** First pixel. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Such pixels per pixel of the canvas. */
  readonly magnification: number;
}

/** How a picture lies on axes that warp it. Throws `FigureError` where the view leaves what a scale can show. */
export function warpedImage(
  axes: Axes,
  [ex0, ex1, ey0, ey1]: Extent,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  { box, x, y, width, height, magnification }: Shown,
  topFirst: boolean,
): Placement {
  const { x0, x1, y0, y1 } = axes.bbox();
  return warpedPlacement(
    {
      ...viewOf(axes, 'x'),
      magnification,
      box: [x0, x1],
      extent: [ex0, ex1],
      displayed: Math.abs(box.x1 - x - (box.x0 - x)),
      size: columns,
      from: x,
      length: width,
    },
    {
      ...viewOf(axes, 'y'),
      magnification,
      box: [y0, y1],
      extent: [ey0, ey1],
      displayed: Math.abs(box.y1 - y - (box.y0 - y)),
      size: rows,
      from: y,
      length: height,
    },
    topFirst,
  );
}

function viewOf(axes: Axes, name: 'x' | 'y'): Pick<Direction, 'view' | 'inverse'> {
  const { group } = axes.axisOf(name);
  return { view: group.scaledView(), inverse: (place) => group.scale.inverse(place) };
}

/** Throws `FigureError` when the limits, which an image sets to its extent, leave what a scale can show. */
export function checkViews(axes: Axes): void {
  for (const name of ['x', 'y'] as const) {
    const { view, scale } = axes.axisOf(name).group;
    if (view.every((v) => scale.inDomain(v))) continue;
    const detail = `a ${scale.name} scale has no place for ${view[0]} or ${view[1]}: set limits, or the extent of the image, within it`;
    throw new FigureError([{ pointer: `${axes.at}/${name}lim`, detail }]);
  }
}
