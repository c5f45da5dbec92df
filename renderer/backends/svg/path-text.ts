import { PathCode } from '../../display-list/display-list.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { num } from '../vector/num.ts';

const { MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY } = PathCode;

/** The `d` attribute of a path that is ready. */
export function pathText({ xy, cmd, length }: VertexBuffer): string {
  let d = '';
  for (let i = 0; i < length; ) {
    const point = (k: number): string => `${num(xy[2 * k])} ${num(xy[2 * k + 1])} `;
    switch (cmd[i]) {
      case MOVETO:
        d += `M ${point(i++)}`;
        break;
      case LINETO:
        d += `L ${point(i++)}`;
        break;
      case CURVE3:
        d += `Q ${point(i)}${point(i + 1)}`;
        i += 2;
        break;
      case CURVE4:
        d += `C ${point(i)}${point(i + 1)}${point(i + 2)}`;
        i += 3;
        break;
      case CLOSEPOLY:
        d += 'z ';
        i++;
        break;
      default:
        return d.trimEnd();
    }
  }
  return d.trimEnd();
}
