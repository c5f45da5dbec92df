import { Line2D } from '../../artists/line2d.ts';
import { rotation } from '../../geometry/affine.ts';
import { markerShape } from '../../geometry/markers.ts';
import { mapPath } from '../../geometry/shapes.ts';
import type { PolarAxes } from './polar-axes.ts';

/** The caps of error bars one by one, turned so that they stand across their bars: `along` the radius or around the circle. */
export function turnedCaps(ax: PolarAxes, caps: Line2D, along: 'x' | 'y'): Line2D[] {
  const out: Line2D[] = [];
  const flat = markerShape('_');
  for (let i = 0; i < caps.xy.length; i += 2) {
    const [theta, r] = [caps.xy[i], caps.xy[i + 1]];
    const angle = theta * ax.thetaDirection + ax.thetaOffset + (along === 'y' ? Math.PI / 2 : 0);
    const marker = { ...flat, path: mapPath(rotation(angle), flat.path) };
    out.push(new Line2D(Float64Array.of(theta, r), ax.transData, { ...caps.options, marker }, ax.rc));
  }
  return out;
}
