import type { PathData, PointStream } from '../../display-list/display-list.ts';
import { isStream } from '../../geometry/placed-points.ts';
import { hasCurves } from '../../paths/curves.ts';
import { loadPath, type Placement } from '../../paths/load-path.ts';
import { PathPipeline } from '../../paths/pipeline.ts';
import { hasGaps, removeNan } from '../../paths/remove-nan.ts';
import { VertexBuffer } from '../../paths/vertex-buffer.ts';

/** What may become of a path before it is written. */
export interface OutlineOptions {
  /** Width and height of the canvas when lines outside of it are cut off (unfilled, unhatched paths), else null. */
  readonly clip: readonly [number, number] | null;
  /** Threshold for leaving out vertices that do not show, 0 for none. */
  readonly simplify: number;
  readonly sketch: readonly [number, number, number] | null;
}

/** A path as it is. */
export const WHOLE: OutlineOptions = { clip: null, simplify: 0, sketch: null };

/** Makes paths ready for vector formats: placed, gaps left out, long lines clipped and simplified, curves kept as curves. */
export class OutlineMaker {
  readonly #pipeline = new PathPipeline();
  readonly #curved = new VertexBuffer();
  readonly #clean = new VertexBuffer();

  /** The result is valid until the next call. */
  make(path: PathData | PointStream, placement: Placement, options: OutlineOptions): VertexBuffer {
    if (!isStream(path) && path.codes !== null && options.sketch === null) {
      loadPath(path, placement, this.#curved);
      if (hasCurves(this.#curved)) {
        if (!hasGaps(this.#curved)) return this.#curved;
        removeNan(this.#curved, this.#clean);
        return this.#clean;
      }
    }
    return this.#pipeline.prepare(path, { placement, snap: false, snapWidth: 0, ...options });
  }
}
