import { PathCode, type PathData } from '../../display-list/display-list.ts';
import { unitArc } from '../../geometry/shapes.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;

/** A sector of a ring, `width` thick inwards from radius `r`; angles in degrees (`Wedge`). */
export interface WedgeShape {
  readonly center: readonly [number, number];
  readonly r: number;
  readonly theta1: number;
  readonly theta2: number;
  readonly width: number;
}

/** The outline: the outer arc, then the inner one backwards; apart from each other when the ring is whole. */
export function wedgePath(w: WedgeShape): PathData {
  const whole = Math.abs(w.theta2 - w.theta1 - 360) <= 1e-12;
  const arc = whole ? unitArc(0, 360) : unitArc(w.theta1, w.theta2);
  const n = arc.vertices.length / 2;
  const vertices = new Float64Array(4 * n + 2);
  const codes = new Uint8Array(2 * n + 1);
  const arcCodes = arc.codes ?? new Uint8Array(n).fill(LINETO);
  const put = (i: number, x: number, y: number, code: number): void => {
    vertices[2 * i] = x * w.r + w.center[0];
    vertices[2 * i + 1] = y * w.r + w.center[1];
    codes[i] = code;
  };
  for (let i = 0; i < n; i++) {
    const [x, y] = [arc.vertices[2 * i], arc.vertices[2 * i + 1]];
    put(i, x, y, arcCodes[i]);
    const inner = (v: number): number => (v * (w.r - w.width)) / w.r;
    put(2 * n - 1 - i, inner(x), inner(y), PathCode.STOP);
  }
  for (let i = 0; i < n; i++) codes[n + i] = i === 0 ? (whole ? MOVETO : LINETO) : arcCodes[i];
  put(2 * n, 0, 0, CLOSEPOLY);
  return { vertices, codes };
}
