import { PathCode } from '../../display-list/display-list.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { num } from '../vector/num.ts';

const { MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY } = PathCode;

/** The path construction operators of a path that is ready. Quadratic curves are raised to cubic ones: PDF has no others. */
export function pathOperators({ xy, cmd, length }: VertexBuffer): string {
  let out = '';
  let x = 0;
  let y = 0;
  const point = (k: number): string => `${num(xy[2 * k])} ${num(xy[2 * k + 1])} `;
  for (let i = 0; i < length; ) {
    switch (cmd[i]) {
      case MOVETO:
        out += `${point(i)}m\n`;
        break;
      case LINETO:
        out += `${point(i)}l\n`;
        break;
      case CURVE3: {
        const [cx, cy, ex, ey] = xy.subarray(2 * i, 2 * i + 4);
        const first = `${num(x + (2 / 3) * (cx - x))} ${num(y + (2 / 3) * (cy - y))}`;
        const second = `${num(ex + (2 / 3) * (cx - ex))} ${num(ey + (2 / 3) * (cy - ey))}`;
        out += `${first} ${second} ${num(ex)} ${num(ey)} c\n`;
        i++;
        break;
      }
      case CURVE4:
        out += `${point(i)}${point(i + 1)}${point(i + 2)}c\n`;
        i += 2;
        break;
      case CLOSEPOLY:
        out += 'h\n';
        i++;
        continue;
      default:
        return out;
    }
    x = xy[2 * i];
    y = xy[2 * i + 1];
    i++;
  }
  return out;
}

/** The box around all vertices, grown by `pad`: x0, y0, x1, y1. */
export function boundsOf({ xy, cmd, length }: VertexBuffer, pad: number): string {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < length; i++) {
    if (cmd[i] === CLOSEPOLY) continue;
    x0 = Math.min(x0, xy[2 * i]);
    x1 = Math.max(x1, xy[2 * i]);
    y0 = Math.min(y0, xy[2 * i + 1]);
    y1 = Math.max(y1, xy[2 * i + 1]);
  }
  return x1 >= x0 ? [x0 - pad, y0 - pad, x1 + pad, y1 + pad].map(num).join(' ') : '0 0 0 0';
}
