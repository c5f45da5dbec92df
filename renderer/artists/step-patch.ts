import { PathCode, type PathData } from '../display-list/display-list.ts';
import { Patch } from './patch.ts';

/** Stairs over edges as one shape (`StepPatch`); a class of its own, because a legend shows unfilled stairs as a line. */
export class StepPatch extends Patch {}

/**
 * The outline of stairs: `values[i]` between `edges[i]` and `edges[i + 1]`, down to the baseline at the ends (one number) or back
 * along it (one per value). A gap ends a flight of stairs.
 */
export function stairsPath(
  values: Float64Array,
  edges: Float64Array,
  baseline: Float64Array | number,
  vertical: boolean,
): PathData {
  const xy: number[] = [];
  const codes: number[] = [];
  const base = (i: number): number => (typeof baseline === 'number' ? baseline : baseline[i]);
  const shown = (i: number): boolean => !Number.isNaN(values[i]) && !Number.isNaN(base(i));
  for (let i = 0; i < values.length; i++) {
    if (!shown(i)) continue;
    let end = i;
    while (end < values.length && shown(end)) end++;
    const start = codes.length;
    const push = (along: number, up: number): void => {
      codes.push(codes.length === start ? PathCode.MOVETO : PathCode.LINETO);
      if (vertical) xy.push(along, up);
      else xy.push(up, along);
    };
    push(edges[i], base(i));
    for (let k = i; k < end; k++) {
      push(edges[k], values[k]);
      push(edges[k + 1], values[k]);
    }
    push(edges[end], base(end - 1));
    if (typeof baseline !== 'number') {
      push(edges[end], base(end - 1));
      for (let k = end - 1; k >= i; k--) {
        push(edges[k + 1], base(k));
        push(edges[k], base(k));
      }
      push(edges[i], base(i));
    }
    i = end;
  }
  return { vertices: Float64Array.from(xy), codes: Uint8Array.from(codes) };
}
