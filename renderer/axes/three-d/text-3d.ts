import { Text, type TextOptions } from '../../artists/text.ts';
import type { TransformRef } from '../../geometry/transform.ts';
import type { RcParams } from '../../rc/rc-params.ts';
import { uprightAngle } from './directions.ts';
import { nearest, type Projected, projectPoints, type View3D } from './view.ts';

/** Words in space; with a direction they run along it as it is seen (`Text3D`). Layouts leave no room for them. */
export class Text3D extends Text implements Projected {
  readonly #place: readonly [number, number, number];
  readonly #direction: readonly [number, number, number];
  readonly #cut: boolean;

  constructor(
    place: readonly [number, number, number],
    direction: readonly [number, number, number],
    text: string,
    transform: TransformRef,
    options: TextOptions,
    rc: RcParams,
    cut: boolean,
  ) {
    super(0, 0, text, transform, options, rc);
    this.#place = place;
    this.#direction = direction;
    this.#cut = cut;
    this.inLayout = false;
  }

  project(view: View3D): number {
    const [x, y, z] = this.#place;
    const [dx, dy, dz] = this.#direction;
    const placed = projectPoints(view, Float64Array.of(x, y, z), this.#cut);
    const end = projectPoints(view, Float64Array.of(x + dx, y + dy, z + dz));
    this.x = placed[0];
    this.y = placed[1];
    const degrees = Math.atan2(end[1] - placed[1], end[0] - placed[0]) * (180 / Math.PI);
    this.turn(uprightAngle(degrees));
    return nearest(placed);
  }
}
