import { block, chunk } from '../columns/numbers.ts';
import type { BlockRanges, LinearColumns, PointStream } from '../display-list/display-list.ts';
import { type ColumnPlacement, liesInside, placeColumns } from './column-placement.ts';
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
  let ahead = 1;
  let inARow = 0;
  for (let at = 0; at * block < length; at += ahead) {
    const next = simplifier.passOverBlocks(xRanges.blocks, yRanges.blocks, at, place);
    const from = next * block;
    if (from >= length) return;
    // Many at once cost less than one by one: a line that always moves on is read as any other.
    inARow = next > at ? 0 : inARow + 1;
    ahead = inARow < 8 ? 1 : chunk / block;
    at = next;
    const count = Math.min(ahead * block, length - from);
    x.read(from, from + count, kernel.xs);
    y.read(from, from + count, kernel.ys);
    simplifier.consumeColumns(kernel, count, place, dst);
  }
}
