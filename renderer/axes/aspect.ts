import { type Bbox, bboxFromBounds } from '../geometry/bbox.ts';
import { setBound } from './autoscale.ts';
import type { Axes } from './axes.ts';

export type Aspect = 'auto' | number;
export type Anchor = string | readonly [number, number];

const anchors: Readonly<Record<string, readonly [number, number]>> = {
  C: [0.5, 0.5],
  SW: [0, 0],
  S: [0.5, 0],
  SE: [1, 0],
  E: [1, 0.5],
  NE: [1, 1],
  N: [0.5, 1],
  NW: [0, 1],
  W: [0, 0.5],
};

/** Where in the spare room something goes: a compass direction or fractions. */
export function anchorFractions(anchor: Anchor): readonly [number, number] {
  return typeof anchor === 'string' ? anchors[anchor] : anchor;
}

/** Moves `box` inside `container` to where the anchor says. */
export function anchored(box: Bbox, anchor: Anchor, container: Bbox): Bbox {
  const [cx, cy] = anchorFractions(anchor);
  const [w, h] = [box.x1 - box.x0, box.y1 - box.y0];
  const [W, H] = [container.x1 - container.x0, container.y1 - container.y0];
  const dx = container.x0 + cx * (W - w) - box.x0;
  const dy = container.y0 + cy * (H - h) - box.y0;
  return { x0: box.x0 + dx, y0: box.y0 + dy, x1: box.x1 + dx, y1: box.y1 + dy };
}

/** The largest box of the given physical aspect at the lower left of `box`. */
export function shrunkToAspect(box: Bbox, aspect: number, figureAspect: number): Bbox {
  const [w, h] = [box.x1 - box.x0, box.y1 - box.y0];
  const H = (w * aspect) / figureAspect;
  if (H <= h) return bboxFromBounds(box.x0, box.y0, w, H);
  return bboxFromBounds(box.x0, box.y0, (h * figureAspect) / aspect, h);
}

/** Fits the box or the limits to the axes' aspect (`apply_aspect`). */
export function applyAspect(ax: Axes): void {
  const position = ax.insetPosition() ?? ax.position;
  ax.activePosition = position;
  if (ax.aspect === 'auto' && ax.boxAspect === null) return;
  const [width, height] = ax.figure.pixelSize();
  const figureAspect = height / width;
  if (ax.adjustable === 'box' && ax.boxAspect === null) {
    const aspect = (ax.aspect as number) * (ax.dataRatio() ?? dataRatio(ax));
    ax.activePosition = anchored(shrunkToAspect(position, aspect, figureAspect), ax.anchor, position);
    return;
  }
  if (ax.boxAspect !== null) {
    ax.activePosition = anchored(shrunkToAspect(position, ax.boxAspect, figureAspect), ax.anchor, position);
    if (ax.aspect === 'auto') return;
  }
  adjustLimits(ax, ax.aspect as number, figureAspect);
}

function scaledBounds(ax: Axes, name: 'x' | 'y'): [number, number] {
  const { scale, view } = name === 'x' ? ax.xaxis.group : ax.yaxis.group;
  const [low, high] = view[0] <= view[1] ? view : [view[1], view[0]];
  return [scale.forward(low), scale.forward(high)];
}

function dataRatio(ax: Axes): number {
  const [x0, x1] = scaledBounds(ax, 'x');
  const [y0, y1] = scaledBounds(ax, 'y');
  return Math.max(Math.abs(y1 - y0), 1e-30) / Math.max(Math.abs(x1 - x0), 1e-30);
}

function adjustLimits(ax: Axes, aspect: number, figureAspect: number): void {
  const p = ax.activePosition;
  const [xmin, xmax] = scaledBounds(ax, 'x');
  const [ymin, ymax] = scaledBounds(ax, 'y');
  const xsize = Math.max(Math.abs(xmax - xmin), 1e-30);
  const ysize = Math.max(Math.abs(ymax - ymin), 1e-30);
  const ratio = (figureAspect * ((p.y1 - p.y0) / (p.x1 - p.x0))) / aspect;
  const expander = (ratio * xsize) / ysize - 1;
  if (Math.abs(expander) < 0.005) return;
  const [xg, yg] = [ax.xaxis.group, ax.yaxis.group];
  const [dx0, dx1] = ax.dataLimits.interval('x').map((v) => xg.scale.forward(v));
  const [dy0, dy1] = ax.dataLimits.interval('y').map((v) => yg.scale.forward(v));
  const xr = 1.05 * (dx1 - dx0);
  const yr = 1.05 * (dy1 - dy0);
  const [xmargin, ymargin] = [xsize - xr, ysize - yr];
  const Ysize = ratio * xsize;
  const Xsize = ysize / ratio;
  const [Xmargin, Ymargin] = [Xsize - xr, Ysize - yr];
  const sharedX = xg.members.length > 1;
  const sharedY = yg.members.length > 1;
  const both = xmargin > 0 && ymargin > 0;
  const wanted = both ? (Ymargin > 0 && expander < 0) || (Xmargin < 0 && expander > 0) : expander > 0;
  const adjustY = !sharedY && (sharedX || wanted);
  const grow = (low: number, high: number, size: number): [number, number] => {
    const centre = 0.5 * (low + high);
    return [centre - size / 2, centre + size / 2];
  };
  if (adjustY) {
    const [low, high] = grow(ymin, ymax, Ysize);
    setBound(yg, yg.scale.inverse(low), yg.scale.inverse(high));
  } else {
    const [low, high] = grow(xmin, xmax, Xsize);
    setBound(xg, xg.scale.inverse(low), xg.scale.inverse(high));
  }
}
