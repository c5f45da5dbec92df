import type { Axes } from '../axes/axes.ts';
import { PathCode, type PathData } from '../display-list/display-list.ts';
import type { Bbox } from '../geometry/bbox.ts';
import { transformPoint } from '../geometry/transform.ts';
import { Artist, type DrawContext } from './artist.ts';
import { makeStroke } from './line-style.ts';
import { Rectangle } from './patch.ts';

type Point = readonly [number, number];

/** Inset corners in axes coordinates, in Matplotlib's order. */
const corners: readonly Point[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

/** The frame around what an inset shows, joined to the inset by the two lines that cross neither (`InsetIndicator`). */
export class InsetIndicator extends Artist {
  override zorder = 4.99;
  readonly parent: Axes;
  readonly inset: Axes;

  constructor(parent: Axes, inset: Axes) {
    super();
    this.parent = parent;
    this.inset = inset;
    this.clipOn = false;
  }

  #frame(): Rectangle {
    const [x0, x1] = this.inset.viewX();
    const [y0, y1] = this.inset.viewY();
    return new Rectangle(x0, y0, x1 - x0, y1 - y0, this.parent.transData, {}, this.parent.rc);
  }

  /**
   * The frame as Matplotlib compares it with the inset to choose lines: moved once more by its own place and size, because the
   * transform that is applied to its corners there already holds them.
   */
  #compared({ x, y, width, height }: Rectangle): Bbox {
    const at = (px: number, py: number): Point =>
      transformPoint(this.parent.transData(), x + width * px, y + height * py);
    const [x0, y0] = at(x, y);
    return { x0, y0, x1: at(x + width, y)[0], y1: at(x, y + height)[1] };
  }

  override draw(ctx: DrawContext): void {
    const { rc, xaxis, yaxis } = this.parent;
    const frame = this.#frame();
    const path = frame.displayPath();
    const toData = this.parent.transData();
    const toInset = this.inset.transAxes();
    const outer = this.inset.bbox();
    const inner = this.#compared(frame);
    const [left, right] = [inner.x0 < outer.x0, inner.x1 < outer.x1];
    const [low, high] = [inner.y0 < outer.y0, inner.y1 < outer.y1];
    const visible = [left !== low, left === high, right === low, right !== high];
    const parts = [path];
    corners.forEach(([ex, ey], i) => {
      if (!visible[i]) return;
      const across = xaxis.group.inverted ? 1 - ex : ex;
      const up = yaxis.group.inverted ? 1 - ey : ey;
      const from = transformPoint(toInset, ex, ey);
      parts.push(connector(from, transformPoint(toData, frame.x + across * frame.width, frame.y + up * frame.height)));
    });
    ctx.items.push({
      kind: 'path',
      // One path, so that its transparency does not add up where lines meet.
      path: joined(parts),
      fill: null,
      stroke: makeStroke([0.5, 0.5, 0.5, 0.5], rc['patch.linewidth'], null, ctx.dpi, 'butt', 'miter'),
      clip: null,
      antialiased: rc['patch.antialiased'],
      snap: null,
    });
  }

  /** Layouts make no room for it. */
  override windowExtent(_ctx: DrawContext): Bbox | null {
    return null;
  }
}

/** A straight connection as Matplotlib makes it: a curve whose control point lies half way. */
function connector([x1, y1]: Point, [x2, y2]: Point): PathData {
  return {
    vertices: Float64Array.of(x1, y1, (x1 + x2) / 2, (y1 + y2) / 2, x2, y2),
    codes: Uint8Array.of(PathCode.MOVETO, PathCode.CURVE3, PathCode.CURVE3),
  };
}

function joined(paths: readonly PathData[]): PathData {
  return {
    vertices: Float64Array.from(paths.flatMap((p) => [...p.vertices])),
    codes: Uint8Array.from(paths.flatMap((p) => [...(p.codes ?? [])])),
  };
}
