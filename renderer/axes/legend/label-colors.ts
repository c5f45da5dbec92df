import { Line2D } from '../../artists/line2d.ts';
import { Patch } from '../../artists/patch.ts';
import { PathCollection } from '../../artists/path-collection.ts';
import { toRgba } from '../../color/parse-color.ts';
import type { Rgba } from '../../display-list/display-list.ts';
import type { ColorSpec } from '../../rc/rc-types.ts';
import { type Handle, type HandleArea, handleArtists } from './handles.ts';

type Part = 'face' | 'edge';

/** Which parts of a sample lend their colour to its label, the first that can be seen. */
const parts: Readonly<Record<string, readonly Part[]>> = {
  linecolor: ['face', 'edge'],
  markerfacecolor: ['face'],
  mfc: ['face'],
  markeredgecolor: ['edge'],
  mec: ['edge'],
};

/** The colours of a legend's labels (`labelcolor`): of their samples, one for all, or a list that repeats. */
export function labelColors(
  given: unknown,
  handles: readonly Handle[],
  area: HandleArea,
  usual: Rgba,
  cycle: readonly unknown[],
): Rgba[] {
  if (given === undefined || given === null || given === 'None') return handles.map(() => usual);
  const wanted = typeof given === 'string' ? parts[given] : undefined;
  if (wanted) return handles.map((handle) => sampleColor(handle, area, wanted) ?? usual);
  const isList = Array.isArray(given) && !given.every((v) => typeof v === 'number');
  const list = (isList ? given : [given]) as readonly ColorSpec[];
  return handles.map((_, i) => toRgba(list[i % list.length], null, cycle));
}

function sampleColor(handle: Handle, area: HandleArea, wanted: readonly Part[]): Rgba | null {
  const sample = handleArtists(handle, area, 0, 0, 1)[0];
  for (const part of wanted) {
    let color: Rgba | null = null;
    if (sample instanceof Line2D) color = part === 'face' ? sample.markerfacecolor : sample.markeredgecolor;
    else if (sample instanceof Patch) color = part === 'face' ? sample.facecolor : sample.edgecolor;
    else if (sample instanceof PathCollection) {
      const packed = part === 'face' ? sample.facecolors : sample.edgecolors;
      if (packed.length === 0) continue;
      // Samples of many colours have none to lend.
      return packed.every((v, i) => Math.abs(v - packed[i % 4]) <= 1e-8)
        ? [packed[0], packed[1], packed[2], packed[3]]
        : null;
    }
    if (color && color[3] > 0) return color;
  }
  return null;
}
