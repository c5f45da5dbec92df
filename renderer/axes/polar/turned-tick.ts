import type { DrawContext } from '../../artists/artist.ts';
import { makeStroke } from '../../artists/line-style.ts';
import { type Affine, compose, scaleTranslate } from '../../geometry/affine.ts';
import { mapPath, polyline } from '../../geometry/shapes.ts';
import { type Transform, transformPoint } from '../../geometry/transform.ts';
import type { RcParams } from '../../rc/rc-params.ts';
import type { TickStyle } from '../tick-style.ts';

/** A line from the axis upwards, or one through it. */
const shapes = {
  line: polyline([
    [0, 0],
    [0, 1],
  ]),
  across: polyline([
    [0, -1],
    [0, 1],
  ]),
};

/** Draws a tick whose mark is turned by `affine` at (x, y). */
export function drawTurnedTick(
  ctx: DrawContext,
  rc: RcParams,
  style: TickStyle,
  shape: keyof typeof shapes,
  affine: Affine,
  transform: Transform,
  x: number,
  y: number,
): void {
  const size = (style.size * ctx.dpi) / 72;
  if (size <= 0) return;
  ctx.items.push({
    kind: 'markers',
    marker: mapPath(compose(affine, scaleTranslate(size, size, 0, 0)), shapes[shape]),
    fill: null,
    stroke: makeStroke(style.color, style.width, null, ctx.dpi, 'butt', 'round'),
    positions: Float64Array.from(transformPoint(transform, x, y)),
    clip: null,
    antialiased: rc['lines.antialiased'],
    snap: size >= 1,
  });
}
