import { PathCollection } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import type { Norm } from '../color/norm.ts';
import type { PathData } from '../display-list/display-list.ts';
import { closedCodes } from '../geometry/shapes.ts';
import { linspace } from '../ticks/numeric.ts';
import { collectionOptions } from './collection-options.ts';
import { reduce } from './hexagons.ts';
import type { HexbinSpec } from './hexbin.ts';
import { colormapOf, normOf } from './mapping.ts';

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly values: Float64Array | null;
  /** x0, y0, x1, y1 in data units. */
  readonly box: readonly number[];
  readonly size: readonly [number, number];
  readonly logX: boolean;
  readonly logY: boolean;
  /** The hexagons' norm, which the bars share when it was made for them. */
  readonly norm: Norm;
}

/** Bars along the axes: what the values of each column and each row of hexagons come to. */
export function drawMarginals(ax: Axes, spec: HexbinSpec, points: Points): void {
  const { box, size } = points;
  const values = points.values ?? new Float64Array(points.x.length).fill(1);
  bars(ax, spec, points, edges(box[0], box[2], size[0], points.logX), points.x, values, false);
  bars(ax, spec, points, edges(box[1], box[3], 2 * size[1], points.logY), points.y, values, true);
}

function edges(low: number, high: number, bins: number, logarithmic: boolean): Float64Array {
  if (!logarithmic) return linspace(low, high, bins + 1);
  const powers = linspace(Math.log10(low), Math.log10(high), bins + 1).map((p) => 10 ** p);
  powers[0] = low;
  powers[bins] = high;
  return powers;
}

function bars(
  ax: Axes,
  spec: HexbinSpec,
  points: Points,
  at: Float64Array,
  data: Float64Array,
  values: Float64Array,
  along: boolean,
): void {
  const bins = at.length - 1;
  const groups: number[][] = Array.from({ length: bins }, () => []);
  data.forEach((v, i) => {
    const edge = at.findIndex((e) => e >= v);
    const bin = (edge < 0 ? at.length : edge) - 1;
    if (bin >= 0 && bin < bins) groups[bin].push(values[i]);
  });
  const shown = Array.from(groups.keys()).filter((i) => groups[i].length > 0);
  if (shown.length === 0) return;
  const heights = Float64Array.from(shown, (i) => reduce(spec.reduce_C_function ?? 'mean', groups[i]));
  const paths = shown.map((i): PathData => {
    const [a, b] = [at[i], at[i + 1]];
    const shape = [a, 0, a, 0.05, b, 0.05, b, 0, a, 0];
    const vertices = Float64Array.from(shape, (_, k) => (along ? shape[k % 2 === 0 ? k + 1 : k - 1] : shape[k]));
    return { vertices, codes: closedCodes(5) };
  });
  const cmap = colormapOf(spec.cmap, ax.rc);
  const shared = spec.bins === 'log' || typeof spec.norm === 'object';
  const norm = shared ? points.norm : normOf({ norm: spec.norm }, cmap.n);
  norm.autoscaleNone(heights);
  const { linewidths: _linewidths, edgecolors: _edgecolors, color: _color, ...rest } = spec;
  const options = collectionOptions(ax, { ...rest, edgecolors: 'face' }, () => 'none');
  const transform = along ? ax.yAxisTransform : ax.xAxisTransform;
  const facecolors = cmap.colors(norm.apply(heights), spec.alpha ?? null, norm.discrete);
  ax.addCollection(new PathCollection({ paths, transform }, { ...options, facecolors }, ax.rc), null);
}
