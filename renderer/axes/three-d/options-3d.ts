import type { AxesEntry } from '../../normalize/parse-figure.ts';
import { type Axes3D, boxEdges } from './axes-3d.ts';
import { setLimits3D } from './limits-3d.ts';

/** Margins of the three directions (`Axes3D.margins`). */
export function applyMargins3D(ax: Axes3D, entry: AxesEntry): void {
  const { margins } = entry;
  const [mx, my, mz] = Array.isArray(margins) ? margins : [margins, margins, margins];
  const given = { x: entry.xmargin ?? mx, y: entry.ymargin ?? my, z: entry.zmargin ?? mz };
  if (given.x === undefined && given.y === undefined && given.z === undefined) return;
  ax.xmargin = given.x ?? ax.xmargin;
  ax.ymargin = given.y ?? ax.ymargin;
  ax.zmargin = given.z ?? ax.zmargin;
  ax.tight = true;
  ax.requestAutoscale();
}

/** `axis(word)` for boxes: what is left of it in space. */
export function axisWord3D(ax: Axes3D, word: NonNullable<AxesEntry['axis']>): void {
  if (word === 'on' || word === 'off') {
    ax.axisOn = word === 'on';
    return;
  }
  const groups = ax.axisNames().map((name) => ax.axisOf(name).group);
  for (const group of groups) group.autoscale = true;
  setAspect3D(ax, 'auto', 'box');
  ax.tight = word === 'tight' || word === 'image';
  ax.requestAutoscale();
  ax.updateView();
  if (word === 'equal') setAspect3D(ax, 'equal', 'datalim');
  else if (word === 'scaled' || word === 'image' || word === 'square') setAspect3D(ax, 'equal', 'box');
  if (word !== 'equal' && word !== 'auto') for (const group of groups) group.autoscale = false;
  if (word !== 'square') return;
  const [x, y] = groups.map(({ view }) => view);
  const edge = Math.max(x[1] - x[0], y[1] - y[0]);
  ax.setLimits(ax.xaxis, x[0], x[0] + edge);
  ax.setLimits(ax.yaxis, y[0], y[0] + edge);
}

/** Equal units along the three axes: by the box' edges, or by longer limits (`Axes3D.set_aspect`). */
export function setAspect3D(ax: Axes3D, aspect: 'auto' | 'equal', adjustable: 'box' | 'datalim'): void {
  ax.adjustable = adjustable;
  if (aspect === 'auto') {
    if (adjustable === 'box') ax.boxEdges = boxEdges([4, 4, 3]);
    return;
  }
  ax.updateView();
  const axes = ax.axisNames().map((name) => ax.axisOf(name));
  const spans = axes.map(({ group: { view } }) => Math.abs(view[1] - view[0]));
  if (adjustable === 'box') {
    ax.boxEdges = boxEdges(spans);
    return;
  }
  const scale = Math.max(...spans.map((s, i) => s / ax.boxEdges[i]));
  axes.forEach((axis, i) => {
    const { view } = axis.group;
    const middle = (view[0] + view[1]) / 2;
    const delta = scale * ax.boxEdges[i];
    const margin = ax.manualMargin();
    setLimits3D(axis, middle - delta / 2, middle + delta / 2, ax.extents[axis.axisName], margin);
  });
}
