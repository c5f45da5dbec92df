import type { DisplayItem, DisplayList } from '../../display-list/display-list.ts';
import { packColor } from './blend.ts';

/**
 * The opaque colour (packed) that a list's first item lays over the whole canvas, as nearly every figure begins: a canvas that starts
 * with it is filled once instead of twice. Null for other lists.
 */
export function backdropOf({ items, width, height }: DisplayList): number | null {
  const item = items[0];
  if (item?.kind !== 'path' || item.fill === null || item.hatch !== undefined || item.clip !== null) return null;
  if (item.stroke !== null || item.snap === false || item.sketch) return null;
  const color = packColor(item.fill);
  if (color >>> 24 !== 255 || !('vertices' in item.path) || item.path.vertices.length !== 10) return null;
  // Upright paths snap to the pixels' edges.
  const corners = [0, 0, width, 0, width, height, 0, height, 0, 0];
  return item.path.vertices.every((v, i) => Math.floor(v + 0.5) === corners[i]) ? color : null;
}

/** Whether an item only lays the colour over a canvas that has it everywhere already, as the first axes of nearly every figure does. */
export function changesNothing(item: DisplayItem, backdrop: number): boolean {
  if (item.kind !== 'path' || item.fill === null || item.hatch !== undefined) return false;
  return (item.stroke === null || item.stroke.width === 0) && packColor(item.fill) === backdrop;
}
