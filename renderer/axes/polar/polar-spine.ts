import type { PatchOptions } from '../../artists/patch.ts';
import type { PathData } from '../../display-list/display-list.ts';
import { scaleTranslate } from '../../geometry/affine.ts';
import { mapPath, unitArc } from '../../geometry/shapes.ts';
import { transformPath } from '../../geometry/transform.ts';
import { type Side, Spine } from '../spine.ts';
import { degrees } from './full-circle.ts';
import type { PolarAxes } from './polar-axes.ts';

/** A part of the frame of polar axes: the outer and inner arc, and the straight edges of a sector. */
export class PolarSpine extends Spine {
  readonly #polar: PolarAxes;

  constructor(axes: PolarAxes, side: Side, options: PatchOptions) {
    super(axes, side, options);
    this.#polar = axes;
  }

  override displayPath(): PathData {
    const ax = this.#polar;
    if (this.side === 'start' || this.side === 'end') {
      const [low, high] = this.bounds ?? ax.yaxis.group.view;
      const x = this.side === 'start' ? 0 : 1;
      return transformPath(ax.gridTransform('y'), { vertices: Float64Array.of(x, low, x, high), codes: null });
    }
    const [low, high] = this.bounds ? ax.turned(this.bounds[0], this.bounds[1]) : ax.turnedView();
    const diameter = this.side === 'polar' ? 1 : ax.innerDiameter();
    const arc = mapPath(scaleTranslate(diameter * 0.5, diameter * 0.5, 0.5, 0.5), unitArc(degrees(low), degrees(high)));
    return mapPath(ax.wedgeToDisplay(), arc);
  }
}
