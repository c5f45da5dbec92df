import type { Bbox } from '../geometry/bbox.ts';
import { displayTransform, type TransformRef, transformPoint } from '../geometry/transform.ts';
import { Artist, type DrawContext } from './artist.ts';
import { type CollectionOptions, PathCollection } from './path-collection.ts';
import type { Quiver } from './quiver.ts';
import { Text, type TextOptions } from './text.ts';

export interface QuiverKeyOptions {
  readonly x: number;
  readonly y: number;
  /** Length of the arrow in the quiver's data units, and its direction in degrees. */
  readonly u: number;
  readonly angle: number;
  readonly label: string;
  readonly position: 'N' | 'S' | 'E' | 'W';
  /** Inches between arrow and label. */
  readonly separation: number;
  readonly transform: TransformRef;
  readonly arrow: CollectionOptions;
  readonly text: TextOptions;
}

const sides = {
  N: { ha: 'center', va: 'bottom', pivot: 'middle', dx: 0, dy: 1 },
  S: { ha: 'center', va: 'top', pivot: 'middle', dx: 0, dy: -1 },
  E: { ha: 'left', va: 'center', pivot: 'tip', dx: 1, dy: 0 },
  W: { ha: 'right', va: 'center', pivot: 'tail', dx: -1, dy: 0 },
} as const;

/** An arrow of known length with its label beside a quiver (`QuiverKey`). */
export class QuiverKey extends Artist {
  readonly quiver: Quiver;
  readonly options: QuiverKeyOptions;
  readonly #text: Text;

  constructor(quiver: Quiver, options: QuiverKeyOptions) {
    super();
    this.quiver = quiver;
    this.options = options;
    this.zorder = quiver.zorder + 0.1;
    this.clipOn = false;
    const { ha, va } = sides[options.position];
    this.#text = new Text(0, 0, options.label, () => displayTransform, { ...options.text, ha, va }, quiver.rc);
  }

  override draw(ctx: DrawContext): void {
    const { quiver, options } = this;
    const { x, y, u, angle, transform, separation } = options;
    const { pivot, dx, dy } = sides[options.position];
    const turn = (angle * Math.PI) / 180;
    const paths = quiver.outlines(
      ctx,
      Float64Array.of(0, 0),
      Float64Array.of(u * Math.cos(turn)),
      Float64Array.of(u * Math.sin(turn)),
      'uv',
      pivot,
    );
    const arrow = new PathCollection(
      { paths, offsets: Float64Array.of(x, y), offsetTransform: transform },
      options.arrow,
      quiver.rc,
    );
    arrow.draw(ctx);
    const [px, py] = transformPoint(transform(), x, y);
    this.#text.x = px + dx * separation * ctx.dpi;
    this.#text.y = py + dy * separation * ctx.dpi;
    this.#text.draw(ctx);
  }

  /** Matplotlib's layouts do not make room for it. */
  override windowExtent(_ctx: DrawContext): Bbox | null {
    return null;
  }
}
