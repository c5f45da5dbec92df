import { PathCode } from '../display-list/display-list.ts';
import type { VertexBuffer } from './vertex-buffer.ts';
import { VertexSequence } from './vertex-sequence.ts';

const { MOVETO, CLOSEPOLY } = PathCode;

/**
 * Calls `each` for every subpath of a flattened path, in order. After a CLOSEPOLY the pen is back at the subpath's start, so
 * lines that follow without a MOVETO begin there. The sequence is reused: do not keep it.
 */
export class SubpathWalker {
  readonly sequence = new VertexSequence();

  walk(path: VertexBuffer, each: (sequence: VertexSequence, closed: boolean) => void): void {
    const { xy, cmd, length } = path;
    const { sequence } = this;
    if (length === 0) return;
    let startX = xy[0];
    let startY = xy[1];
    let i = 1;
    let more = true;
    while (more) {
      sequence.clear();
      sequence.add(startX, startY);
      let closed = false;
      more = false;
      while (i < length) {
        const code = cmd[i];
        const x = xy[2 * i];
        const y = xy[2 * i + 1];
        i++;
        if (code === MOVETO) {
          startX = x;
          startY = y;
          more = true;
          break;
        }
        if (code === CLOSEPOLY) {
          closed = true;
          more = true;
          break;
        }
        sequence.add(x, y);
      }
      sequence.finish(closed);
      each(sequence, closed);
    }
  }
}
