import type { Colormap } from '../color/colormap.ts';
import type { Norm } from '../color/norm.ts';
import type { Rgba } from '../display-list/display-list.ts';

/** Numbers that are shown as colours (`ScalarMappable`): what a colorbar needs to know. */
export interface Mappable {
  readonly cmap: Colormap;
  readonly norm: Norm;
  readonly alpha: number | null;
  /** Set for contours: the levels and, for line contours, their colours and widths. */
  readonly levels?: Float64Array;
  readonly lines?: { readonly colors: readonly Rgba[]; readonly widths: readonly number[] };
}
