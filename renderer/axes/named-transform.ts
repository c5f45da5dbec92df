import type { TransformRef } from '../geometry/transform.ts';
import type { Axes } from './axes.ts';

/** What a mark's `transform` may say its coordinates are. */
export type TransformName = 'data' | 'axes' | 'figure' | 'xaxis' | 'yaxis';

/** The transform of that name; data coordinates when there is none. */
export function namedTransform(ax: Axes, name: TransformName | undefined): TransformRef {
  if (name === 'axes') return ax.transAxes;
  if (name === 'figure') return ax.figure.transFigure;
  if (name === 'xaxis') return ax.xAxisTransform;
  return name === 'yaxis' ? ax.yAxisTransform : ax.transData;
}

/** Which directions of coordinates so named are data, and so count for the limits. */
export function dataDirections(name: TransformName | undefined): { readonly x: boolean; readonly y: boolean } {
  const data = name === undefined || name === 'data';
  return { x: data || name === 'xaxis', y: data || name === 'yaxis' };
}
