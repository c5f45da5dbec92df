import { type FillStyle, type MarkerShape, markerShape, tupleMarker } from '../geometry/markers.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { MarkerSpec } from '../schema/pieces.ts';
import { isMath } from '../text/mathtext/is-math.ts';
import { mathMarker } from './math-marker.ts';

/** The shape of a marker as a figure gives it; null for no marker. */
export function markerOf(spec: MarkerSpec | null | undefined, rc: RcParams, fillstyle?: FillStyle): MarkerShape | null {
  if (spec === null || spec === undefined || spec === '' || spec === ' ' || spec === 'none' || spec === 'None')
    return null;
  if (typeof spec === 'string' && isMath(spec)) return mathMarker(spec, rc);
  if (typeof spec === 'string' || typeof spec === 'number') return markerShape(spec, fillstyle);
  if (!Array.isArray(spec)) {
    const { marker = 'o', fillstyle: own } = spec as { marker?: string | number; fillstyle?: string };
    return markerOf(marker, rc, (own as FillStyle | undefined) ?? fillstyle);
  }
  if (typeof spec[0] === 'number')
    return tupleMarker(spec[0], spec[1] as unknown as number, (spec[2] as unknown as number) ?? 0);
  return pointsMarker(spec as unknown as readonly (readonly [number, number])[]);
}

/** A marker drawn through points, scaled so that the farthest coordinate lies at 0.5. */
function pointsMarker(points: readonly (readonly [number, number])[]): MarkerShape {
  const flat = Float64Array.from(points.flat());
  const scale = Math.max(...flat.map(Math.abs)) || 1;
  const path = { vertices: flat.map((v) => (0.5 / scale) * v), codes: null };
  return { path, alt: null, snapThreshold: null, join: 'round', filled: true, pixel: false };
}
