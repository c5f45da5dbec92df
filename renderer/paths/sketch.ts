import { PathCode } from '../display-list/display-list.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

const { MOVETO, CLOSEPOLY } = PathCode;

/**
 * The hand-drawn look of `path.sketch`: the path is cut into pieces of one pixel, and a sine wave whose phase advances at
 * random moves each piece sideways. The generator is Matplotlib's (a linear congruential one, seed 0 for every path).
 * @param sketch scale, length and randomness in pixels
 */
export function sketchPath(
  src: VertexBuffer,
  dst: VertexBuffer,
  sketch: readonly [number, number, number],
  scratch: VertexBuffer,
): void {
  const [scale, length, randomness] = sketch;
  segmentize(src, scratch);
  dst.clear();
  const tiny = 2.220446049250313e-16;
  const phaseScale = length <= tiny || randomness <= tiny ? 0 : (2 * Math.PI) / (length * randomness);
  const logRandomness = randomness <= tiny ? 0 : 2 * Math.log(randomness);
  let seed = 0;
  let phase = 0;
  let hasLast = false;
  let lastX = 0;
  let lastY = 0;
  for (let i = 0; i < scratch.length; i++) {
    const code = scratch.cmd[i];
    let x = scratch.xy[2 * i];
    let y = scratch.xy[2 * i + 1];
    if (code === MOVETO) {
      hasLast = false;
      phase = 0;
    }
    if (hasLast) {
      seed = (Math.imul(214013, seed) + 2531011) >>> 0;
      phase += Math.exp((seed / 4294967296) * logRandomness);
      const den = lastX - x;
      const num = lastY - y;
      lastX = x;
      lastY = y;
      const l = Math.sqrt(num * num + den * den);
      if (l !== 0) {
        const r = (Math.sin(phase * phaseScale) * scale) / l;
        x += r * num;
        y -= r * den;
      }
    } else {
      lastX = x;
      lastY = y;
    }
    hasLast = true;
    dst.push(code, x, y);
  }
}

/** Cuts every line into pieces of one pixel (Agg's `conv_segmentator`). */
function segmentize(src: VertexBuffer, dst: VertexBuffer): void {
  dst.clear();
  let x1 = 0;
  let y1 = 0;
  let startX = 0;
  let startY = 0;
  let vertices = 0;
  const lineTo = (x: number, y: number): void => {
    const dx = x - x1;
    const dy = y - y1;
    const step = 1 / Math.max(Math.sqrt(dx * dx + dy * dy), 1e-30);
    let at = step;
    while (at < 1 - step) {
      dst.push(PathCode.LINETO, x1 + dx * at, y1 + dy * at);
      at += step;
    }
    x1 += dx;
    y1 += dy;
    dst.push(PathCode.LINETO, x1, y1);
  };
  for (let i = 0; i < src.length; i++) {
    const code = src.cmd[i];
    const x = src.xy[2 * i];
    const y = src.xy[2 * i + 1];
    if (code === MOVETO) {
      x1 = startX = x;
      y1 = startY = y;
      vertices = 1;
      dst.push(MOVETO, x, y);
    } else if (code === CLOSEPOLY) {
      if (vertices > 2) lineTo(startX, startY);
      vertices = 0;
      dst.push(CLOSEPOLY, 0, 0);
    } else {
      lineTo(x, y);
      vertices++;
    }
  }
}
