import type { PathData } from '../display-list/display-list.ts';

export const drawStyles = ['default', 'steps', 'steps-pre', 'steps-mid', 'steps-post'] as const;
export type DrawStyle = (typeof drawStyles)[number];

/** A polyline as stairs: the step lies before (`pre`), halfway between, or after each point. */
export function stepPath(xy: Float64Array, style: DrawStyle): PathData {
  const n = xy.length / 2;
  if (n === 0 || style === 'default') return { vertices: xy, codes: null };
  const vertices = new Float64Array(style === 'steps-mid' ? 4 * n : Math.max(2, 4 * n - 2));
  let at = 0;
  const push = (x: number, y: number): void => {
    vertices[at++] = x;
    vertices[at++] = y;
  };
  if (style === 'steps-mid') {
    push(xy[0], xy[1]);
    for (let i = 0; i < n - 1; i++) {
      const middle = (xy[2 * i] + xy[2 * i + 2]) / 2;
      push(middle, xy[2 * i + 1]);
      push(middle, xy[2 * i + 3]);
    }
    push(xy[2 * n - 2], xy[2 * n - 1]);
    return { vertices, codes: null };
  }
  push(xy[0], xy[1]);
  for (let i = 1; i < n; i++) {
    if (style === 'steps-post') push(xy[2 * i], xy[2 * i - 1]);
    else push(xy[2 * i - 2], xy[2 * i + 1]);
    push(xy[2 * i], xy[2 * i + 1]);
  }
  return { vertices, codes: null };
}
