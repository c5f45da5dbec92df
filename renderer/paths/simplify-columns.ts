import { block, chunk } from '../columns/numbers.ts';
import type { BlockRanges, LinearColumns, PointStream } from '../display-list/display-list.ts';
import { type ColumnPlacement, liesInside, placeColumns } from './column-placement.ts';
import { ExtremeBlocks } from './extreme-blocks.ts';
import type { Placement } from './load-path.ts';
import type { Simplifier } from './simplify.ts';
import { simplifyKernel } from './simplify-kernel.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

/** A long line of columns without gaps inside of the canvas: nothing to leave out, nothing to cut off. False for any other. */
export function simplifyColumns(
  { linear, length }: PointStream,
  placement: Placement,
  clip: readonly [number, number],
  simplifier: Simplifier,
  dst: VertexBuffer,
): boolean {
  const place = linear && placeColumns(linear, placement);
  if (!place || !liesInside(linear, place, clip)) return false;
  const { x, y } = linear;
  if (x.ranges && y.ranges) {
    simplifyBlocks(linear, x.ranges, y.ranges, place, simplifier, dst);
    return true;
  }
  const kernel = simplifyKernel();
  for (let from = 0; from < length; from += chunk) {
    const count = Math.min(chunk, length - from);
    x.read(from, from + count, kernel.xs);
    y.read(from, from + count, kernel.ys);
    simplifier.consumeColumns(kernel, count, place, dst);
  }
  return true;
}

/** The same without reading the blocks that change nothing: most of those of a line that goes to and fro within a pixel. */
function simplifyBlocks(
  { x, y }: LinearColumns,
  xRanges: BlockRanges,
  yRanges: BlockRanges,
  place: ColumnPlacement,
  simplifier: Simplifier,
  dst: VertexBuffer,
): void {
  const { length } = y;
  const kernel = simplifyKernel();
  const [us, vs] = [xRanges.blocks, yRanges.blocks];
  const take = (from: number, many: number): void => {
    const count = Math.min(many * block, length - from);
    x.read(from, from + count, kernel.xs);
    y.read(from, from + count, kernel.ys);
    simplifier.consumeColumns(kernel, count, place, dst);
  };
  let ahead = 1;
  let inARow = 0;
  for (let at = 0; at * block < length; at += ahead) {
    const next = simplifier.passOverBlocks(us, vs, at, place, extremes);
    if (next > at) {
      const { blocks } = extremes;
      for (const i of blocks) take(i * block, 1);
      if (blocks[blocks.length - 1] !== next - 1) {
        const { a, e, d, f, a2, e2, d2, f2 } = place;
        simplifier.passOver((us[3 * next - 1] * a + e) * a2 + e2, (vs[3 * next - 1] * d + f) * d2 + f2);
      }
    }
    if (next * block >= length) return;
    // Many at once cost less than one by one: a line that always moves on is read as any other.
    inARow = next > at ? 0 : inARow + 1;
    ahead = inARow < 8 ? 1 : chunk / block;
    at = next;
    take(next * block, ahead);
  }
}

const extremes = new ExtremeBlocks();
