import { PathCode } from '../display-list/display-list.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

const { LINETO, CURVE3, CURVE4 } = PathCode;

// Agg's adaptive subdivision: half a pixel of distance, no limit on angles. Agg goes down 32 levels; 16 are the same for curves
// of less than a billion pixels, and bound what larger ones cost.
const tolerance2 = 0.25;
const collinear = 1e-30;
const maxLevel = 16;

/** Whether a path has Bézier segments to flatten. */
export function hasCurves(path: VertexBuffer): boolean {
  const { cmd, length } = path;
  for (let i = 0; i < length; i++) if (cmd[i] === CURVE3 || cmd[i] === CURVE4) return true;
  return false;
}

/** Replaces Bézier segments by the polyline that Agg's `curve3_div` and `curve4_div` give. */
export function flattenCurves(src: VertexBuffer, dst: VertexBuffer): void {
  dst.clear();
  const { xy, cmd, length } = src;
  let lastX = 0;
  let lastY = 0;
  for (let i = 0; i < length; ) {
    const code = cmd[i];
    const span = code === CURVE3 ? 2 : code === CURVE4 ? 3 : 1;
    const end = i + span - 1;
    if (end >= length) return; // A curve that lacks its last points draws nothing.
    const x = xy[2 * end];
    const y = xy[2 * end + 1];
    if (span === 2) {
      quadratic(dst, lastX, lastY, xy[2 * i], xy[2 * i + 1], x, y, 0);
      dst.push(LINETO, x, y);
    } else if (span === 3) {
      cubic(dst, lastX, lastY, xy[2 * i], xy[2 * i + 1], xy[2 * i + 2], xy[2 * i + 3], x, y, 0);
      dst.push(LINETO, x, y);
    } else {
      dst.push(code, x, y);
    }
    lastX = x;
    lastY = y;
    i += span;
  }
}

function distance2(x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  return dx * dx + dy * dy;
}

function quadratic(
  out: VertexBuffer,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x3: number,
  y3: number,
  level: number,
): void {
  if (level > maxLevel) return;
  const x12 = (x1 + x2) / 2;
  const y12 = (y1 + y2) / 2;
  const x23 = (x2 + x3) / 2;
  const y23 = (y2 + y3) / 2;
  const x123 = (x12 + x23) / 2;
  const y123 = (y12 + y23) / 2;
  const dx = x3 - x1;
  const dy = y3 - y1;
  const d = Math.abs((x2 - x3) * dy - (y2 - y3) * dx);
  if (d > collinear) {
    if (d * d <= tolerance2 * (dx * dx + dy * dy)) {
      out.push(LINETO, x123, y123);
      return;
    }
  } else {
    const chord = dx * dx + dy * dy;
    let off: number;
    if (chord === 0) {
      off = distance2(x1, y1, x2, y2);
    } else {
      const at = ((x2 - x1) * dx + (y2 - y1) * dy) / chord;
      if (at > 0 && at < 1) return;
      off = at <= 0 ? distance2(x2, y2, x1, y1) : distance2(x2, y2, x3, y3);
    }
    if (off < tolerance2) {
      out.push(LINETO, x2, y2);
      return;
    }
  }
  quadratic(out, x1, y1, x12, y12, x123, y123, level + 1);
  quadratic(out, x123, y123, x23, y23, x3, y3, level + 1);
}

function cubic(
  out: VertexBuffer,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x3: number,
  y3: number,
  x4: number,
  y4: number,
  level: number,
): void {
  if (level > maxLevel) return;
  const x12 = (x1 + x2) / 2;
  const y12 = (y1 + y2) / 2;
  const x23 = (x2 + x3) / 2;
  const y23 = (y2 + y3) / 2;
  const x34 = (x3 + x4) / 2;
  const y34 = (y3 + y4) / 2;
  const x123 = (x12 + x23) / 2;
  const y123 = (y12 + y23) / 2;
  const x234 = (x23 + x34) / 2;
  const y234 = (y23 + y34) / 2;
  const x1234 = (x123 + x234) / 2;
  const y1234 = (y123 + y234) / 2;
  const dx = x4 - x1;
  const dy = y4 - y1;
  const d2 = Math.abs((x2 - x4) * dy - (y2 - y4) * dx);
  const d3 = Math.abs((x3 - x4) * dy - (y3 - y4) * dx);
  const bent2 = d2 > collinear;
  const bent3 = d3 > collinear;
  const chord = dx * dx + dy * dy;
  if (bent2 || bent3) {
    const off = bent2 && bent3 ? d2 + d3 : bent2 ? d2 : d3;
    if (off * off <= tolerance2 * chord) {
      out.push(LINETO, x23, y23);
      return;
    }
  } else {
    // All four on one line, or the curve returns to its start.
    let off2: number;
    let off3: number;
    if (chord === 0) {
      off2 = distance2(x1, y1, x2, y2);
      off3 = distance2(x4, y4, x3, y3);
    } else {
      const k = 1 / chord;
      const at2 = k * ((x2 - x1) * dx + (y2 - y1) * dy);
      const at3 = k * ((x3 - x1) * dx + (y3 - y1) * dy);
      if (at2 > 0 && at2 < 1 && at3 > 0 && at3 < 1) return;
      off2 = beyond(at2, x2, y2, x1, y1, x4, y4);
      off3 = beyond(at3, x3, y3, x1, y1, x4, y4);
    }
    if (off2 > off3) {
      if (off2 < tolerance2) {
        out.push(LINETO, x2, y2);
        return;
      }
    } else if (off3 < tolerance2) {
      out.push(LINETO, x3, y3);
      return;
    }
  }
  cubic(out, x1, y1, x12, y12, x123, y123, x1234, y1234, level + 1);
  cubic(out, x1234, y1234, x234, y234, x34, y34, x4, y4, level + 1);
}

/** Squared distance of (x, y), whose foot on the chord is at `at`, to the chord. */
function beyond(at: number, x: number, y: number, x1: number, y1: number, x4: number, y4: number): number {
  if (at <= 0) return distance2(x, y, x1, y1);
  if (at >= 1) return distance2(x, y, x4, y4);
  return distance2(x, y, x1 + at * (x4 - x1), y1 + at * (y4 - y1));
}
