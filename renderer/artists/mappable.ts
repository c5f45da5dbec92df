import type { Colormap } from '../color/colormap.ts';
import type { Norm } from '../color/norm.ts';

/** Numbers that are shown as colours (`ScalarMappable`): what a colorbar needs to know. */
export interface Mappable {
  readonly cmap: Colormap;
  readonly norm: Norm;
  readonly alpha: number | null;
  /** Set for contours, whose colorbars show levels rather than the whole map. */
  readonly contour?: ContourScale;
}

/** The levels of a contour plot and how they look. */
export interface ContourScale {
  readonly levels: Float64Array;
  /** The levels with the far ends of regions that are open (`extend`). */
  readonly boundaries: Float64Array;
  /** What stands for each level (lines) or region (filled) in the norm. */
  readonly values: Float64Array;
  readonly extend: 'neither' | 'min' | 'max' | 'both';
  readonly filled: boolean;
  readonly hatches: readonly (string | null)[];
  /** Points; of the lines, one per level. */
  readonly linewidths: readonly number[];
}
